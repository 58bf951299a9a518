// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "gossan/study/known_truth/known_truth.hpp"
#include "gossan/study/trial/trials.hpp"

namespace gossan::bench {

/// bench/coverage_column.toml, of which six numbers are not known, measured as a laboratory does it
/// every four days from day 4 to day 60: recovery, copper and ferrous iron of the solution. Its
/// recovery on days 120 and 300 is asked.
class CoverageCase {
public:
    using Overrides = std::vector<std::string>;

    static constexpr double a_day = 86400.0;
    static constexpr std::size_t n_days = 15;  ///< with measurements
    static constexpr std::size_t n_measured = 3 * n_days;
    static constexpr double asked_day[] = {120.0, 300.0};

    /// Of another scenario than bench/coverage_column.toml: a file from the source folder.
    explicit CoverageCase(std::string file = "bench/coverage_column.toml")
        : file_(std::move(file)), facts_(shipped()) {}

    static double day(std::size_t k) { return 4.0 + 4.0 * double(k); }

    /// The column with more overrides, one test for each list of them.
    [[nodiscard]] std::unique_ptr<study::Trials> trials(
        const std::vector<Overrides>& strips, double width = 1.0,
        const std::vector<study::ParameterInput>& more = {}) const {
        Diagnostics diagnostics;
        std::vector<study::TestCase> tests;
        for (const Overrides& own : strips) {
            Overrides overrides = {"solver.relative_tolerance=2e-4"};
            overrides.insert(overrides.end(), own.begin(), own.end());
            auto test = study::read_test_case("strip " + std::to_string(tests.size() + 1),
                                              std::string(GOSSAN_SOURCE_DIR) + "/" + file_,
                                              overrides, facts_, diagnostics);
            if (!test) throw std::runtime_error(diagnostics.text(true));
            tests.push_back(std::move(*test));
        }
        auto free = inputs();
        free.insert(free.end(), more.begin(), more.end());
        auto parameters = study::free_parameters(free, tests, facts_, diagnostics);
        for (study::FreeParameter& each : parameters) each.transform.width *= width;
        std::vector<study::Datum> data = data_of(tests.size());
        auto made = std::make_unique<study::Trials>(facts_, std::move(tests), std::move(parameters),
                                                    std::move(data), diagnostics);
        diagnostics.throw_if_any();
        return made;
    }

    /// A world whose truth is the model itself.
    [[nodiscard]] study::KnownWorld world(const study::Trials& model, std::uint64_t seed,
                                          int threads) const {
        study::KnownWorld out{.seed = seed};
        out.parameters = model.parameter_names();
        out.data = model.datum_names();
        for (const char* column : columns) {
            out.errors.insert(out.errors.end(), n_days, study::usual_error(column));
        }
        out.model = [&model, threads](std::span<const std::vector<double>> points) {
            std::vector<numerics::Evaluation> runs;
            for (study::Prediction& each : model.predict_all(points, threads)) {
                runs.push_back({each.failed, std::move(each.values)});
            }
            return runs;
        };
        out.truth = out.model;
        return out;
    }

    /// The truth of another world: in 12 cells, with its second stage slowed more by what has gone,
    /// of stones of three sizes, and wetted unevenly: one half of the surface takes three quarters
    /// of the drip. What drains from both halves is gathered.
    [[nodiscard]] numerics::EvaluateMany richer_truth() const {
        const Overrides common = {"bed.cells=12", "ore.size.classes=3",
                                  "facts.reactions.chalcocite_second_stage.phi=2.0"};
        std::vector<Overrides> strips(2, common);
        strips[0].push_back(drip("12 L/m2/h"));
        strips[1].push_back(drip("4 L/m2/h"));
        const std::shared_ptr<study::Trials> both = trials(strips);
        return [both](std::span<const std::vector<double>> points) {
            std::vector<numerics::Evaluation> runs;
            for (const study::Prediction& each : both->predict_all(points, 1)) {
                numerics::Evaluation run{each.failed, {}};
                const std::size_t n = both->data().size() / 2;
                for (std::size_t k = 0; k < n && !each.failed; ++k) {
                    const bool is_grade = k >= n_days && k < n_measured;
                    const double share = is_grade ? 0.75 : 0.5;
                    run.values.push_back(share * each.values[k] +
                                         (1.0 - share) * each.values[n + k]);
                }
                runs.push_back(std::move(run));
            }
            return runs;
        };
    }

private:
    static constexpr const char* columns[] = {"recovery_pct", "pls_Cu_g_L", "pls_Fe2_g_L"};

    static catalogue::Facts shipped() {
        Diagnostics diagnostics;
        catalogue::Facts read({}, diagnostics);
        diagnostics.throw_if_any();
        return read;
    }

    static std::string drip(const std::string& rate) {
        return "irrigation.steps=[{from=\"0 d\",rate=\"" + rate + "\",solution=\"raffinate\"}]";
    }

    static std::vector<study::ParameterInput> inputs() {
        return {{.path = "facts.reactions.chalcocite_first_stage.k25"},
                {.path = "facts.reactions.chalcocite_second_stage.k25"},
                {.path = "facts.reactions.pyrite_ferric.k25"},
                {.path = "facts.microbes.M1.iron.maximum_growth"},
                {.path = "bed.stagnant.length"},
                {.path = "ore.access.depth",
                 .low = "3 mm",
                 .high = "8 mm",
                 .scale = catalogue::PriorScale::log,
                 .source = "choice: within the usual depths of cracks"}};
    }

    static std::vector<study::Datum> data_of(std::size_t n_tests) {
        std::vector<study::Datum> data;
        for (std::size_t test = 0; test < n_tests; ++test) {
            const auto add = [&](const char* column, double at) {
                data.push_back({.test = test, .time_s = at * a_day, .column = column, .sd = 1.0});
            };
            for (const char* column : columns) {
                for (std::size_t k = 0; k < n_days; ++k) add(column, day(k));
            }
            for (const double at : asked_day) add("recovery_pct", at);
        }
        return data;
    }

    std::string file_;
    catalogue::Facts facts_;
};

}  // namespace gossan::bench
