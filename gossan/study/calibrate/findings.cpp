// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/findings.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "gossan/base/text.hpp"
#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/scores/percentiles.hpp"

namespace gossan::study {
namespace {

constexpr double largest_misfit = 4.0, largest_of_series = 9.0;

std::string rounded(double value, int digits = 3) {
    std::ostringstream text;
    text.precision(digits);
    text << value;
    return text.str();
}

/// chi squared's 95th percentile over its degrees.
double expected_misfit(std::size_t n) {
    const double a = 2.0 / (9.0 * double(n));
    return std::pow(1.0 - a + 1.645 * std::sqrt(a), 3);  // (1)
}

std::vector<double> column_of(const std::vector<std::vector<double>>& rows, std::size_t column) {
    std::vector<double> values;
    for (const auto& row : rows) values.push_back(row[column]);
    return values;
}

double deviation(std::span<const double> values) {
    double mean = 0.0, sum = 0.0;
    for (const double each : values) mean += each / double(values.size());
    for (const double each : values) sum += (each - mean) * (each - mean);
    return values.size() < 2 ? 0.0 : std::sqrt(sum / double(values.size() - 1));
}

numerics::Matrix correlation_of(const std::vector<std::vector<double>>& z) {
    if (z.size() < 2) return {};
    const std::size_t n = z.front().size();
    numerics::Matrix made(n, n);
    for (std::size_t a = 0; a < n; ++a) {
        const auto va = column_of(z, a);
        for (std::size_t b = 0; b < n; ++b) {
            const auto vb = column_of(z, b);
            double ma = 0.0, mb = 0.0, sum = 0.0;
            for (std::size_t k = 0; k < va.size(); ++k) {
                ma += va[k] / double(va.size());
                mb += vb[k] / double(va.size());
            }
            for (std::size_t k = 0; k < va.size(); ++k) sum += (va[k] - ma) * (vb[k] - mb);
            const double scale = deviation(va) * deviation(vb) * double(va.size() - 1);
            made(a, b) = a == b ? 1.0 : scale > 0.0 ? sum / scale : 0.0;
        }
    }
    return made;
}

/// z of each number as its value has it, by member: of a test's own with its common part, of the
/// common one for a test that was not seen.
std::vector<std::vector<double>> member_z(const CalibrationPlan& plan,
                                          const CalibrationEnsemble& ensemble) {
    std::vector<std::vector<double>> all;
    const auto& parameters = plan.trials.parameters();
    for (std::size_t k = 0; k < ensemble.members.size(); ++k) {
        auto& row = all.emplace_back();
        for (std::size_t p = 0; p < parameters.size(); ++p) {
            const FreeParameter& each = parameters[p];
            row.push_back(combined_z(each, p, ensemble.z[k]));
            if (!each.is_common) continue;
            numerics::RandomStream draw(std::uint64_t(plan.input.study.seed), ensemble.members[k],
                                        each.name + " in a test not seen");
            row.back() += each.spread * draw.normal();
        }
    }
    return all;
}

/// Deviation of the same z near the best fit, from the covariance of the parts.
double local_width(const FreeParameter& parameter, std::size_t p, const numerics::Matrix& c) {
    const double s = parameter.spread, rest = 1.0 - s * s;
    if (parameter.is_common) return std::sqrt(rest * c(p, p) + s * s);
    if (!parameter.common) return std::sqrt(c(p, p));
    const std::size_t q = *parameter.common;
    return std::sqrt(rest * c(q, q) + s * s * c(p, p) + 2.0 * s * std::sqrt(rest) * c(p, q));
}

/// Works out everything but the words.
class Judge {
public:
    Judge(const CalibrationPlan& plan, const CalibrationResult& result)
        : plan_(plan), result_(result), data_(plan.measured()) {}

