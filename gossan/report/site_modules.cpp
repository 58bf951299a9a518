// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/site_modules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gossan::report {
namespace {

using tables::Table;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

struct FieldSource {
    const char* column;
    const char* meaning;
    const char* unit;
    bool is_word = false;
    bool is_flow = false;  ///< a column of module_flows.csv
};

constexpr auto sources = std::to_array<FieldSource>({
    {"status", "what it is doing", "1", true},
    {"recovery_pct", "copper recovered", "%"},
    {"extraction_pct", "copper extracted", "%"},
    {"copper_remaining_extractable_t", "copper left that can be leached", "t"},
    {"copper_dissolved_t", "copper in its water", "t"},
    {"temperature_mean_degC", "mean temperature", "degC"},
    {"temperature_peak_degC", "hottest cell", "degC"},
    {"oxygen_least_pct", "least oxygen in the gas", "%"},
    {"limit", "what limits most of it", "1", true},
    {"height_m", "height", "m"},
    {"water_m3", "water in the bed", "m3"},
    {"irrigation_L_m2_h", "irrigation", "L/m2/h", false, true},
    {"air_Nm3_m2_h", "air blown in", "Nm3/m2/h", false, true},
    {"drainage_m3_d", "drainage", "m3/d", false, true},
    {"pls_Cu_g_L", "copper in its PLS", "g/L", false, true},
    {"pls_free_acid_g_L", "free acid in its PLS", "g/L", false, true},
});

/// Rows of a table by module, in the order of time.
std::vector<std::vector<std::size_t>> rows_by_module(const Table& table, SiteModules& modules) {
    std::vector<std::vector<std::size_t>> rows(modules.n_modules());
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        const std::size_t module = index_in(modules.names, table.text("module", row));
        if (module >= rows.size()) rows.resize(module + 1);
        rows[module].push_back(row);
    }
    return rows;
}

void add_facts(const Table& table, SiteModules& modules) {
    const auto time = numbers_of(table, "time_d"), area = numbers_of(table, "area_m2");
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        if (modules.time_d.empty() || modules.time_d.back() != time[row]) {
            modules.time_d.push_back(time[row]);
        }
        const std::size_t module = index_in(modules.names, table.text("module", row));
        const std::size_t pad = index_in(modules.pads, table.text("pad", row));
        if (module < modules.pad.size()) continue;
        modules.pad.push_back(pad);
        modules.area_m2.push_back(area[row]);
        modules.stacked_d.push_back(time[row]);
    }
}

/// The value of each module at each time: of the newest row that is not newer.
ModuleField field_of(const Table& table, const FieldSource& source, SiteModules& modules) {
    ModuleField field{source.column, source.meaning, source.unit, {}, {}};
    field.values.assign(modules.time_d.size() * modules.pad.size(), undefined);
    const auto time = numbers_of(table, "time_d");
    std::vector<double> values;
    if (source.is_word) {
        for (std::size_t row = 0; row < table.n_rows(); ++row) {
            values.push_back(double(index_in(field.flags, table.text(source.column, row))));
        }
    } else {
        values = numbers_of(table, source.column);
    }
    const auto rows = rows_by_module(table, modules);
    for (std::size_t module = 0; module < modules.pad.size(); ++module) {
        std::size_t next = 0;
        double value = undefined;
        for (std::size_t k = 0; k < modules.time_d.size(); ++k) {
            while (next < rows[module].size() &&
                   time[rows[module][next]] <= modules.time_d[k] + 1e-6) {
                value = values[rows[module][next++]];
            }
            field.values[k * modules.pad.size() + module] = value;
        }
    }
    return field;
}

/// module_flows.csv and those of its columns that are read often.
struct Flows {
    const Table& table;
    std::vector<double> time, air, drained;
};

