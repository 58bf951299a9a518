// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/made_bioleach.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/events.hpp"
#include "gossan/records/run_folder.hpp"

namespace gossan::report {
namespace {

constexpr double duration_d = 400.0;
constexpr double height_m = 6.0;
constexpr double lift_d = 150.0;

const std::vector<records::ColumnInfo> columns = {
    {"extraction_pct", "%", "copper extracted"},
    {"recovery_pct", "%", "copper recovered"},
    {"extraction_chalcopyrite", "1", "chalcopyrite"},
    {"extraction_chalcocite", "1", "chalcocite"},
    {"extraction_pyrite", "1", "pyrite"},
    {"extraction_sulphur", "1", "elemental sulphur"},
    {"leach_ratio_m3_t", "m3/t", "leach ratio"},
    {"pls_Cu_g_L", "g/L", "copper"},
    {"pls_Fe2_g_L", "g/L", "ferrous iron"},
    {"pls_Fe3_g_L", "g/L", "ferric iron"},
    {"pls_Eh_V", "V", "potential of PLS against the hydrogen electrode"},
    {"acid_gross_kg_t", "kg/t", "gross"},
    {"acid_net_kg_t", "kg/t", "net"},
    {"mean_temperature_degC", "degC", "mean of the bed"},
    {"peak_temperature_degC", "degC", "hottest cell"},
    {"oxygen_utilisation", "1", "oxygen used"},
    {"oxygen_in_mol", "mol", "oxygen blown in"},
    {"oxygen_out_mol", "mol", "oxygen that left"},
    {"exit_oxygen_percent", "%", "oxygen in the air that leaves"},
    {"cells_mesophile_per_t", "1/t", "mesophiles"},
    {"cells_moderate_thermophile_per_t", "1/t", "moderate thermophiles"},
};

double rising(double t, double days) { return 1.0 - std::exp(-t / days); }

/// Hottest at an air rate of 1: less air starves the ore, more carries the heat away.
double warmth(const MadeBioleach& run) {
    const double air = run.air_Nm3_m2_h;
    return 34.0 * air * std::exp(1.0 - air);
}

double temperature(double t, double depth, const MadeBioleach& run) {
    const double season = 4.0 * std::sin(2.0 * M_PI * t / 365.0) * std::exp(-depth / 1.5);
    const double bump = std::exp(-std::pow((depth - 3.5) / 2.2, 2.0));
    return 18.0 + season + warmth(run) * rising(t, 60.0) * std::exp(-t / 900.0) * bump;
}

double cells_at(double t, double celsius, double optimum, double start) {
    const double fit = std::exp(-std::pow((celsius - optimum) / 9.0, 2.0));
    return start * std::pow(10.0, 4.5 * rising(t, 40.0) * fit);
}

std::vector<double> row_at(double t, const MadeBioleach& run) {
    const double hot = temperature(t, 3.5, run);
    const double speed = (hot - 10.0) / 40.0;
    const double used = 0.75 * rising(t, 50.0) / (1.0 + run.air_Nm3_m2_h);
    const double blown = 1500.0 * run.air_Nm3_m2_h * t;
    const double chalcopyrite = 0.8 * rising(t * speed, 350.0);
    const double extraction = 100.0 * (0.7 * chalcopyrite + 0.3 * 0.95 * rising(t, 60.0));
    return {extraction,
            0.97 * extraction * rising(t, 8.0),
            chalcopyrite,
            0.95 * rising(t, 60.0),
            0.45 * rising(t * speed, 300.0),
            0.3 * rising(t, 200.0),
            0.012 * t,
            t < 3.0 ? NAN : 5.0 * std::exp(-t / 220.0) + 0.4,
            t < 3.0 ? NAN : 2.5 * std::exp(-t / 40.0) + 0.1,
            t < 3.0 ? NAN : 1.0 + 7.0 * rising(t, 120.0),
            t < 3.0 ? NAN : 0.62 + 0.15 * rising(t, 35.0),
            9.0 + 6.0 * rising(t, 60.0),
            9.0 + 6.0 * rising(t, 60.0) - 0.09 * extraction,
            temperature(t, 2.0, run),
            hot,
            used,
            blown,
            blown * (1.0 - used),
            20.95 * (1.0 - used),
            cells_at(t, temperature(t, 1.0, run), 32.0, 1e9),
            cells_at(t, hot, 45.0, 1e8)};
}

const std::vector<records::FieldInfo> quantities = {
    {"temperature_degC", "degC", "temperature", ""},
    {"water_content", "1", "volumetric water content", ""},
    {"pH", "1", "pH of the flowing water", ""},
    {"Eh_V", "V", "redox potential (hydrogen electrode)", ""},
    {"Fe2_g_L", "g L-1", "ferrous iron in solution", ""},
    {"Fe3_g_L", "g L-1", "ferric iron in solution", ""},
    {"Cu_g_L", "g L-1", "copper in solution", ""},
    {"oxygen_percent", "%", "oxygen in the dry gas", ""},
    {"dissolved_oxygen_mg_L", "mg L-1", "dissolved oxygen", ""},
    {"carbon_dioxide_ppm", "ppm", "carbon dioxide in the dry gas", ""},
    {"cells_mesophile_per_t", "t-1", "mesophiles", ""},
    {"cells_moderate_thermophile_per_t", "t-1", "moderate thermophiles", ""},
    {"extraction", "1", "copper extracted", ""},
    {"jarosite_kg_t", "kg t-1", "jarosite", ""},
    {.name = "limiting",
     .unit = "1",
     .long_name = "what limits leaching",
     .flag_meanings = "none acid ferric oxygen carbon_dioxide temperature water accessibility"},
    {.name = "gas_blocked",
     .unit = "1",
     .long_name = "gas is blocked by water",
     .flag_meanings = "open blocked"},
};

double limit_at(double t, double depth, double celsius, double oxygen, double extraction) {
    enum { none, acid, ferric, oxygen_short, carbon_dioxide, cold, water, accessibility };
    if (t < 1.5 * depth) return water;
    if (t < 4.0 * depth) return acid;
    if (oxygen < 6.0) return oxygen_short;
    if (extraction > 0.6) return accessibility;
    if (celsius < 24.0) return cold;
    return t < 60.0 ? ferric : none;
}

/// All quantities of one cell; time counts from its stacking.
std::vector<double> cell_at(double t, double depth, const MadeBioleach& run) {
    const double celsius = temperature(t, depth, run);
    const double wet = 1.0 / (1.0 + std::exp(2.0 * (depth - 0.9 * t)));
    const double oxygen = 20.95 - 15.9 * rising(t, 50.0) * (height_m - depth) / height_m /
                                      (0.4 + 0.6 * run.air_Nm3_m2_h);
    const double ferric = wet * (0.3 + 6.0 * rising(t, 90.0) * depth / height_m);
    const double extraction = 0.85 * rising(t * (celsius - 10.0) / 30.0, 260.0);
    return {celsius,
            0.07 + 0.09 * wet,
            1.2 + 0.25 * depth * std::exp(-t / 80.0),
            0.60 + 0.17 * rising(t, 40.0) * wet,
            wet * 3.0 * std::exp(-t / 60.0) * (1.0 + depth / height_m),
            ferric,
            wet * (0.3 + 0.8 * depth * std::exp(-t / 150.0)),
            oxygen,
            8.0 * oxygen / 20.95 * (1.0 - (celsius - 18.0) / 90.0),
            400.0 * (1.0 - 0.8 * rising(t, 80.0) * (height_m - depth) / height_m),
            cells_at(t, celsius, 32.0, 1e9 * wet),
            cells_at(t, celsius, 45.0, 1e8 * wet),
            extraction,
            0.5 * rising(t, 200.0) * ferric,
            limit_at(t, depth, celsius, oxygen, extraction),
            depth < 0.4 && t > 200.0 && t < 230.0 ? 1.0 : 0.0};
}

/// Profiles of a bed whose first cells lie at the base and were stacked first.
void add_profiles(records::Fields& fields, double from_d, double to_d, std::size_t n_cells,
                  const MadeBioleach& run) {
    for (double t = from_d; t < to_d; t += 1.0) {
        std::vector<double> rows(quantities.size() * n_cells);
        for (std::size_t cell = 0; cell < n_cells; ++cell) {
            const bool is_upper = cell >= run.n_cells;
            const double height = (static_cast<double>(cell % run.n_cells) + 0.5) * height_m /
                                  static_cast<double>(run.n_cells);
            const auto values = cell_at(is_upper ? t - lift_d : t, height_m - height, run);
            for (std::size_t k = 0; k < values.size(); ++k) rows[k * n_cells + cell] = values[k];
        }
        fields.append(t, rows);
    }
}

void write_profiles(const records::RunFolder& folder, const MadeBioleach& run) {
    const auto layout = [&](std::size_t n_cells) {
        records::FieldLayout made{.fields = quantities,
                                  .faces_m = {},
                                  .start = "2026-01-15",
                                  .title = "sulphide heap, 6 m lift"};
        for (std::size_t face = 0; face <= n_cells; ++face)
            made.faces_m.push_back(height_m * static_cast<double>(face) /
                                   static_cast<double>(run.n_cells));
        return made;
    };
    std::vector<records::Fields> parts = {records::empty_fields(layout(run.n_cells))};
    const double first_end = run.has_second_lift ? lift_d : duration_d + 1.0;
    add_profiles(parts[0], 0.0, first_end, run.n_cells, run);
    if (run.has_second_lift) {
        parts.push_back(records::empty_fields(layout(2 * run.n_cells)));
        add_profiles(parts[1], lift_d, duration_d + 1.0, 2 * run.n_cells, run);
    }
    records::write_fields(folder.fields(), records::joined(parts));
}

const char* budgets_text = R"({
  "acid_by_cause_kg_per_t": {"irrigation": 21.4, "cure": 6.0, "sulphur_oxidation": 5.2, "jarosite": 3.1,
    "pyrite": 1.9, "iron_oxidation": -9.8, "chalcopyrite": -7.4, "biotite": -5.9, "chlorite": -3.3,
    "calcite": -1.6, "chalcocite": -0.9, "drainage": -7.6},
  "iron_by_cause_kg_per_t": {"pyrite": 6.2, "chalcopyrite": 2.9, "irrigation": 1.4, "biotite": 0.8,
    "jarosite": -5.9, "drainage": -3.7},
  "oxygen_by_cause_mol": {"air_in": 590000, "air_out": -365000, "iron_oxidation": -181000,
    "sulphur_oxidation": -39000, "microbial_decay": -1500},
  "heat_by_cause_MJ_per_t": {"reactions": 148.0, "sun": 61.0, "irrigation": 22.0, "air_in": 9.0,
    "evaporation": -96.0, "air_out": -58.0, "sky": -31.0, "drainage": -24.0, "wind": -9.0, "ground": -4.0,
    "stored": 18.0},
  "ore_at_risk": [{"depth_from_m": 0.0, "depth_to_m": 1.2, "limit": "oxygen", "share": 0.42},
    {"depth_from_m": 5.1, "depth_to_m": 6.0, "limit": "temperature", "share": 0.67}]})";

