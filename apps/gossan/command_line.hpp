// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "apps/gossan/verb.hpp"

namespace gossan::program {

/// What the words of the command line ask for.
struct Command {
    Verb* verb = nullptr;                  ///< to run; null when there is nothing more to do
    ExitStatus status = ExitStatus::done;  ///< with no verb: what to end with
};

/// Reads the command line into the verb that it names. Help and version go to standard output;
/// words that are not understood are told on standard error, with the nearest known one.
[[nodiscard]] Command read_command_line(const std::vector<NamedVerb>& verbs, int argc,
                                        const char* const* argv);

}  // namespace gossan::program
