// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/made_run.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cmath>
#include <numbers>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/events.hpp"
#include "gossan/records/run_folder.hpp"

namespace gossan::report {
namespace {

const std::vector<records::ColumnInfo> columns = {
    {"extraction_pct", "%", "copper extracted"},
    {"recovery_pct", "%", "copper recovered"},
    {"extraction_atacamite_pct", "%", "atacamite"},
    {"extraction_chrysocolla_pct", "%", "chrysocolla"},
    {"leach_ratio_m3_t", "m3/t", "leach ratio"},
    {"pls_Cu_g_L", "g/L", "copper"},
    {"pls_Fe2_g_L", "g/L", "ferrous iron"},
    {"pls_Fe3_g_L", "g/L", "ferric iron"},
    {"pls_Al_g_L", "g/L", "aluminium"},
    {"pls_Mg_g_L", "g/L", "magnesium"},
    {"pls_free_acid_g_L", "g/L", "free acid"},
    {"pls_pH", "1", "pH"},
    {"pls_temperature_degC", "degC", "PLS temperature"},
    {"acid_gross_kg_t", "kg/t", "gross"},
    {"acid_net_kg_t", "kg/t", "net"},
    {"irrigation_rate_L_m2_h", "L/m2/h", "irrigation"},
    {"drainage_rate_L_m2_h", "L/m2/h", "drainage"},
    {"irrigation_m3", "m3", "irrigation"},
    {"drainage_m3", "m3", "drainage"},
    {"pond_depth_m", "m", "ponded water"},
    {"moisture_mean_v_v", "m3/m3", "mean moisture"},
    {"ionic_strength_max", "mol/kg", "highest ionic strength <in any cell>"},
};

double rising(double t, double days) { return 1.0 - std::exp(-t / days); }

std::vector<double> row_at(double t, const MadeRun& run) {
    const double late = std::max(t - 6.0, 0.0);  // the front reaches the base on day 6
    const double out = late > 0.0 ? 1.0 : NAN;
    const double extraction = 70.0 * rising(t, run.extraction_rate_d);
    const double recovery = 69.0 * rising(late, run.extraction_rate_d + 4.0) * rising(late, 3.0);
    const double rate = t < 37.0 ? 2.0 : 3.2;
    const double applied = t < 37.0 ? 2.0 * t : 2.0 * 37.0 + 3.2 * (t - 37.0);  // L/m2/h d
    const double cubic_metres = applied * 24.0 / 1000.0 * 907.0;
    const double copper = out * (0.55 + 17.0 * std::exp(-late / 15.0) * rising(late, 1.5));
    const double gross = 11.3 + 12.0 * rising(t, 30.0);
    return {extraction,
            recovery,
            95.0 * rising(t, 18.0),
            60.0 * rising(t, 55.0),
            cubic_metres / 5522.0,
            copper,
            out * (2.1 + 0.4 * std::sin(t / 9.0)),
            out * 4.2 * rising(late, 9.0),
            out * (12.0 + 6.0 * std::exp(-late / 30.0)),
            out * 5.0 * rising(late, 20.0),
            out * (3.0 + 12.0 * rising(late, 40.0)),
            out * (2.3 - 0.9 * rising(late, 40.0)),
            out * 20.0,
            gross,
            gross - 1.5434 * 4.3 * extraction / 100.0,
            rate,
            out > 0.0 ? rate * rising(late, 1.0) : 0.0,
            cubic_metres,
            cubic_metres * 0.93 * rising(late, 5.0),
            0.0,
            0.085 + 0.07 * rising(t, 5.0),
            1.6 + 0.3 * std::cos(t / 20.0)};
}

void write_profiles(const records::RunFolder& folder, const MadeRun& run) {
    constexpr std::size_t n_cells = 40;
    records::FieldLayout layout{.fields = {{"moisture", "m3 m-3", "moisture", ""},
                                           {"Cu_mobile", "g/L", "copper in flowing water", ""},
                                           {"temperature", "degC", "temperature", ""},
                                           {"pH", "1", "pH of flowing water", ""}},
                                .faces_m = {},
                                .start = "",
                                .title = run.title};
    for (std::size_t face = 0; face <= n_cells; ++face)
        layout.faces_m.push_back(4.0 * static_cast<double>(face) / n_cells);
    records::Fields fields = records::empty_fields(layout);
    for (double t = 0.0; t <= run.duration_d; t += 1.0) {
        std::vector<double> rows(4 * n_cells);
        for (std::size_t cell = 0; cell < n_cells; ++cell) {
            const double depth = 4.0 - (static_cast<double>(cell) + 0.5) * 4.0 / n_cells;
            const double wet = 1.0 / (1.0 + std::exp(4.0 * (depth - 0.7 * t)));
            rows[cell] = 0.085 + 0.075 * wet + 0.006 * depth;
            rows[n_cells + cell] = wet * (0.55 + 4.3 * depth * std::exp(-(t - depth) / 16.0));
            rows[2 * n_cells + cell] = 18.0 + 3.0 * wet * std::sin(t / 14.0) + depth;
            rows[3 * n_cells + cell] = 1.1 + 0.4 * depth * std::exp(-t / 40.0);
        }
        fields.append(t, rows);
    }
    records::write_fields(folder.fields(), fields);
}

void write_rows(const records::RunFolder& folder, const MadeRun& run) {
    auto series = records::SeriesWriter::create(folder.series(), columns);
    for (double t = 0.0; t <= run.duration_d; t += 0.5) series.append(t, row_at(t, run));

    using records::BalanceKind;
    auto balance = records::BalanceWriter::create(folder.balance());
    const double end = run.duration_d;
    const auto stock = [&](double day, const char* what, const char* form, double amount) {
        return records::BalanceRow{.begin_d = day,
                                   .end_d = day,
                                   .kind = BalanceKind::stock,
                                   .from = form,
                                   .to = "",
                                   .substance = what,
                                   .cause = form,
                                   .amount = amount,
                                   .unit = "kg"};
    };
    const auto flow = [&](const char* from, const char* to, const char* what, const char* cause,
                          double amount) {
        return records::BalanceRow{.begin_d = 0.0,
                                   .end_d = end,
                                   .kind = BalanceKind::flow,
                                   .from = from,
                                   .to = to,
                                   .substance = what,
                                   .cause = cause,
                                   .amount = amount,
                                   .unit = "kg"};
    };
    // Copper: 23700 in the rock and 20 in its water; 2700 come with irrigation and 18220 leave.
    // Water: 209000 + 4.97e6 + 259000 = 5.08e6 - 120000 evaporated … closes at 358000.
    balance.append(std::vector<records::BalanceRow>{
        stock(0.0, "Cu", "rock", 23700.0), stock(0.0, "Cu", "solution", 20.0),
        stock(0.0, "water", "solution", 209000.0),
        flow("irrigation", "solution", "Cu", "irrigation", 2700.0),
        flow("rock", "solution", "Cu", "leached from rock", 16100.0),
        flow("solution", "drain", "Cu", "drainage", 18220.0),
        flow("irrigation", "solution", "water", "irrigation", 4.97e6),
        flow("cure", "solution", "water", "cure", 259000.0),
        flow("solution", "air", "water", "evaporation", 120000.0),
        flow("solution", "drain", "water", "drainage", 4.96e6), stock(end, "Cu", "rock", 7600.0),
        stock(end, "Cu", "solution", 600.0), stock(end, "water", "solution", 358000.0)});

    auto events = records::EventWriter::create(folder.events());
    events.append({.time_d = 6.1,
                   .kind = "breakthrough",
                   .severity = Severity::note,
                   .place = "base",
                   .value = {},
                   .unit = "",
                   .message = "The first solution drained."});
    events.append({.time_d = 12.4,
                   .kind = "ionic_strength",
                   .severity = Severity::warning,
                   .place = "cell 12, 1.2 m above the base",
                   .value = 1.83,
                   .unit = "mol/kg",
                   .message = "The activity model is beyond its range."});
}

records::Document summary_of(const MadeRun& run) {
    const std::vector<double> last = row_at(run.duration_d, run);
    records::Document summary = records::Document::object();
    summary["extraction"] = last[0] / 100.0;
    summary["recovery"] = last[1] / 100.0;
    summary["acid_consumed_gross_kg_per_t"] = last[13];
    summary["acid_consumed_kg_per_t"] = last[14];
    summary["leach_ratio_m3_per_t"] = last[4];
    summary["peak_temperature_degC"] = 24.6;
    summary["balance"]["Cu"] = 2.1e-12;
    summary["balance"]["water"] = -3.4e-10;
    return summary;
}

std::string effective_of(const MadeRun& run) {
    return "# every value in force\ntitle = \"" + run.title +
           "\"  # scenario.toml:1:9\n\n[irrigation]\nrate = \"" + run.irrigation_rate +
           "\"  # scenario.toml:4:8\n\n[ore]\ndensity = \"1.52 t/m3\"  # scenario.toml:7:11\n"
           "dispersivity = \"0.1 m\"  # default, estimate: a fortieth of the lift\n"
           "diffusivity = \"6.5e-10 m2/s\"  # default, unverified\n"
           "heat_capacity = \"900 J/kg/K\"  # default, Waples2004\n"
           "layers = 40  # default, choice: a tenth of a metre\n";
}

}  // namespace

void make_run(const std::filesystem::path& folder, const MadeRun& run) {
    records::Manifest manifest;
    manifest.version = "0.1.0";
    manifest.identity = {.scenario_hash = std::string(64, 'a'), .data_hash = std::string(64, 'b')};
    manifest.started = "2026-01-15T06:00:00Z";
    manifest.duration_d = 95.0;
    manifest.time_d = run.duration_d;
    manifest.solver = {{"steps", 812}, {"newton_iterations", 1544}, {"jacobians", 96}};
    manifest.series = columns;
    manifest.inputs = {{.path = "scenario.toml", .sha256 = std::string(64, 'c'), .bytes = 2417}};
    const auto made = records::RunFolder::create(folder, manifest, false);
    write_rows(made, run);
    write_profiles(made, run);
    records::write_atomically(made.effective(), effective_of(run));
    manifest.status = run.is_done ? records::RunStatus::done : records::RunStatus::interrupted;
    manifest.wall_s = 0.31;
    if (run.is_done) {
        manifest.ended = "2026-01-15T06:00:01Z";
        records::write_atomically(made.summary(), records::print(summary_of(run)));
    }
    records::write_manifest(made, manifest);
}

TestFolder::TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "gossan-report-XXXXXX").string();
    path_ = mkdtemp(name.data());
}

TestFolder::~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace gossan::report