/// Joins what follows of the same sort; a row speaks for the days since the row before it.
void add_spans(const Flows& flows, const std::vector<std::size_t>& rows, std::size_t module,
               SiteModules& modules) {
    const auto& [table, time, air, drained] = flows;
    double before = std::min(modules.stacked_d[module], time[rows.front()]);
    std::vector<ModuleSpan> own, blown;
    for (const std::size_t row : rows) {
        const auto add = [&](std::vector<ModuleSpan>& spans, std::string_view what) {
            const bool goes_on = !spans.empty() && spans.back().what == what &&
                                 std::abs(spans.back().end_d - before) < 1e-6;
            if (!goes_on) spans.push_back({module, std::string(what), before, before});
            spans.back().end_d = time[row];
        };
        add(own, table.text("status", row));
        if (air[row] > 0.0) add(blown, "air");
        before = time[row];
    }
    modules.spans.insert(modules.spans.end(), own.begin(), own.end());
    modules.spans.insert(modules.spans.end(), blown.begin(), blown.end());
}

void add_drain_downs(const Flows& flows, const std::vector<std::size_t>& rows, std::size_t module,
                     SiteModules& modules) {
    const auto& [table, time, air, drained] = flows;
    bool was_irrigated = false, is_off = false;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const bool is_irrigated = table.text("status", rows[k]) == "irrigated";
        if (was_irrigated && !is_irrigated && k > 0) {
            is_off = true;
            modules.drain_downs.push_back({module, time[rows[k - 1]], {0.0}, {0.0}});
        }
        if (is_irrigated) is_off = false;
        was_irrigated = is_irrigated;
        if (!is_off) continue;
        DrainDown& now = modules.drain_downs.back();
        const std::size_t stop = rows[k - now.days.size()];
        now.days.push_back(time[rows[k]] - now.stop_d);
        now.m3.push_back(drained[rows[k]] - drained[stop]);
    }
}

/// m3 drained by a day after the stop, between rows in a straight line.
double at_day(const DrainDown& drain, double day) {
    const auto above = std::lower_bound(drain.days.begin(), drain.days.end(), day);
    if (above == drain.days.end()) return undefined;
    const auto k = std::size_t(above - drain.days.begin());
    if (k == 0) return 0.0;
    const double share = (day - drain.days[k - 1]) / (drain.days[k] - drain.days[k - 1]);
    return drain.m3[k - 1] + share * (drain.m3[k] - drain.m3[k - 1]);
}

}  // namespace

SiteModules site_modules(const SiteTables& tables) {
    SiteModules modules;
    if (!tables.modules || tables.modules->n_rows() == 0) return modules;
    add_facts(*tables.modules, modules);
    if (tables.flows) {
        const Flows flows{*tables.flows, numbers_of(*tables.flows, "time_d"),
                          numbers_of(*tables.flows, "air_Nm3_m2_h"),
                          numbers_of(*tables.flows, "drained_m3")};
        const auto rows = rows_by_module(*tables.flows, modules);
        modules.names.resize(modules.pad.size());  // one newer than the last row of modules.csv
        for (std::size_t module = 0; module < modules.n_modules(); ++module) {
            if (module >= rows.size() || rows[module].empty()) continue;
            modules.stacked_d[module] =
                std::min(modules.stacked_d[module], flows.time[rows[module].front()]);
            add_spans(flows, rows[module], module, modules);
            add_drain_downs(flows, rows[module], module, modules);
        }
    }
    const std::size_t n_modules = modules.n_modules();
    for (const FieldSource& source : sources) {
        const auto& table = source.is_flow ? tables.flows : tables.modules;
        if (!table || !table->find(source.column)) continue;
        ModuleField field = field_of(*table, source, modules);
        modules.names.resize(n_modules);
        const bool is_some = std::any_of(field.values.begin(), field.values.end(),
                                         [](double value) { return !std::isnan(value); });
        if (is_some) modules.fields.push_back(std::move(field));
    }
    return modules;
}

double drained_after(const SiteModules& modules, std::size_t pad, double days) {
    double m3 = 0.0, area = 0.0;
    for (const DrainDown& drain : modules.drain_downs) {
        if (modules.pad[drain.module] != pad || drain.days.back() < days) continue;
        m3 += at_day(drain, days);
        area += modules.area_m2[drain.module];
    }
    return area > 0.0 ? m3 / area : undefined;
}

}  // namespace gossan::report
