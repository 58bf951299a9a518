// SPDX-License-Identifier: Apache-2.0
// Every example still comes to the figures of its expected.toml, and closes its balances.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "gossan/records/atomic_file.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/simulation/column_simulation.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/side_by_side.hpp"

namespace gossan {
namespace {

/// One figure of summary.json: within 1e-4 of its value, or within its floor where that is wider.
struct Figure {
    double value = 0.0;
    double floor = 0.0;

    static Schema<Figure> schema() {
        return Schema<Figure>("figure")
            .field("value", &Figure::value, "as summary.json gives it")
            .field("floor", &Figure::floor, at_least(0), "below this a difference means nothing");
    }
};

struct Expected {
    std::optional<Duration> until;          ///< a shorter run, without what is stacked later
    std::map<std::string, Figure> figures;  ///< by dotted path in summary.json

    static Schema<Expected> schema() {
        return Schema<Expected>("expected")
            .field("until", &Expected::until, above(0), "a shorter run than the scenario's")
            .field("figures", &Expected::figures, "figures by path");
    }
};

const records::Document& at_path(const records::Document& document, const std::string& path) {
    const records::Document* place = &document;
    std::istringstream parts(path);
    for (std::string key; std::getline(parts, key, '.');) place = &place->at(key);
    return *place;
}

/// A hundredth of every tolerance. At those of practice a figure moves by 2e-4 with the last bit of
/// any step, more than a regression may; at these by a tenth of 1e-4.
void tighten(column::SolverInput& solver) {
    constexpr double part = 1e-2;
    for (double* each : {&solver.relative_tolerance, &solver.water_content, &solver.enthalpy.si,
                         &solver.component.si, &solver.solid.si, &solver.dissolved_gas.si,
                         &solver.oxygen.si, &solver.carbon_dioxide.si, &solver.biomass.si}) {
        *each *= part;
    }
}

template <class Scenario>
void shorten(Scenario& scenario, Duration until) {
    scenario.run.duration = until;
    if constexpr (requires { scenario.modules; }) {
        std::erase_if(scenario.modules, [&](const auto& each) { return each.from >= until; });
    }
}

struct Case {
    std::filesystem::path scenario, out;
    std::optional<Duration> until;
};

template <class Scenario, class Run>
records::Document run_as(const Case& example, const Run& run) {
    Diagnostics diagnostics;
    auto loaded = scenario::read<Scenario>(example.scenario.string(), {}, diagnostics);
    diagnostics.throw_if_any();
    if (example.until) shorten(loaded.value, *example.until);
    tighten(loaded.value.solver);
    if constexpr (requires { loaded.value.coupling; }) {
        loaded.value.coupling.tolerance = loaded.value.coupling.tolerance * 1e-2;
    }
    const auto catalogue = catalogue::load();
    const auto assembly = simulation::assemble(loaded.value, catalogue, diagnostics);
    diagnostics.throw_if_any();
    simulation::RunRecord record;
    record.folder = example.out;
    record.force = true;
    record.version = "test";
    record.effective_toml =
        scenario::effective_toml(description_of<Scenario>(), &loaded.value, loaded.origins);
    record.data_hash = "test";
    return run(assembly, record).summary;
}

/// A scenario with a block [plant] is of heap and plant.
bool is_site(const std::filesystem::path& scenario) {
    return records::read_file(scenario).find("\n[plant.") != std::string::npos;
}

records::Document run_example(const Case& example) {
    if (is_site(example.scenario)) {
        return run_as<simulation::HeapSite>(example, [](const auto& heap, const auto& record) {
            return simulation::run(heap, record, {}, simulation::hardware_threads());
        });
    }
    return run_as<simulation::Site>(example, [](const auto& column, const auto& record) {
        return simulation::run(column, record, {});
    });
}

/// "a" is scenario.toml of the folder a, "a/b" its b.toml.
std::pair<std::filesystem::path, std::filesystem::path> files_of(const std::string& example) {
    const auto path = std::filesystem::path(GOSSAN_SOURCE_DIR) / "examples" / example;
    if (std::filesystem::is_directory(path))
        return {path / "scenario.toml", path / "expected.toml"};
    return {path.string() + ".toml", path.string() + "_expected.toml"};
}

class Example : public testing::TestWithParam<std::string> {};

TEST_P(Example, ComesToItsExpectedFiguresAndClosesItsBalances) {
    const auto [input, figures] = files_of(GetParam());
    const auto out = std::filesystem::temp_directory_path() / ("gossan_example_" + GetParam());
    Diagnostics diagnostics;
    const auto expected = scenario::read<Expected>(figures.string(), {}, diagnostics).value;
    diagnostics.throw_if_any();
    const auto summary = run_example({input, out, expected.until});
    ASSERT_FALSE(expected.figures.empty());
    for (const auto& [path, figure] : expected.figures) {
        const double found = at_path(summary, path).number();
        EXPECT_NEAR(found, figure.value, std::max(1e-4 * std::abs(figure.value), figure.floor))
            << path;
    }
    for (const char* balance : {"balance", "site_balance"}) {
        if (summary.find(balance) == nullptr) continue;  // a column has no site
        for (const auto& [quantity, closure] : summary.at(balance).members()) {
            EXPECT_LT(std::abs(closure.number()), 1e-8) << quantity;  // the tolerance of every run
        }
    }
    std::filesystem::remove_all(out);
}

INSTANTIATE_TEST_SUITE_P(All, Example,
                         testing::Values("first-column", "codelco-heap", "sulphide-heap",
                                         "chalcopyrite-column", "chalcocite-column",
                                         "stacked-lifts", "small-site", "johnson-camp",
                                         "plant-only", "plant-only/after", "pump-outage",
                                         "permanent-heap"),
                         [](const auto& name) {
                             std::string plain = name.param;
                             std::replace(plain.begin(), plain.end(), '-', '_');
                             std::replace(plain.begin(), plain.end(), '/', '_');
                             return plain;
                         });

}  // namespace
}  // namespace gossan
