// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibration_record.hpp"

#include <cmath>

#include "gossan/study/scores/percentiles.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::study {
namespace {

using records::Document;

std::string unit_of(const FreeParameter& parameter) {
    if (parameter.measure.is_number()) return "1";
    return parameter.measure.unit.empty() ? si_unit(parameter.measure.dimension)
                                          : parameter.measure.unit;
}

/// SI in the unit of `unit_of`: scales with an origin (degC, electrodes) stay in K and V.
double in_unit(const FreeParameter& parameter, double si) {
    const Measure& measure = parameter.measure;
    if (measure.is_number() || measure.unit.empty() || measure.scale != Scale::plain) return si;
    return si / unit_factor(measure.unit);
}

std::string shown_unit(const FreeParameter& parameter) {
    if (parameter.measure.scale == Scale::temperature) return "K";
    if (parameter.measure.scale == Scale::potential) return "V SHE";
    return unit_of(parameter);
}

double value(const FreeParameter& parameter, double z) {
    return in_unit(parameter, parameter.transform.value(z));
}

/// z of one parameter, or values at one datum, over members.
std::vector<double> sample(const std::vector<PosteriorMember>& members, std::size_t index,
                           const std::vector<double> PosteriorMember::*part) {
    std::vector<double> values;
    for (const PosteriorMember& each : members) values.push_back((each.*part)[index]);
    return values;
}

double mean(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double each : values) sum += each;
    return sum / double(values.size());
}

double covariance(const std::vector<double>& a, const std::vector<double>& b) {
    const double a_mean = mean(a), b_mean = mean(b);
    double sum = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - a_mean) * (b[k] - b_mean);
    return sum / double(a.size() - 1);
}

/// Mean of squared residuals over errors at the median of the members.
double misfit(const Trials& trials, const std::vector<PosteriorMember>& members) {
    const EngineData data = engine_data(trials);
    double sum = 0.0;
    for (std::size_t n = 0; n < data.observed.size(); ++n) {
        const double middle = percentile(sample(members, n, &PosteriorMember::values), 0.5);
        sum += std::pow((middle - data.observed[n]) / data.error[n], 2);
    }
    return sum / double(data.observed.size());
}

Document spread(const FreeParameter& parameter, const std::vector<double>& z) {
    Document document = Document::object();
    for (const auto& [name, share] :
         {std::pair{"p05", 0.05}, std::pair{"p50", 0.5}, std::pair{"p95", 0.95}}) {
        document[name] = value(parameter, percentile(z, share));
    }
    return document;
}

Document parameter_document(const Trials& trials, const CalibrationResult& result, std::size_t p) {
    const FreeParameter& parameter = trials.parameters()[p];
    Document document = Document::object();
    document["name"] = parameter.name;
    document["meaning"] = parameter.meaning;
    document["unit"] = shown_unit(parameter);
    document["in_force"] = in_unit(parameter, parameter.in_force);
    Document prior = Document::object();
    prior["p05"] = in_unit(parameter, parameter.low);
    prior["p50"] = value(parameter, 0.0);
    prior["p95"] = in_unit(parameter, parameter.high);
    prior["source"] = parameter.source;
    document["prior"] = std::move(prior);
    if (result.posterior.size() > 1) {
        const auto z = sample(result.posterior, p, &PosteriorMember::z);
        document["posterior"] = spread(parameter, z);
        document["width_ratio"] = std::sqrt(covariance(z, z));
    }
    if (result.fit) {
        document["best_fit"] = value(parameter, result.fit->z[p]);
        if (!result.fit->found.width_ratio.empty()) {
            document["best_fit_width_ratio"] = result.fit->found.width_ratio[p];
        }
    }
    return document;
}

