// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/trial/test_case.hpp"

#include "gossan/scenario/reader.hpp"
#include "gossan/simulation/column_simulation.hpp"
#include "gossan/simulation/heap_series.hpp"

namespace gossan::study {
namespace {

std::vector<records::ColumnInfo> columns_of(const simulation::Assembly& assembly) {
    return simulation::first_manifest(assembly, {}).series;
}

std::vector<records::ColumnInfo> columns_of(const simulation::HeapAssembly& heap) {
    return simulation::HeapSeries(heap).columns();
}

template <class Scenario>
std::optional<TestCase> read_as(const std::string& name, const scenario::Input& input,
                                std::span<const std::string> overrides,
                                const catalogue::Facts& facts, Diagnostics& diagnostics) {
    Diagnostics found;
    scenario::Loaded<Scenario> loaded;
    scenario::read_into(description_of<Scenario>(), &loaded.value, input, overrides, loaded.origins,
                        found);
    std::vector<records::ColumnInfo> columns;
    if (!found.has_errors()) {
        const auto equations = simulation::assemble(loaded.value, facts, found);
        if (!found.has_errors()) columns = columns_of(equations);
    }
    scenario::add_located(found, loaded.origins, input, diagnostics);
    if (found.has_errors()) return std::nullopt;
    const double duration = loaded.value.run.duration.si;
    std::vector<std::string> files{input.name};
    for (const std::string& file : loaded.origins.files()) files.push_back(file);
    return TestCase{name, std::move(loaded.value), std::move(columns), duration, std::move(files)};
}

}  // namespace

const Description& TestCase::description() const {
    return is_site() ? description_of<simulation::HeapSite>() : description_of<simulation::Site>();
}

const void* TestCase::value() const {
    return std::visit([](const auto& site) -> const void* { return &site; }, scenario);
}

void* TestCase::value() {
    return std::visit([](auto& site) -> void* { return &site; }, scenario);
}

const simulation::FactTexts& TestCase::facts() const {
    return std::visit([](const auto& site) -> const simulation::FactTexts& { return site.facts; },
                      scenario);
}

std::optional<TestCase> read_test_case(const std::string& name, const std::string& file,
                                       std::span<const std::string> overrides,
                                       const catalogue::Facts& facts, Diagnostics& diagnostics) {
    const auto input = scenario::input_from_file(file, diagnostics);
    if (!input) return std::nullopt;
    std::vector<std::string> own;
    for (const std::string& each : overrides) own.push_back(catalogue::as_override(each));
    if (simulation::has_plant(input->text)) {
        return read_as<simulation::HeapSite>(name, *input, own, facts, diagnostics);
    }
    return read_as<simulation::Site>(name, *input, own, facts, diagnostics);
}

}  // namespace gossan::study
