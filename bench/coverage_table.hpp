// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "bench/coverage_case.hpp"
#include "gossan/study/baseline/curve_fit.hpp"
#include "gossan/study/scores/forecast_scores.hpp"
#include "gossan/study/scores/percentiles.hpp"

namespace gossan::bench {

/// What is kept of a truth: lists of numbers by name.
using TruthFile = std::map<std::string, std::vector<double>>;

inline std::string path_of(const std::string& folder, const std::string& set,
                           std::uint64_t number) {
    return folder + "/" + set + "_" + std::to_string(number) + ".txt";
}

/// Whole or not at all.
inline void write_truth(const std::string& path, const TruthFile& file) {
    const std::string unfinished = path + ".part";
    {
        std::ofstream out(unfinished);
        out.precision(17);
        for (const auto& [name, values] : file) {
            out << name;
            for (const double value : values) out << ' ' << value;
            out << '\n';
        }
    }
    std::filesystem::rename(unfinished, path);
}

inline TruthFile read_truth(const std::string& path) {
    TruthFile file;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        words >> name;
        for (double value = 0.0; words >> value;) file[name].push_back(value);
    }
    return file;
}

struct TradeCurve {
    const char* name;
    study::CurveForm form;
    bool delayed;  ///< begins on the day from which it fits best, of every second to day 20
};
inline constexpr TradeCurve trade_curves[] = {
    {"first order", study::CurveForm::first_order, false},
    {"two exponentials", study::CurveForm::two_exponentials, false},
    {"core by diffusion", study::CurveForm::core_by_diffusion, false},
    {"core by reaction", study::CurveForm::core_by_reaction, false},
    {"first order, delayed", study::CurveForm::first_order, true},
    {"reaction, delayed", study::CurveForm::core_by_reaction, true}};

/// A trade's curve through the measured recoveries, in no more than what `fit_curve` knows.
struct DelayedFit {
    study::CurveFit fit;
    double delay = 0.0;  ///< d; until then nothing is recovered
    double cost = 0.0;
};

inline DelayedFit fit_of(const TradeCurve& curve, const TruthFile& truth) {
    const std::vector<double>&y = truth.at("observed"), &sd = truth.at("error");
    std::optional<DelayedFit> best;
    for (double delay = 0.0; delay <= (curve.delayed ? 20.0 : 0.0); delay += 2.0) {
        std::vector<study::RecoveryPoint> points;
        double cost = 0.0;
        for (std::size_t k = 0; k < CoverageCase::n_days; ++k) {
            const double since = CoverageCase::day(k) - delay;
            if (since > 0.0) {
                points.push_back({since, y[k] / 100.0, sd[k] / 100.0});
            } else {
                cost += std::pow(y[k] / sd[k], 2);
            }
        }
        DelayedFit made{study::fit_curve({curve.form, {}}, points), delay, cost};
        made.cost += made.fit.fit.cost;
        if (!best || made.cost < best->cost) best = std::move(made);
    }
    return std::move(*best);
}

/// Adds what the trade's curves say of the days that are asked, in %, by their names.
inline void add_curves(TruthFile& truth, std::uint64_t seed) {
    for (const TradeCurve& curve : trade_curves) {
        const DelayedFit made = fit_of(curve, truth);
        const std::string name = curve.name;
        for (std::size_t asked = 0; asked < 2; ++asked) {
            std::vector<double>& out = truth[name + std::to_string(asked)];
            out =
                study::bootstrapped_forecast(made.fit, CoverageCase::asked_day[asked] - made.delay,
                                             truth.at("prior0").size(), seed);
            for (double& each : out) each *= 100.0;
        }
        truth[name + "misfit"] = {made.cost / double(CoverageCase::n_days)};
    }
}

/// Truths 1 to 1000 of a set that are there and had no fault.
inline std::vector<TruthFile> read_set(const std::string& folder, const std::string& set) {
    std::vector<TruthFile> out;
    for (std::uint64_t number = 1; number <= 1000; ++number) {
        const std::string path = path_of(folder, set, number);
        if (!std::filesystem::exists(path)) continue;
        TruthFile file = read_truth(path);
        if (file.contains("fault")) {
            std::printf("%s: truth %d has a fault and is left out\n", set.c_str(), int(number));
        } else {
            add_curves(file, number);
            out.push_back(std::move(file));
        }
    }
    return out;
}

