// SPDX-License-Identifier: Apache-2.0
// Every parameter of a scenario, moved, changes a result or is known to have no effect, with a
// reason (tests/data/knobs.toml). One that is read and then forgotten does not pass.

#include "tests/stress/knobs.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "gossan/scenario/reader.hpp"
#include "gossan/simulation/column_simulation.hpp"
#include "tests/scenarios/scenario_run.hpp"

namespace gossan::scenarios {
namespace {

std::string data(const std::string& name) {
    return std::string(GOSSAN_SOURCE_DIR) + "/tests/data/" + name;
}

/// What a user sees of a run: every number of series.csv and of the summary.
using Results = std::vector<double>;

void add_numbers(const records::Document& document, Results& results) {
    if (document.is_number()) results.push_back(document.number());
    if (!document.is_object()) return;
    for (const auto& [key, value] : document.members()) {
        if (key == "solver" || key == "wall_s" || key == "balance") continue;  // how, not what
        add_numbers(value, results);
    }
}

/// Where runs are written: in memory if there is such a place, as hundreds of them wait for a disk.
std::filesystem::path scratch() {
    const std::filesystem::path memory("/dev/shm");
    const auto place =
        std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    return place / ("gossan_knobs_" + std::to_string(::getpid()));
}

Results results_of(const simulation::Assembly& assembly) {
    const auto folder = scratch();
    const auto outcome = simulation::run(assembly,
                                         {.folder = folder,
                                          .force = true,
                                          .version = "test",
                                          .effective_toml = "",
                                          .data_hash = "",
                                          .inputs = {},
                                          .options = {}},
                                         {});
    EXPECT_EQ(outcome.status, records::RunStatus::done) << outcome.message;
    Results results;
    std::ifstream series(folder / "series.csv");
    std::string line;
    std::getline(series, line);
    while (std::getline(series, line)) {
        const char* at = line.c_str();
        while (*at != 0) {
            char* end = nullptr;
            const double value = std::strtod(at, &end);
            if (end != at && std::isfinite(value)) results.push_back(value);
            at = end != at ? end : at + 1;
        }
    }
    add_numbers(outcome.summary, results);
    std::filesystem::remove_all(folder);
    return results;
}

bool differ(const Results& a, const Results& b) {
    if (a.size() != b.size()) return true;
    for (std::size_t k = 0; k < a.size(); ++k) {
        // Far above round-off, far below what any knob of meaning does.
        if (std::abs(a[k] - b[k]) > 1e-9 * std::max(std::abs(a[k]), std::abs(b[k]))) return true;
    }
    return false;
}

class Workbench {
public:
    explicit Workbench(const KnobVariant& variant) : variant_(variant) {
        auto loaded = read(variant.overrides);
        EXPECT_TRUE(loaded) << variant.name;
        if (!loaded) return;
        origins_ = loaded->origins;
        const auto results = results_with({});
        EXPECT_TRUE(results) << variant.name << ": " << fault_;
        if (!results) return;
        base_ = *results;
        is_sound_ = true;
    }

    [[nodiscard]] bool is_sound() const { return is_sound_; }
    [[nodiscard]] const Origins& origins() const { return origins_; }

    [[nodiscard]] bool wants(const std::string& path) const {
        return variant_.knobs.empty() ||
               std::any_of(variant_.knobs.begin(), variant_.knobs.end(),
                           [&](const std::string& knob) { return path.starts_with(knob); });
    }

    /// Whether the run answers to overrides; nothing where they are refused.
    [[nodiscard]] std::optional<bool> answers(const std::vector<std::string>& overrides) const {
        const auto results = results_with(overrides);
        if (!results) return std::nullopt;
        return differ(base_, *results);
    }

    [[nodiscard]] const std::string& fault() const { return fault_; }

private:
    [[nodiscard]] std::optional<scenario::Loaded<simulation::Site>> read(
        const std::vector<std::string>& overrides) const {
        Diagnostics diagnostics;
        auto loaded = scenario::read<simulation::Site>(data(variant_.file), overrides, diagnostics);
        fault_ = diagnostics.text(false);
        if (diagnostics.has_errors()) return std::nullopt;
        return loaded;
    }

    [[nodiscard]] std::optional<Results> results_with(const std::vector<std::string>& more) const {
        auto overrides = variant_.overrides;
        overrides.insert(overrides.end(), more.begin(), more.end());
        const auto loaded = read(overrides);
        if (!loaded) return std::nullopt;
        Diagnostics diagnostics;
        const auto assembly = simulation::assemble(loaded->value, facts(), diagnostics);
        fault_ = diagnostics.text(false);
        if (diagnostics.has_errors()) return std::nullopt;
        return results_of(assembly);
    }

    const KnobVariant& variant_;
    Origins origins_;
    Results base_;
    bool is_sound_ = false;
    mutable std::string fault_;
};

/// Moves one knob; its fault if it does not do what the file says, else blank.
std::string fault_of_knob(const Workbench& bench, const KnobFile& file, const KnobVariant& variant,
                          const std::string& path, const std::string& written) {
    std::optional<bool> answer;
    const auto given = file.moved.find(path);
    const bool is_without = variant.without_effect.contains(path);
    if (given != file.moved.end()) {
        answer = bench.answers(given->second);
    } else {
        for (const bool up : {true, false}) {
            const std::string value = moved_value(written, up);
            if (value.empty()) return "has no value to move to";
            if (!answer) answer = bench.answers({path + "=" + value});
        }
    }
    if (!answer && is_without) return {};
    if (!answer) return "may not be moved: " + bench.fault();
    if (*answer && is_without) return "has an effect, though listed as without";
    if (!*answer && !is_without) return "has no effect";
    return {};
}

TEST(EveryKnob, ChangesAResultOrIsKnownToHaveNoEffect) {
    Diagnostics diagnostics;
    const auto file = scenario::read<KnobFile>(data("knobs.toml"), {}, diagnostics).value;
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text(false);
    std::set<std::string> wanted, maps, moved;
    collect_knobs(description_of<simulation::Site>(), "", wanted, maps);
    int n_moved = 0, n_without = 0;
    for (const KnobVariant& variant : file.variants) {
        const Workbench bench(variant);
        if (!bench.is_sound()) continue;
        std::map<std::string, std::string> here;
        for (const Origin& origin : bench.origins().all()) here[origin.path] = origin.written;
        for (const auto& [path, overrides] : file.moved) here.try_emplace(path, "");
        for (const auto& [path, written] : here) {
            if (!bench.wants(path)) continue;
            const std::string plain = without_indices(path, maps);
            if (!wanted.contains(plain)) continue;  // a tag, or a list as a whole
            if (written == "absent" && !file.moved.contains(path)) continue;
            moved.insert(plain);
            ++(variant.without_effect.contains(path) ? n_without : n_moved);
            const std::string fault = fault_of_knob(bench, file, variant, path, written);
            EXPECT_TRUE(fault.empty())
                << path << " = " << written << " in \"" << variant.name << "\" " << fault;
        }
    }
    for (const std::string& knob : wanted) {
        EXPECT_TRUE(moved.contains(knob)) << knob << " stands in none of the scenarios";
    }
    std::printf("    %zu parameters: %d knobs with an effect, %d without\n", wanted.size(), n_moved,
                n_without);
}

}  // namespace
}  // namespace gossan::scenarios
