// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/key_figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gossan/report/budgets.hpp"
#include "gossan/report/html.hpp"

namespace gossan::report {
namespace {

struct FigureSource {
    const char* key;  ///< of summary.json; blank: only in the series
    const char* column;
    const char* label;
    const char* unit;
    double factor;  ///< from the summary's unit
    const char* meaning;
};

constexpr auto sources = std::to_array<FigureSource>({
    {"cathode_t", "cathode_t", "Cathode", "t", 1.0, "copper plated"},
    {"extraction", "extraction_pct", "Copper extracted", "%", 100.0,
     "dissolved from the solids, of the copper placed"},
    {"recovery", "recovery_pct", "Copper recovered", "%", 100.0,
     "out in PLS less in with irrigation, of the copper placed"},
    {"acid_consumed_gross_kg_per_t", "acid_gross_kg_t", "Acid, gross", "kg/t", 1.0,
     "taken up by the ore"},
    {"acid_consumed_kg_per_t", "acid_net_kg_t", "Acid, net", "kg/t", 1.0,
     "gross less what electrowinning of the extracted copper gives back"},
    {"leach_ratio_m3_per_t", "leach_ratio_m3_t", "Leach ratio", "m3/t", 1.0,
     "solution applied a tonne of ore"},
    {"", "pls_Cu_g_L", "Copper in PLS, last", "g/L", 1.0, "when it last drained"},
    {"peak_temperature_degC", "peak_temperature_degC", "Peak temperature", "degC", 1.0,
     "anywhere in the bed, at any time"},
    {"mean_temperature_degC", "mean_temperature_degC", "Mean temperature, last", "degC", 1.0,
     "of the bed"},
    {"oxygen_utilisation", "oxygen_utilisation", "Oxygen used", "%", 100.0,
     "of the oxygen blown in"},
    {"acid_bought_t", "acid_bought_t", "Acid bought", "t", 1.0,
     "made up in ponds and electrolyte, cure apart"},
    {"fresh_water_m3", "fresh_water_m3", "Fresh water", "m3", 1.0,
     "made up in ponds and electrolyte"},
    {"electrowinning_MWh", "", "Electricity, EW", "MWh", 1.0, "from the grid, rectifiers included"},
});

/// The newest value of a column; of a peak the highest.
double series_value(const RunView& run, const FigureSource& source) {
    const double last = last_value(run.series, source.column);
    if (std::isnan(last)) return last;
    const std::size_t column = *run.series.column(source.column);
    const bool is_share =
        run.series.columns[column].unit == "1" && std::string_view(source.unit) == "%";
    if (is_share) return 100.0 * last;
    if (!std::string_view(source.column).starts_with("peak_")) return last;
    double highest = last;
    for (const double value : run.series.values[column])
        if (value > highest) highest = value;
    return highest;
}

double figure_value(const RunView& run, const FigureSource& source) {
    const records::Document* found = run.summary.find(source.key);
    if (found != nullptr && found->is_number()) return found->number() * source.factor;
    return series_value(run, source);
}

std::string percent(double fraction) { return readable(100.0 * fraction, 3) + " %"; }

double summary_number(const RunView& run, const char* key) {
    const records::Document* found = run.summary.find(key);
    return found != nullptr && found->is_number() ? found->number() : std::nan("");
}

std::string copper_in_words(const RunView& run) {
    const double extraction = summary_number(run, "extraction");
    if (std::isnan(extraction)) return {};
    std::string text = "In " + readable(run.manifest.duration_d, 4) + " days " +
                       percent(extraction) + " of the copper placed was extracted";
    const double recovery = summary_number(run, "recovery");
    if (!std::isnan(recovery)) text += " and " + percent(recovery) + " recovered";
    const double ratio = summary_number(run, "leach_ratio_m3_per_t");
    const double acid = summary_number(run, "acid_consumed_kg_per_t");
    if (!std::isnan(ratio)) text += ", with " + readable(ratio, 3) + " m³ of solution";
    if (!std::isnan(acid)) text += " and " + readable(acid, 3) + " kg of net acid";
    if (!std::isnan(ratio) || !std::isnan(acid)) text += " a tonne of ore";
    return text + ". ";
}

std::string heat_in_words(const RunView& run) {
    const double used = summary_number(run, "oxygen_utilisation");
    const double peak = summary_number(run, "peak_temperature_degC");
    if (std::isnan(used) || std::isnan(peak)) return {};
    return "The bed reached " + readable(peak, 3) + " °C and used " + percent(used) +
           " of the oxygen blown in. ";
}

/// The stretch that was held back longest.
std::string risk_in_words(const RunView& run) {
    const auto stretches = ore_at_risk(run.summary);
    if (stretches.empty() || !(stretches.front().share > 0.0)) return {};
    const OreAtRisk& worst = stretches.front();
    return "Held back longest was the ore " + readable(worst.depth_from_m, 2) + " to " +
           readable(worst.depth_to_m, 2) + " m below the surface, by " + worst.limit + " for " +
           percent(worst.share) + " of the time. ";
}

std::string end_in_words(const records::Manifest& manifest) {
    using records::RunStatus;
    if (manifest.status == RunStatus::done) return {};
    std::string text = "This run has not come to its end: it is at day " +
                       readable(manifest.time_d, 4) + " of " + readable(manifest.duration_d, 4) +
                       " (" + std::string(records::name_of(manifest.status)) + "). ";
    if (!manifest.message.empty()) text += manifest.message + " ";
    return text;
}

}  // namespace

std::vector<KeyFigure> key_figures(const RunView& run) {
    std::vector<KeyFigure> figures;
    for (const FigureSource& source : sources) {
        const double value = figure_value(run, source);
        if (std::isnan(value)) continue;
        figures.push_back({.label = source.label,
                           .value = value,
                           .unit = source.unit,
                           .meaning = source.meaning,
                           .column = source.column});
    }
    return figures;
}

std::optional<WorstClosure> worst_closure(const RunView& run) {
    const records::Document* balance = run.summary.find("balance");
    if (balance == nullptr || !balance->is_object()) return {};
    std::optional<WorstClosure> worst;
    for (const records::Member& member : balance->members()) {
        if (!member.value.is_number()) continue;
        const double size = std::abs(member.value.number());
        if (!worst || size > worst->relative)
            worst = WorstClosure{.substance = member.key, .relative = size};
    }
    return worst;
}

std::string in_words(const RunView& run) {
    std::string text =
        end_in_words(run.manifest) + copper_in_words(run) + heat_in_words(run) + risk_in_words(run);
    if (const auto worst = worst_closure(run))
        text += "Every balance closes to " + readable(worst->relative, 2) +
                " or better (worst: " + worst->substance + ").";
    return text;
}

}  // namespace gossan::report