inline double mean_of(const std::vector<TruthFile>& truths, const std::string& name,
                      std::size_t k = 0) {
    double sum = 0.0;
    for (const TruthFile& each : truths) sum += each.at(name).at(k);
    return sum / double(truths.size());
}

inline study::Scores scores_of(const std::vector<TruthFile>& truths, const std::string& kind,
                               const std::string& asked) {
    std::vector<study::ScoredForecast> forecasts;
    for (const TruthFile& each : truths) {
        forecasts.push_back({each.at(kind + asked), each.at("truth" + asked).front(), {}});
    }
    return study::score(forecasts);
}

inline void print_line(const std::vector<TruthFile>& truths, const std::string& kind,
                       const std::string& asked, const std::string& misfit) {
    const study::Scores s = scores_of(truths, kind, asked);
    std::printf("%-20s %8s %6.2f (%.2f-%.2f) %7.1f %+6.2f +- %.2f %7.2f %7.2f\n", kind.c_str(),
                misfit.c_str(), s.coverage, s.coverage_low, s.coverage_high, s.mean_width, s.bias,
                s.bias_error, s.mean_crps, s.error_of_median);
}

inline std::string two_digits(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

inline void print_forecasts(const std::vector<TruthFile>& truths, const std::string& asked) {
    std::printf("%-20s %8s %18s %7s %14s %7s %7s\n", "forecast", "misfit", "80 % holds", "width",
                "bias", "CRPS", "RMSE");
    print_line(truths, "posterior", asked, two_digits(mean_of(truths, "misfit")));
    print_line(truths, "prior", asked, "");
    for (const TradeCurve& curve : trade_curves) {
        const std::string name = curve.name;
        print_line(truths, name, asked, two_digits(mean_of(truths, name + "misfit")));
    }
}

/// How much narrower each parameter became, and how often its interval holds what is true.
inline void print_parameters(const std::vector<TruthFile>& truths) {
    const std::size_t n = truths.front().at("z_truth").size();
    for (std::size_t p = 0; p < n; ++p) {
        std::vector<study::ScoredForecast> forecasts;
        double variance = 0.0;
        for (const TruthFile& each : truths) {
            const std::vector<double>& z = each.at("z" + std::to_string(p));
            double mean = 0.0, sum = 0.0;
            for (const double value : z) mean += value / double(z.size());
            for (const double value : z) sum += (value - mean) * (value - mean);
            variance += sum / double(z.size() - 1) / double(truths.size());
            forecasts.push_back({z, each.at("z_truth").at(p), {}});
        }
        const study::Scores s = study::score(forecasts);
        std::printf("parameter %zu: width %.2f of the prior's, 80 %% holds %.2f (%.2f-%.2f)\n",
                    p + 1, std::sqrt(variance), s.coverage, s.coverage_low, s.coverage_high);
    }
}

inline void print_set(const std::vector<TruthFile>& truths, const char* title) {
    std::printf("\n%s: %zu truths, %.0f runs each (%.1f failed), %.1f s each\n", title,
                truths.size(), mean_of(truths, "runs", 0), mean_of(truths, "runs", 1),
                mean_of(truths, "seconds"));
    std::printf("recovery of day 120, %%\n");
    print_forecasts(truths, "0");
    std::printf("recovery of day 300, %%\n");
    print_forecasts(truths, "1");
    print_parameters(truths);
}

/// Both sets, and of the richer one what the misfit alone would have told: a fit counts as refused
/// where its misfit is above what 95 of 100 fits of the model's own truths have.
inline void print_tables(const std::string& folder) {
    const auto own = read_set(folder, "own"), richer = read_set(folder, "richer");
    if (own.size() > 1) print_set(own, "truth is the model itself");
    if (richer.size() > 1) print_set(richer, "truth is richer than the model");
    if (own.size() < 2 || richer.size() < 2) return;
    std::vector<double> misfits;
    for (const TruthFile& each : own) misfits.push_back(each.at("misfit").front());
    const double limit = study::percentile(misfits, 0.95);
    std::vector<TruthFile> passed, refused;
    for (const TruthFile& each : richer) {
        (each.at("misfit").front() > limit ? refused : passed).push_back(each);
    }
    std::printf("\nricher truths whose misfit is above %.2f: %zu of %zu\n", limit, refused.size(),
                richer.size());
    if (passed.size() > 1) print_line(passed, "posterior", "1", "passed");
    if (refused.size() > 1) print_line(refused, "posterior", "1", "refused");
}

}  // namespace gossan::bench
