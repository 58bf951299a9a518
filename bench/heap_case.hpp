// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/column/column_system.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/simulation/assembly.hpp"

namespace gossan::bench {

using Overrides = std::vector<std::string>;

inline Overrides operator+(Overrides a, const Overrides& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// examples/sulphide-heap with overrides, read and assembled as the program does it.
struct HeapCase {
    HeapCase(const catalogue::Catalogue& facts, const Overrides& overrides) {
        Diagnostics diagnostics;
        const auto loaded = scenario::read<simulation::Site>(
            std::string(GOSSAN_SOURCE_DIR) + "/examples/sulphide-heap/scenario.toml", overrides,
            diagnostics);
        if (!diagnostics.has_errors()) {
            assembly = simulation::assemble(loaded.value, facts, diagnostics);
        }
        if (diagnostics.has_errors()) throw std::runtime_error(diagnostics.text(true));
    }

    [[nodiscard]] std::vector<double> start(const column::StateLayout& layout) const {
        return column::initial_state(assembly.model, layout, assembly.contents);
    }
    /// Copper drained less that of the feed, of the copper placed.
    [[nodiscard]] double recovery(std::span<const double> state) const {
        const column::ColumnSystem system(assembly.model);
        const auto flows = column::cumulative_flows(assembly.model, system.state_layout(), state);
        const auto& names = assembly.model.network->components();
        for (std::size_t k = 0; k < names.size(); ++k) {
            if (names[k] != "Cu") continue;
            const std::size_t x = column::StateLayout::first_component + k;
            return (flows.drained[x] - flows.irrigated[x]) / assembly.placed.copper;
        }
        throw std::runtime_error("no copper");
    }

    simulation::Assembly assembly;
};

/// Drip and air from the first day on, at rates that never change.
inline Overrides steady_drip() {
    return {"irrigation.steps=[{from='0 d', rate='5 L/m2/h', solution='raffinate'}]",
            "aeration.steps=[{from='0 d', rate='0.2 Nm3/m2/h'}]"};
}

/// The yearly means of the example's weather, all the time.
inline Overrides steady_weather() {
    return {"weather.air_temperature='17 degC'",
            "weather.relative_humidity='37 %'",
            "weather.wind='3 m/s'",
            "weather.sun='227 W/m2'",
            "weather.cloud='26 %'",
            "weather.rain='0.9 mm/d'"};
}

/// A file of days: the example's seasons with seeded weather of every day on top.
inline Overrides daily_weather(int days) {
    const auto path = std::filesystem::temp_directory_path() / "gossan_bench_weather.csv";
    std::ofstream file(path);
    file << "day,air_temperature (degC),relative_humidity (%),wind (m/s),sun (W/m2),cloud (%),"
            "rain (mm/d)\n";
    std::mt19937_64 random(3);
    const auto unit = [&] { return double(random() >> 11) * 0x1p-53; };
    double warm = 0.0;  // days remember each other
    for (int day = 0; day < days; ++day) {
        const double season = std::cos(2.0 * std::numbers::pi * (day - 125) / 365.25);
        warm = 0.7 * warm + 5.0 * (unit() - 0.5);
        const double cloud = std::min(1.0, 0.1 + unit() * unit());
        const double rain = unit() < 0.06 + (season > 0.7 ? 0.15 : 0.0) ? 16.0 * unit() : 0.0;
        char row[120];
        std::snprintf(row, sizeof row, "%d,%.2f,%.1f,%.2f,%.1f,%.1f,%.2f\n", day,
                      17.0 + 9.5 * season + warm, 25.0 + 40.0 * cloud, 1.5 + 3.0 * unit(),
                      (260.0 + 90.0 * season) * (1.1 - 0.5 * cloud), 100.0 * cloud, rain);
        file << row;
    }
    return {"weather.file='" + path.string() + "'"};
}

/// The example's plan with the drip off between pairs of days.
inline Overrides drip_stopped(const std::vector<std::pair<int, int>>& stops) {
    const auto step = [](int day, int rate) {
        return "{from='" + std::to_string(day) + " d', rate='" + std::to_string(rate) +
               " L/m2/h', solution='raffinate'}";
    };
    std::string plan = "irrigation.steps=[" + step(14, 5);
    for (const auto& [off, on] : stops) plan += ", " + step(off, 0) + ", " + step(on, 5);
    return {plan + "]"};
}

}  // namespace gossan::bench