    Findings figures() {
        made_.n_data = data_.size();
        made_.n_bounds = std::size_t(std::count_if(data_.begin(), data_.end(), [](const auto& d) {
            return d.bound != tables::Bound::exact;
        }));
        const Misfit best = misfit_of(data_, result_.best_predictions);
        made_.n_counted = best.n;
        made_.misfit = best.mean;
        made_.expected = expected_misfit(std::max<std::size_t>(1, best.n));
        made_.series = series_fits(plan_, result_.best_predictions);
        std::vector<double> misfits;
        for (const auto& each : result_.posterior.predictions) {
            misfits.push_back(misfit_of(data_, each).mean);
        }
        made_.ensemble_misfit = misfits.empty() ? std::nan("") : percentile(misfits, 0.5);
        cover();
        parameters();
        made_.correlation = correlation_of(member_z(plan_, result_.posterior));
        return std::move(made_);
    }

private:
    void cover() {
        const auto names = plan_.trials.datum_names();
        for (const PlannedSeries& series : plan_.series) {
            Coverage own;
            for (const std::size_t n : series.data) {
                const Datum& datum = data_[n];
                if (datum.bound != tables::Bound::exact || result_.posterior.z.empty()) continue;
                std::vector<double> draws;
                for (std::size_t k = 0; k < result_.posterior.members.size(); ++k) {
                    numerics::RandomStream noise(std::uint64_t(plan_.input.study.seed),
                                                 result_.posterior.members[k],
                                                 "error of " + names[n]);
                    draws.push_back(result_.posterior.predictions[k][n] +
                                    datum.sd * noise.normal());
                }
                ++own.n;
                const bool is_held =
                    percentile(draws, 0.1) <= datum.value && datum.value <= percentile(draws, 0.9);
                if (is_held) ++own.held;
            }
            made_.coverage.push_back(own);
            made_.all.n += own.n;
            made_.all.held += own.held;
        }
    }

    void parameters() {
        const auto values = member_values(plan_, result_.posterior);
        const auto z = member_z(plan_, result_.posterior);
        const auto best = plan_.trials.values_at(result_.best_z);
        for (std::size_t p = 0; p < plan_.trials.n_parameters(); ++p) {
            const Transform& transform = plan_.trials.parameters()[p].transform;
            ParameterFinding found{.prior_low = transform.value(-1.6448536269514722),
                                   .prior_middle = transform.value(0.0),
                                   .prior_high = transform.value(1.6448536269514722),
                                   .best = best[p],
                                   .local_ratio = std::nan("")};
            if (!values.empty()) {
                const auto own = column_of(values, p);
                found.low = percentile(own, 0.05);
                found.middle = percentile(own, 0.5);
                found.high = percentile(own, 0.95);
                found.width_ratio = deviation(column_of(z, p));
            }
            if (result_.fit && !result_.fit->found.covariance.values.empty()) {
                found.local_ratio =
                    local_width(plan_.trials.parameters()[p], p, result_.fit->found.covariance);
            }
            made_.parameters.push_back(found);
        }
    }

