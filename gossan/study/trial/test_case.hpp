// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/parameters.hpp"
#include "gossan/records/series.hpp"
#include "gossan/simulation/heap_assembly.hpp"

namespace gossan::study {

/// One column or site that was run in the world, and is run here: a scenario as it was read.
struct TestCase {
    std::string name;
    std::variant<simulation::Site, simulation::HeapSite> scenario;
    std::vector<records::ColumnInfo> columns = {};  ///< of its series
    double duration = 0.0;                          ///< s
    std::vector<std::string> files = {};            ///< read for it, the scenario first

    [[nodiscard]] const Description& description() const;
    [[nodiscard]] const void* value() const;
    [[nodiscard]] void* value();
    [[nodiscard]] bool is_site() const { return scenario.index() == 1; }
    [[nodiscard]] const simulation::FactTexts& facts() const;
};

/// Reads a scenario with overrides and makes sure that it can be run; its faults go to
/// `diagnostics`, and there is none then.
[[nodiscard]] std::optional<TestCase> read_test_case(const std::string& name,
                                                     const std::string& file,
                                                     std::span<const std::string> overrides,
                                                     const catalogue::Facts& facts,
                                                     Diagnostics& diagnostics);

}  // namespace gossan::study
