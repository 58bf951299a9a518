// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/scenario/reader.hpp"
#include "gossan/simulation/heap_assembly.hpp"
#include "gossan/simulation/made_site.hpp"

/// For tests alone: two small modules of one pad on two ponds with a plant between them.
namespace gossan::simulation::made {

inline const char* small_heap = R"toml(
[run]
title = "small heap"
duration = "30 d"
restart_interval = "10 d"
[parcels.oxide.ore]
moisture = "3 %"
minerals = { malachite = "0.35 %", tenorite = "0.10 %" }
[parcels.oxide.ore.acid_demand]
total = "10 kg/t"
share = { acid_consumer_fast = 1.0 }
[parcels.oxide.ore.size]
kind = "rosin_rammler"
p80 = "19 mm"
classes = 1
[parcels.oxide.ore.access]
kind = "full"
[pads.oxide]
drains_to = "pls"
[pads.oxide.bed]
height = "2 m"
cells = 5
bulk_density = "1.6 t/m3"
temperature = "20 degC"
[pads.oxide.bed.stagnant]
nodes = 1
[pads.oxide.irrigation]
steps = [{ from = "2 d", rate = "8 L/m2/h", solution = "raffinate" }]
[[modules]]
id = "M1"
pad = "oxide"
parcel = "oxide"
from = "0 d"
area = "1000 m2"
[[modules]]
id = "M2"
pad = "oxide"
parcel = "oxide"
from = "6 d"
area = "1000 m2"
[solutions.raffinate]
temperature = "25 degC"
free_acid = "8 g/L"
balance = true
dissolved = { Cu = "0.2 g/L", "Fe(II)" = "0.5 g/L", "Fe(III)" = "0.5 g/L", Mg = "1 g/L" }
[plant.ponds.pls]
capacity = "4000 m3"
area = "0 m2"
solution = "raffinate"
[plant.ponds.raffinate]
capacity = "4000 m3"
area = "0 m2"
solution = "raffinate"
acid = { free_acid = "8 g/L", most = "100 t/d" }
water = { level = "50 %", most = "100 m3/h" }
[plant.extraction]
feed = "pls"
raffinate = { raffinate = 1.0 }
most_flow = "50 m3/h"
extraction_efficiency = [0.92, 0.95]
strip_efficiency = [0.98]
advance_copper = "50 g/L"
[plant.tank_house]
electrolyte = "200 m3"
bleed_to = "raffinate"
[plant.tank_house.cells]
count = 20
cathode_area = "100 m2"
[weather]
air_temperature = "20 degC"
)toml";

/// The small heap with values of its own. Throws Error(input) for a faulty one.
inline HeapAssembly heap(const std::vector<std::string>& overrides = {}) {
    Diagnostics diagnostics;
    const auto site =
        scenario::read_text<HeapSite>(small_heap, "small heap", diagnostics, overrides).value;
    diagnostics.throw_if_any();
    auto assembly = assemble(site, facts(), diagnostics);
    diagnostics.throw_if_any();
    return assembly;
}

/// Where faults of the small heap with other values lie, and what they say.
inline std::string faults_of_heap(const std::vector<std::string>& overrides) {
    try {
        (void)heap(overrides);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace gossan::simulation::made
