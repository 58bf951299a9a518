// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/scenario_input.hpp"

#include <algorithm>
#include <filesystem>

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/read_faults.hpp"
#include "apps/gossan/terminal.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::program {
namespace {

std::string absolute(const std::string& path) {
    return std::filesystem::absolute(path).lexically_normal().string();
}

std::vector<records::InputRecord> input_records(const ScenarioSource& source,
                                                const Origins& origins,
                                                const catalogue::Catalogue& catalogue) {
    std::vector<records::InputRecord> records{records::input_record(source.file)};
    for (const std::string& file : origins.files()) records.push_back(records::input_record(file));
    for (const catalogue::DataFile& file : catalogue.files) {
        if (file.layer == 0) continue;
        records.push_back({.path = file.shown,
                           .sha256 = records::sha256(file.content),
                           .bytes = file.content.size()});
    }
    return records;
}

/// What a scenario is read with.
struct Reading {
    const ScenarioSource& source;
    const std::optional<scenario::Input>& input;
    const catalogue::Facts& facts;
    const catalogue::Catalogue& unchanged;  ///< catalogue of the facts as they are
    bool are_facts_faulty = false;
};

/// Reads a scenario as what `Scenario` describes, and turns it into equations of the facts and what
/// it puts in their place.
template <class Scenario, class Equations>
void read_and_assemble(const Reading& reading, Equations& equations, PreparedScenario& prepared,
                       Diagnostics& diagnostics) {
    const ScenarioSource& source = reading.source;
    scenario::Loaded<Scenario> loaded;
    const Description& description = description_of<Scenario>();
    std::vector<std::string> overrides;
    for (const std::string& each : source.overrides) {
        overrides.push_back(catalogue::as_override(each));
    }
    scenario::read_into(description, &loaded.value, *reading.input, overrides, loaded.origins,
                        diagnostics);
    // Unsound facts cannot tell which minerals there are; a faulty scenario is looked at further.
    if (!reading.are_facts_faulty) {
        Diagnostics found = std::exchange(diagnostics, {});  // assembly knows dotted paths alone
        equations = simulation::assemble(loaded.value, reading.facts, found);
        scenario::add_located(found, loaded.origins, *reading.input, diagnostics);
    }
    if (diagnostics.has_errors() || reading.are_facts_faulty) return;
    prepared.effective_toml =
        scenario::effective_toml(description, &loaded.value, loaded.origins,
                                 "Every value in force and where it came from. Written by gossan " +
                                     version() + " from " + source.file + ".");
    prepared.inputs = input_records(source, loaded.origins, reading.unchanged);
}

}  // namespace

void ScenarioSource::declare(Declaration& declaration) {
    declaration.word("FILE", file, "the scenario, a TOML file");
    declaration.options("--set", "KEY=VALUE", overrides,
                        "put a value over the file's: --set 'bed.height=4 m'");
    declaration.options("--data", "DIR", overlays, "a folder of facts to lay over the program's");
}

std::vector<std::pair<std::string, std::string>> ScenarioSource::options() const {
    std::vector<std::pair<std::string, std::string>> options{{"scenario", absolute(file)}};
    for (const std::string& each : overrides) options.emplace_back("--set", each);
    for (const std::string& each : overlays) options.emplace_back("--data", absolute(each));
    return options;
}

std::string hash_of(const catalogue::Catalogue& catalogue) {
    return records::sha256(catalogue::canonical_bytes(catalogue.files));
}

std::optional<PreparedScenario> prepare(const ScenarioSource& source, Diagnostics& diagnostics) {
    const auto input = scenario::input_from_file(source.file, diagnostics);
    PreparedScenario prepared{};
    Diagnostics of_facts;
    const catalogue::Facts facts(source.overlays, of_facts);
    const catalogue::Catalogue unchanged = facts.catalogue({}, of_facts);
    prepared.data_hash = hash_of(unchanged);
    prepared.n_facts = unchanged.files.size();
    const Reading reading{source, input, facts, unchanged, of_facts.has_errors()};
    if (input && simulation::has_plant(input->text)) {
        prepared.heap.emplace();
        read_and_assemble<simulation::HeapSite>(reading, *prepared.heap, prepared, diagnostics);
    } else if (input) {
        read_and_assemble<simulation::Site>(reading, prepared.assembly, prepared, diagnostics);
    }
    for (const Fault& fault : of_facts.sorted()) diagnostics.add(fault);
    if (diagnostics.has_errors()) return {};
    return prepared;
}

std::optional<PreparedScenario> prepare_or_tell(const ScenarioSource& source, bool as_json) {
    Diagnostics diagnostics;
    auto prepared = prepare(source, diagnostics);
    tell_reading(source.file, prepared.has_value(), diagnostics, as_json);
    return prepared;
}

}  // namespace gossan::program