Document correlation_document(const Trials& trials, const CalibrationResult& result) {
    Document rows = Document::array();
    if (result.posterior.size() < 2) return rows;
    for (std::size_t p = 0; p < trials.n_parameters(); ++p) {
        const auto a = sample(result.posterior, p, &PosteriorMember::z);
        Document row = Document::array();
        for (std::size_t q = 0; q < trials.n_parameters(); ++q) {
            const auto b = sample(result.posterior, q, &PosteriorMember::z);
            row.push_back(covariance(a, b) / std::sqrt(covariance(a, a) * covariance(b, b)));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Document strings(const std::vector<std::string>& texts) {
    Document list = Document::array();
    for (const std::string& text : texts) list.push_back(text);
    return list;
}

void add_percentiles(tables::CsvRows& rows, const std::vector<PosteriorMember>& members,
                     std::size_t datum) {
    for (const double share : {0.1, 0.5, 0.9}) {
        if (members.empty())
            rows.blank();
        else
            rows.cell(percentile(sample(members, datum, &PosteriorMember::values), share));
    }
}

}  // namespace

double largest_misfit(std::size_t n_data) { return 1.0 + 3.09 * std::sqrt(2.0 / double(n_data)); }

std::string posterior_csv(const Trials& trials, const CalibrationResult& result) {
    tables::CsvRows rows;
    rows.cell("member");
    for (const FreeParameter& each : trials.parameters()) {
        rows.cell(each.name + " [" + shown_unit(each) + "]");
    }
    rows.end_row();
    for (const PosteriorMember& each : result.posterior) {
        rows.cell(std::to_string(each.member));
        for (std::size_t p = 0; p < each.z.size(); ++p) {
            rows.cell(value(trials.parameters()[p], each.z[p]));
        }
        rows.end_row();
    }
    return rows.text();
}

std::string residuals_csv(const Trials& trials, const CalibrationResult& result) {
    tables::CsvRows rows;
    for (const char* name :
         {"test", "time_d", "column", "bound", "measured", "sd", "prior_p10", "prior_p50",
          "prior_p90", "posterior_p10", "posterior_p50", "posterior_p90", "best_fit", "place"}) {
        rows.cell(name);
    }
    rows.end_row();
    const EngineData engine = engine_data(trials);
    for (std::size_t n = 0; n < trials.data().size(); ++n) {
        const Datum& datum = trials.data()[n];
        const bool is_exact = datum.bound == tables::Bound::exact;
        rows.cell(trials.tests()[datum.test].name).cell(datum.time_s / 86400.0).cell(datum.column);
        rows.cell(is_exact ? "" : datum.bound == tables::Bound::below ? "below" : "above");
        rows.cell(datum.value).cell(datum.sd);
        // What is known of a bound alone is shown as residuals, which are no values.
        const std::vector<PosteriorMember> none;
        add_percentiles(rows, is_exact ? result.prior : none, n);
        add_percentiles(rows, is_exact ? result.posterior : none, n);
        if (is_exact && result.fit && n < result.fit->residuals.size())
            rows.cell(engine.observed[n] + engine.error[n] * result.fit->residuals[n]);
        else
            rows.blank();
        rows.cell(datum.place);
        rows.end_row();
    }
    return rows.text();
}

records::Document calibration_summary(const Calibration& calibration,
                                      const CalibrationResult& result) {
    const Trials& trials = *calibration.trials;
    Document document = Document::object();
    document["schema"] = "gossan.calibration/1";
    document["title"] = calibration.study.title;
    document["seed"] = calibration.study.seed;
    document["data"] = std::uint64_t(trials.data().size());
    Document list = Document::array();
    for (std::size_t p = 0; p < trials.n_parameters(); ++p) {
        list.push_back(parameter_document(trials, result, p));
    }
    document["parameters"] = std::move(list);
    document["correlation"] = correlation_document(trials, result);
    const double most = largest_misfit(trials.data().size());
    document["largest_misfit"] = most;
    double reached = 0.0;
    if (!result.prior.empty()) document["prior_misfit"] = misfit(trials, result.prior);
    if (!result.posterior.empty()) {
        reached = misfit(trials, result.posterior);
        document["posterior_misfit"] = reached;
    }
    if (result.smoother) document["smoother"] = result.smoother->reason;
    if (result.fit) {
        double sum = 0.0;
        for (const double each : result.fit->residuals) sum += each * each;
        reached = sum / double(trials.data().size());
        document["best_fit_misfit"] = reached;
        document["best_fit"] = result.fit->reason;
        document["told"] = result.fit->found.told;
        document["untold"] = strings(numerics::untold(result.fit->found, trials.parameter_names()));
    }
    document["fits"] = reached <= most;
    document["runs"] = std::uint64_t(result.count.run + result.count.known);
    document["failures"] = strings(result.failures);
    document["notes"] = strings(calibration.notes);
    return document;
}

}  // namespace gossan::study
