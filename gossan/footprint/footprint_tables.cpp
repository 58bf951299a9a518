// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "gossan/footprint/site_footprint.hpp"

namespace gossan::footprint {
namespace {

using tables::SheetColumn;
using tables::SheetToWrite;
using tables::SheetValue;

/// Whose potentials a share of a figure is by, and the name of its column.
constexpr std::array<std::pair<const char*, const char*>, 5> reports = {
    {{"n/a", "CO2 alone"},
     {"AR6", "AR6"},
     {"AR5", "AR5"},
     {"AR4", "AR4"},
     {"unstated", "potentials unstated"}}};

/// Rows into a sheet whose columns stand there already.
class Rows {
public:
    explicit Rows(SheetToWrite sheet) : sheet_(std::move(sheet)) {}

    void add(std::vector<SheetValue> row) {
        for (std::size_t k = 0; k < row.size(); ++k) {
            sheet_.columns[k].cells.push_back(std::move(row[k]));
        }
    }
    [[nodiscard]] SheetToWrite done() { return std::move(sheet_); }

private:
    SheetToWrite sheet_;
};

std::vector<SheetColumn> figure_columns(bool with_contributions) {
    const std::string unit = "kg CO2e/kg";
    std::vector<SheetColumn> columns = {{"period"},   {"begin"},       {"end"},   {"stream"},
                                        {"boundary"}, {"electricity"}, {"method"}};
    if (with_contributions) {
        for (const char* name : {"process", "stage"}) columns.push_back({name});
        columns.push_back({"footprint", unit});
        columns.push_back({"share", "1"});
        columns.push_back({"share of variance", "1"});
    } else {
        columns.push_back({"copper", "kg"});
        columns.push_back({"emitted", "kg CO2e"});
        for (const char* name : {"footprint", "P5", "P50", "P95"}) columns.push_back({name, unit});
        columns.push_back({"primary data", "1"});
        for (const auto& [report, name] : reports) columns.push_back({name, "1"});
        for (const char* name : {"technology", "geography", "time"}) columns.push_back({name});
    }
    return columns;
}

/// What is told of a figure behind the names of its view.
std::vector<SheetValue> figure_cells(const Figure& figure) {
    std::vector<SheetValue> cells = {figure.copper_kg,    figure.emitted_kg, figure.per_kg,
                                     figure.p5,           figure.p50,        figure.p95,
                                     figure.primary_share};
    for (const auto& [report, name] : reports) {
        const auto found = figure.potentials.find(report);
        cells.emplace_back(found == figure.potentials.end() ? 0.0 : found->second);
    }
    for (const double rating :
         {figure.quality.technology, figure.quality.geography, figure.quality.time}) {
        cells.emplace_back(rating);
    }
    return cells;
}

SheetToWrite figures(const SiteFootprint& site, bool with_contributions) {
    Rows rows(
        {with_contributions ? "contributions" : "figures", figure_columns(with_contributions)});
    const Activities& activities = site.assessment.activities();
    const auto add = [&](const Span& span, const std::string& stream, const Figure& figure) {
        const std::vector<SheetValue> head = {span.name,
                                              activities.periods[span.first].begin,
                                              activities.periods[span.last].end,
                                              stream,
                                              word_of(figure.view.boundary),
                                              word_of(figure.view.electricity),
                                              word_of(figure.method)};
        const auto with = [&](const std::vector<SheetValue>& tail) {
            auto row = head;
            row.insert(row.end(), tail.begin(), tail.end());
            rows.add(std::move(row));
        };
        if (!with_contributions) return with(figure_cells(figure));
        for (const Contribution& each : figure.contributions) {
            with({each.name, each.stage, each.per_kg, each.share, each.variance_share});
        }
    };
    for (const Span& span : site.spans()) {
        for (const Method method : methods) {
            for (const View& view : views) {
                add(span, "all", site.assessment.of_site(span.first, span.last, view, method));
                for (std::size_t s = 0; s < activities.streams.size(); ++s) {
                    add(span, activities.streams[s].name,
                        site.assessment.of_stream(s, span.first, span.last, view, method));
                }
            }
        }
    }
    return rows.done();
}

SheetToWrite pools(const SiteFootprint& site) {
    Rows rows({"pools",
               {{"period"},
                {"stream"},
                {"spent on ore", "kg CO2e"},
                {"released, of the period", "kg CO2e"},
                {"released, of before", "kg CO2e"},
                {"carried", "kg CO2e"},
                {"copper", "kg"},
                {"copper to come", "kg"}}});
    const Activities& activities = site.assessment.activities();
    for (std::size_t s = 0; s < activities.streams.size(); ++s) {
        const Stream& stream = activities.streams[s];
        for (std::size_t k = 0; k < activities.periods.size(); ++k) {
            const PoolRow row = site.assessment.pool(s, k, views[3]);
            rows.add({activities.periods[k].name, stream.name, row.spent, row.released_of_period,
                      row.released_of_before, row.carried, stream.copper[k], stream.to_come[k]});
        }
    }
    return rows.done();
}

SheetToWrite water(const SiteFootprint& site) {
    Rows rows({"water",
               {{"period"},
                {"stream"},
                {"source"},
                {"withdrawn", "m3"},
                {"consumed", "m3"},
                {"discharged", "m3"},
                {"rain", "m3"},
                {"fed", "m3"},
                {"stored in ponds and plant", "m3"},
                {"recycled", "m3"},
                {"closure", "1"},
                {"withdrawal", "L/kg"},
                {"consumption", "L/kg"},
                {"basis"}}});
    const auto told = [](double value, bool is_told) {
        return is_told ? SheetValue(value) : SheetValue();
    };
    for (const StreamWater& each : site.water) {
        const bool is_site = each.stream.empty();
        rows.add({site.assessment.activities().periods[each.period].name,
                  each.stream.empty() ? std::string("all") : each.stream, each.source,
                  told(each.withdrawn, each.tells_withdrawn),
                  told(each.consumed, each.tells_consumed), told(each.discharged, is_site),
                  told(each.rain, is_site), told(each.fed, is_site), told(each.stored, is_site),
                  told(each.recycled, is_site),
                  told(each.closure(), is_site && each.tells_withdrawn && each.tells_consumed),
                  told(each.withdrawal().per_kg, each.tells_withdrawn && each.copper_kg > 0.0),
                  told(each.consumption().per_kg, each.tells_consumed && each.copper_kg > 0.0),
                  std::string(words_of(each.basis))});
    }
    return rows.done();
}

SheetToWrite water_sources(const SiteFootprint& site) {
    Rows rows(
        {"water sources", {{"period"}, {"source"}, {"origin"}, {"quality"}, {"withdrawn", "m3"}}});
    for (const StreamWater& each : site.water) {
        for (const WaterDraw& draw : each.draws) {
            rows.add({site.assessment.activities().periods[each.period].name, draw.name,
                      word_of(draw.origin), word_of(draw.quality), draw.volume});
        }
    }
    return rows.done();
}

SheetToWrite factors(const SiteFootprint& site) {
    Rows rows({"factors",
               {{"role"},
                {"factor"},
                {"vintage"},
                {"value"},
                {"P5"},
                {"P95"},
                {"unit"},
                {"scope"},
                {"gwp"},
                {"status"},
                {"primary"},
                {"source"},
                {"reference"}}});
    const auto maybe = [](const std::optional<double>& value) {
        return value ? SheetValue(*value) : SheetValue();
    };
    for (const UsedFactor& used : site.assessment.terms().factors) {
        const Factor& factor = used.factor;
        rows.add({used.role, factor.id, factor.vintage, factor.value, maybe(factor.low),
                  maybe(factor.high), factor.unit, double(factor.scope), factor.gwp, factor.status,
                  std::string(factor.is_primary ? "yes" : "no"), factor.source, factor.reference});
    }
    return rows.done();
}

/// An amount by all that it is multiplied by. Its range is exact for one number and for lognormal
/// ones, whose logarithms add by squares; choice: so for others too.
Uncertain amount_of(const Activity& row) {
    Uncertain amount{.value = row.amount};
    double below = 0.0, above = 0.0;
    for (const Uncertain& number : row.times) {
        amount.value *= number.value;
        if (number.is_exact()) continue;
        below = std::hypot(below, std::log(number.value / number.low));
        above = std::hypot(above, std::log(number.high / number.value));
    }
    if (below <= 0.0 && above <= 0.0) return amount;
    amount.low = amount.value * std::exp(-below);
    amount.high = amount.value * std::exp(above);
    return amount;
}

SheetToWrite activity(const SiteFootprint& site) {
    Rows rows({"activity",
               {{"begin"},
                {"end"},
                {"stream"},
                {"activity"},
                {"detail"},
                {"amount"},
                {"unit"},
                {"low"},
                {"high"},
                {"basis"}}});
    const Activities& activities = site.assessment.activities();
    for (const Stream& stream : activities.streams) {
        for (std::size_t k = 0; k < activities.periods.size(); ++k) {
            const ReferencePeriod& period = activities.periods[k];
            const auto add = [&](const char* what, double amount, const char* unit) {
                if (amount <= 0.0) return;
                rows.add({period.begin, period.end, stream.name, std::string(what), std::string(),
                          amount, std::string(unit), SheetValue(), SheetValue(),
                          std::string(words_of(Basis::simulated))});
            };
            add("copper", stream.copper[k], "kg");
            add("copper to come", stream.to_come[k], "kg");
            add("ore", stream.ore[k], "t");
            add("moved", stream.moved[k], "t");
        }
    }
    for (const Activity& row : activities.rows) {
        const Uncertain amount = amount_of(row);
        const auto bound = [&](double value) {
            return amount.is_exact() ? SheetValue() : SheetValue(value);
        };
        const ReferencePeriod& period = activities.periods[row.period];
        rows.add({period.begin, period.end, row.stream, processes()[row.process].name, row.detail,
                  amount.value, processes()[row.process].unit, bound(amount.low),
                  bound(amount.high), std::string(words_of(row.basis))});
    }
    return rows.done();
}

}  // namespace

std::vector<SheetToWrite> tables_of(const SiteFootprint& site) {
    return {figures(site, false), figures(site, true), pools(site),   water(site),
            water_sources(site),  factors(site),       activity(site)};
}

}  // namespace gossan::footprint
