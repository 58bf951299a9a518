// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "apps/gossan/scenario_input.hpp"

namespace gossan::program {

/// The verb that a file of a study is for, by the blocks it has; none: it is no study.
[[nodiscard]] std::optional<std::string> verb_of(std::string_view text);
[[nodiscard]] std::optional<std::string> verb_of_file(const std::string& file);

/// Reads a study with all that it names, runs nothing, and prints every fault.
[[nodiscard]] ExitStatus check_study(const std::string& verb, const ScenarioSource& source,
                                     bool as_json);

}  // namespace gossan::program