    const CalibrationPlan& plan_;
    const CalibrationResult& result_;
    std::vector<Datum> data_;
    Findings made_;
};

std::string off_by(const CalibrationPlan& plan, const SeriesFit& fit) {
    const PlannedSeries& series = plan.series[fit.series];
    const std::string unit = series.unit == "1" || series.unit.empty() ? "" : " " + series.unit;
    const bool is_one_sided = std::abs(fit.mean_residual) > 0.7 * std::sqrt(fit.misfit);
    std::string words = name_of(plan, series) + " is off by " + rounded(std::sqrt(fit.misfit), 2) +
                        " standard deviations";
    if (!is_one_sided) return words + " to both sides";
    words += fit.mean_residual > 0.0 ? ", simulated too high" : ", simulated too low";
    if (fit.mean_difference != 0.0) {
        words += " by " + rounded(std::abs(fit.mean_difference)) + unit + " on average";
    }
    return words;
}

void put_verdict(const CalibrationPlan& plan, Findings& found) {
    std::vector<SeriesFit> worst = found.series;
    std::stable_sort(worst.begin(), worst.end(),
                     [](const SeriesFit& a, const SeriesFit& b) { return a.misfit > b.misfit; });
    const std::string figures = "misfit " + rounded(found.misfit) + " per datum over " +
                                std::to_string(found.n_counted) +
                                " data, where errors alone give about 1";
    if (found.misfit <= found.expected) {
        found.verdict = Verdict::fits;
        found.verdict_words = "The model fits the data: " + figures + ".";
        return;
    }
    if (found.misfit <= largest_misfit && worst.front().misfit <= largest_of_series) {
        found.verdict = Verdict::fits_within;
        found.verdict_words = "The model fits within " + rounded(std::sqrt(found.misfit), 2) +
                              " times the errors of the data: " + figures + "; " +
                              off_by(plan, worst.front()) + ".";
        return;
    }
    found.verdict = Verdict::cannot_fit;
    found.verdict_words = "THE MODEL CANNOT FIT THESE DATA: " + figures + ". ";
    std::string list;
    for (const SeriesFit& each : worst) {
        if (each.misfit <= found.expected && !list.empty()) break;
        list += (list.empty() ? "" : "; ") + off_by(plan, each);
    }
    found.verdict_words += list + ". Its parameters are those of the least bad fit.";
}

void add_remarks(const CalibrationPlan& plan, const CalibrationResult& result, Findings& found) {
    auto& remarks = found.remarks;
    for (const std::string& each : plan.conflicts) remarks.push_back("the data conflict: " + each);
    if (result.n_asked > 0 && !result.failures.empty()) {
        remarks.push_back(std::to_string(result.failures.size()) + " runs of members failed; " +
                          std::to_string(result.posterior.members.size()) + " of " +
                          std::to_string(result.n_asked) + " members are in the posterior");
    }
    for (const SeriesFit& each : found.series) {
        if (!each.runs || each.runs->z > -2.0) continue;
        remarks.push_back("residuals of " + name_of(plan, plan.series[each.series]) +
                          " keep to one side too long (" + std::to_string(each.runs->runs) +
                          " runs, " + rounded(each.runs->z, 2) +
                          " deviations from chance): the misfit has a shape");
    }
    if (found.ensemble_misfit > std::max(2.0 * found.misfit, found.expected + 1.0)) {
        remarks.push_back("half of the members are beyond a misfit of " +
                          rounded(found.ensemble_misfit) +
                          " per datum: the ensemble has not come to the data; more members or "
                          "iterations are wanted");
    }
    if (found.all.n >= 10 && found.all.share() < 0.6) {
        remarks.push_back("only " + std::to_string(found.all.held) + " of " +
                          std::to_string(found.all.n) +
                          " data lie in the 80 % band of the posterior: its intervals are too "
                          "short");
    }
    for (std::size_t p = 0; p < result.best_z.size(); ++p) {
        const FreeParameter& each = plan.trials.parameters()[p];
        if (std::abs(combined_z(each, p, result.best_z)) < 1.645) continue;
        remarks.push_back("the best fit has " + each.name + " at " +
                          rounded_quantity(found.parameters[p].best, each.measure, 3) +
                          ", outside what 90 in 100 were expected to be before the data");
    }
    if (result.fit && !result.fit->converged) {
        remarks.push_back("the search for the best fit ended early: " + result.fit->reason);
    }
    if (!result.fit || result.fit->found.width_ratio.empty()) return;
    numerics::Identifiability near = result.fit->found;
    for (std::size_t p = 0; p < found.parameters.size(); ++p) {
        near.width_ratio[p] = found.parameters[p].local_ratio;
    }
    for (const std::string& each : untold(near, plan.trials.parameter_names())) {
        const bool is_one = each.find(" together") == each.npos;
        if (is_one) remarks.push_back("hardly told by the data: " + each);
    }
}

}  // namespace

std::string name_of(const CalibrationPlan& plan, const PlannedSeries& series) {
    return plan.trials.tests()[series.test].name + "/" + series.column;
}

std::vector<std::vector<double>> member_values(const CalibrationPlan& plan,
                                               const CalibrationEnsemble& ensemble) {
    auto all = member_z(plan, ensemble);
    for (auto& row : all) {
        for (std::size_t p = 0; p < row.size(); ++p) {
            row[p] = plan.trials.parameters()[p].transform.value(row[p]);
        }
    }
    return all;
}

Findings findings_of(const CalibrationPlan& plan, const CalibrationResult& result) {
    Findings found = Judge(plan, result).figures();
    put_verdict(plan, found);
    add_remarks(plan, result, found);
    return found;
}

}  // namespace gossan::study
