// SPDX-License-Identifier: Apache-2.0
// summary.json: the first part of calibration_files.hpp.
#include "gossan/study/calibrate/calibration_files.hpp"
#include "gossan/study/folder/ensemble_table.hpp"

namespace gossan::study {
namespace {

using records::Document;

constexpr double a_day = 86400.0;

const char* word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::fits:
            return "fits";
        case Verdict::fits_within:
            return "fits_within";
        case Verdict::cannot_fit:
            return "cannot_fit";
    }
    return "";
}

Document texts(const std::vector<std::string>& all) {
    Document list = Document::array();
    for (const std::string& each : all) list.push_back(each);
    return list;
}

Document numbers(std::span<const double> all) {
    Document list = Document::array();
    for (const double each : all) list.push_back(each);
    return list;
}

Document parameter_of(const FreeParameter& parameter, const ParameterFinding& found) {
    const auto number = [&](double si) { return shown(si, parameter.measure); };
    Document one = Document::object();
    one["name"] = parameter.name;
    one["path"] = parameter.path;
    one["meaning"] = parameter.meaning;
    one["unit"] = shown_unit(parameter.measure);
    one["is_log"] = parameter.transform.form == Transform::Form::above;
    one["source"] = parameter.source;
    one["in_force"] = number(parameter.in_force);
    one["prior_p5"] = number(found.prior_low);
    one["prior_p50"] = number(found.prior_middle);
    one["prior_p95"] = number(found.prior_high);
    one["p5"] = number(found.low);
    one["p50"] = number(found.middle);
    one["p95"] = number(found.high);
    one["best"] = number(found.best);
    one["width_ratio"] = found.width_ratio;
    one["local_width_ratio"] = found.local_ratio;
    return one;
}

Document series_of(const CalibrationPlan& plan, const SeriesFit& fit, const Coverage& coverage) {
    const PlannedSeries& series = plan.series[fit.series];
    Document one = Document::object();
    one["test"] = plan.trials.tests()[series.test].name;
    one["column"] = series.column;
    one["unit"] = series.unit;
    one["measured"] = series.measured_name;
    one["error_from"] = series.error_source;
    one["n"] = std::uint64_t(fit.n);
    one["misfit"] = fit.misfit;
    one["mean_residual"] = fit.mean_residual;
    one["mean_difference"] = fit.mean_difference;
    one["runs_z"] = fit.runs ? Document(fit.runs->z) : Document();
    one["n_exact"] = std::uint64_t(coverage.n);
    one["in_80_pct_band"] = std::uint64_t(coverage.held);
    return one;
}

Document direction_of(const numerics::Direction& direction) {
    Document one = Document::object();
    one["width_ratio"] = direction.width_ratio;
    one["loadings"] = numbers(direction.loadings);
    return one;
}

Document fit_of(const numerics::LeastSquaresFit& fit) {
    Document one = Document::object();
    one["cost"] = fit.cost;
    one["costs"] = numbers(fit.costs);
    one["converged"] = fit.converged;
    one["reason"] = fit.reason;
    one["runs"] = fit.evaluations;
    one["parameters_told"] = fit.found.told;
    Document& directions = one["directions"] = Document::array();
    for (const auto& each : fit.found.directions) directions.push_back(direction_of(each));
    return one;
}

Document profile_of(const FreeParameter& parameter, const numerics::Profile& profile) {
    const auto number = [&](double z) {
        return shown(parameter.transform.value(z), parameter.measure);
    };
    Document one = Document::object();
    one["name"] = parameter.name;
    one["unit"] = shown_unit(parameter.measure);
    Document& points = one["points"] = Document::array();
    for (const auto& each : profile.points) {
        Document point = Document::object();
        point["z"] = each.z;
        point["value"] = number(each.z);
        point["rise"] = each.cost - profile.least_cost;
        points.push_back(std::move(point));
    }
    Document& limits = one["limits"] = Document::array();
    for (const auto& each : profile.limits) {
        Document limit = Document::object();
        limit["level"] = each.level;
        limit["low"] = each.low ? Document(number(*each.low)) : Document("open");
        limit["high"] = each.high ? Document(number(*each.high)) : Document("open");
        limits.push_back(std::move(limit));
    }
    one["notes"] = texts(profile.notes);
    return one;
}

Document failure_of(const MemberFailure& failure) {
    Document one = Document::object();
    one["member"] = failure.member;
    one["iteration"] = failure.iteration;
    one["message"] = failure.message;
    return one;
}

Document tests_of(const CalibrationPlan& plan) {
    Document list = Document::array();
    for (const TestCase& test : plan.trials.tests()) {
        Document one = Document::object();
        one["name"] = test.name;
        one["duration_d"] = test.duration / a_day;
        list.push_back(std::move(one));
    }
    return list;
}

Document fit_figures(const Findings& found) {
    Document one = Document::object();
    one["data"] = std::uint64_t(found.n_data);
    one["bounds"] = std::uint64_t(found.n_bounds);
    one["misfit"] = found.misfit;
    one["expected_misfit"] = found.expected;
    one["ensemble_misfit"] = found.ensemble_misfit;
    one["in_80_pct_band"] = std::uint64_t(found.all.held);
    one["of_exact_data"] = std::uint64_t(found.all.n);
    return one;
}

}  // namespace

records::Document calibration_summary(const CalibrationPlan& plan, const CalibrationResult& result,
                                      const Findings& found) {
    Document document = Document::object();
    document["schema"] = "gossan.calibration/1";
    document["title"] = plan.input.study.title;
    document["verdict"] = word_of(found.verdict);
    document["verdict_words"] = found.verdict_words;
    document["remarks"] = texts(found.remarks);
    document["notes"] = texts(plan.notes);
    document["conflicts"] = texts(plan.conflicts);
    document["fit"] = fit_figures(found);
    document["tests"] = tests_of(plan);
    Document& parameters = document["parameters"] = Document::array();
    for (std::size_t p = 0; p < found.parameters.size(); ++p) {
        parameters.push_back(parameter_of(plan.trials.parameters()[p], found.parameters[p]));
    }
    Document& series = document["series"] = Document::array();
    for (std::size_t s = 0; s < found.series.size(); ++s) {
        series.push_back(series_of(plan, found.series[s], found.coverage[s]));
    }
    Document& correlation = document["correlation"] = Document::array();
    for (std::size_t r = 0; r < found.correlation.rows; ++r) {
        correlation.push_back(numbers(found.correlation.row(r)));
    }
    Document& smoother = document["smoother"] = Document::object();
    smoother["members_asked"] = std::uint64_t(result.n_asked);
    smoother["members"] = std::uint64_t(result.posterior.members.size());
    smoother["costs"] = numbers(result.costs);
    smoother["misfits"] = numbers(result.misfits);
    smoother["reason"] = result.smoother_reason;
    Document& failures = document["failures"] = Document::array();
    for (const MemberFailure& each : result.failures) failures.push_back(failure_of(each));
    document["best_fit"] = result.fit ? fit_of(*result.fit) : Document();
    Document& profiles = document["profiles"] = Document::array();
    for (std::size_t k = 0; k < result.profiles.size(); ++k) {
        profiles.push_back(
            profile_of(plan.trials.parameters()[plan.profiled[k]], result.profiles[k]));
    }
    return document;
}

}  // namespace gossan::study
