// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/gossan/verb.hpp"
#include "gossan/base/diagnostics.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/catalogue/facts.hpp"
#include "gossan/records/manifest.hpp"
#include "gossan/simulation/assembly.hpp"
#include "gossan/simulation/heap_assembly.hpp"

namespace gossan::program {

/// A scenario as the command line names it.
struct ScenarioSource {
    std::string file = {};
    std::vector<std::string> overrides = {};  ///< of --set
    std::vector<std::string> overlays = {};   ///< folders of --data

    void declare(Declaration& declaration);
    /// As the manifest keeps it: paths absolute, so that `resume` needs no options.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> options() const;
};

/// A scenario turned into equations, with what a run records of it.
struct PreparedScenario {
    simulation::Assembly assembly;                 ///< of one column
    std::optional<simulation::HeapAssembly> heap;  ///< in its place where there is a [plant]
    std::string effective_toml;
    std::string data_hash;
    std::size_t n_facts = 0;                   ///< files of facts
    std::vector<records::InputRecord> inputs;  ///< every file read, the scenario first

    [[nodiscard]] const std::vector<std::string>& notes() const {
        return heap ? heap->notes : assembly.notes;
    }
};

/// Reads scenario and facts and composes them; every fault of all three goes to `diagnostics`, at
/// its place in the file that it stands in. None after an error.
[[nodiscard]] std::optional<PreparedScenario> prepare(const ScenarioSource& source,
                                                      Diagnostics& diagnostics);

/// As above; faults go to standard error, or as JSON to standard output where `as_json`.
[[nodiscard]] std::optional<PreparedScenario> prepare_or_tell(const ScenarioSource& source,
                                                              bool as_json);

/// SHA-256 over the content of every file of facts.
[[nodiscard]] std::string hash_of(const catalogue::Catalogue& catalogue);

}  // namespace gossan::program