records::Document summary_of(const MadeBioleach& run) {
    const std::vector<double> last = row_at(duration_d, run);
    records::Document summary = records::parse_document(budgets_text, "budgets");
    summary["extraction"] = last[0] / 100.0;
    summary["recovery"] = last[1] / 100.0;
    summary["acid_consumed_gross_kg_per_t"] = last[11];
    summary["acid_consumed_kg_per_t"] = last[12];
    summary["leach_ratio_m3_per_t"] = last[6];
    summary["peak_temperature_degC"] = 18.0 + 0.8 * warmth(run);
    summary["oxygen_utilisation"] = last[15];
    summary["balance"]["Cu"] = 2.1e-12;
    summary["balance"]["energy"] = -3.4e-10;
    return summary;
}

void write_rows(const records::RunFolder& folder, const MadeBioleach& run) {
    auto series = records::SeriesWriter::create(folder.series(), columns);
    for (double t = 0.0; t <= duration_d; t += 1.0) series.append(t, row_at(t, run));
    auto events = records::EventWriter::create(folder.events());
    events.append({.time_d = 200.0,
                   .kind = "gas_blocked",
                   .severity = Severity::warning,
                   .place = "cell 60, 5.95 m above the base",
                   .value = 0.87,
                   .unit = "1",
                   .message = "Water blocks the air there."});
    records::write_atomically(folder.effective(), "[aeration]\nrate = \"" +
                                                      shortest(run.air_Nm3_m2_h) +
                                                      " Nm3/m2/h\"  # --set aeration.rate\n");
}

}  // namespace

void make_bioleach(const std::filesystem::path& folder, const MadeBioleach& run) {
    records::Manifest manifest;
    manifest.version = "0.1.0";
    manifest.identity = {.scenario_hash = std::string(64, 'a'), .data_hash = std::string(64, 'b')};
    manifest.started = "2026-01-15T06:00:00Z";
    manifest.ended = "2026-01-15T06:00:01Z";
    manifest.duration_d = manifest.time_d = duration_d;
    manifest.options = {{"--set", "aeration.rate=" + shortest(run.air_Nm3_m2_h) + " Nm3/m2/h"}};
    manifest.solver = {{"steps", 1812}};
    manifest.series = columns;
    manifest.wall_s = 0.31;
    manifest.status = records::RunStatus::done;
    const auto made = records::RunFolder::create(folder, manifest, false);
    write_rows(made, run);
    write_profiles(made, run);
    records::write_atomically(made.summary(), records::print(summary_of(run)));
    records::write_manifest(made, manifest);
}

}  // namespace gossan::report
