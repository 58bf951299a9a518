// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "bench/heap_case.hpp"

namespace gossan::bench {

/// A site of sulphide ore with microbes, air, heat and weather of every day: modules of 40 cells,
/// stacked evenly over the first 70 % of the time, each under a drip of six weeks on and two off
/// for 400 days; one plant of their size.
struct SiteSize {
    int columns = 64;
    int cells = 40;
    int days = 1460;
    int window = 2;  ///< d, of the coupling
};

inline std::string drip_cycles(int first, int last, int on, int off) {
    std::ostringstream steps;
    for (int day = first; day < last; day += on + off) {
        steps << (day == first ? "" : ", ") << "{ from = \"" << day
              << " d\", rate = \"5 L/m2/h\", solution = \"raffinate\" }, { from = \"" << day + on
              << " d\", rate = \"0 L/m2/h\", solution = \"raffinate\" }";
    }
    return steps.str();
}

inline std::string plant_text(int columns) {
    const auto scaled = [&](double each) { return std::to_string(each * columns); };
    std::string text = R"toml(
[solutions.raffinate]
temperature = "20 degC"
free_acid = "8 g/L"
balance = true
dissolved = { Cu = "0.2 g/L", "Fe(II)" = "0.5 g/L", "Fe(III)" = "2.5 g/L", Al = "2 g/L", Mg = "2 g/L", K = "0.1 g/L" }
cells = { M1 = "1e5 1/mL" }
)toml";
    for (const char* pond : {"pls", "raffinate"}) {
        text += "[plant.ponds." + std::string(pond) + "]\ncapacity = \"" + scaled(2500.0) +
                " m3\"\narea = \"" + scaled(500.0) + " m2\"\nsolution = \"raffinate\"\n";
    }
    text += "water = { level = \"40 %\", most = \"" + scaled(50.0) + " m3/h\" }\n";
    text += "acid = { free_acid = \"8 g/L\", most = \"" + scaled(10.0) + " t/d\" }\n";
    text += "[plant.extraction]\nfeed = \"pls\"\nraffinate = { raffinate = 1.0 }\nmost_flow = \"" +
            scaled(60.0) + " m3/h\"\nextraction_efficiency = [0.92, 0.95]\n" +
            "strip_efficiency = [0.98]\nadvance_copper = \"50 g/L\"\n";
    text += "[plant.tank_house]\nelectrolyte = \"" + scaled(60.0) +
            " m3\"\nbleed_to = \"raffinate\"\n[plant.tank_house.cells]\ncount = " +
            std::to_string(2 * columns) + "\ncathode_area = \"60 m2\"\n";
    return text;
}

inline std::string site_text(const SiteSize& size) {
    std::ostringstream text;
    text << "[run]\ntitle = \"made site\"\nduration = \"" << size.days
         << " d\"\nstart_date = \"2026-01-01\"\noutput_interval = \"5 d\"\n"
         << R"toml(
[parcels.ore.ore]
moisture = "3 %"
minerals = { chalcopyrite = "0.8 %", chalcocite = "0.1 %", malachite = "0.03 %", pyrite = "1.5 %", calcite = "0.4 %", biotite = "4 %", chlorite = "2 %" }
[parcels.ore.ore.size]
kind = "rosin_rammler"
p80 = "19 mm"
classes = 1
[parcels.ore.ore.access]
kind = "full"
[parcels.ore.cure]
acid = "10 kg/t"
water = "60 kg/t"
steps = [{ reaction = "calcite_acid", up_to = "80 %" }]
[parcels.ore.microbes]
inoculum = { M1 = "1e11 1/t", T1 = "1e11 1/t", X = "1e11 1/t" }
[pads.pad]
drains_to = "pls"
aeration = { steps = [{ from = "14 d", rate = "0.5 Nm3/m2/h" }, { from = "414 d", rate = "0 Nm3/m2/h" }] }
)toml"
         << "irrigation = { steps = [" << drip_cycles(14, 414, 42, 14)
         << "] }\n[pads.pad.bed]\nheight = \"6 m\"\ncells = " << size.cells
         << "\nbulk_density = \"1.65 t/m3\"\ntemperature = \"20 degC\"\nstagnant = { nodes = 1 }\n"
            "base = { heat_transfer = \"0.5 W/m2/K\", ground_temperature = \"18 degC\" }\n";
    for (int column = 0; column < size.columns; ++column) {
        text << "[[modules]]\nid = \"M" << column + 1
             << "\"\npad = \"pad\"\nparcel = \"ore\"\narea = \"10000 m2\"\nfrom = \""
             << column * size.days * 7 / 10 / size.columns << " d\"\n";
    }
    text << plant_text(size.columns) << "[coupling]\nwindow = \"" << size.window
         << " d\"\n[weather]\naltitude = \"1500 m\"\n";
    return text.str();
}

}  // namespace gossan::bench
