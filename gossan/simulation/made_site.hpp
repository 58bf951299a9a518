// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "gossan/base/error.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/simulation/column_simulation.hpp"

/// For tests alone: a small bioleach column, made from the text of a scenario.
namespace gossan::simulation::made {

inline const char* small_bioleach = R"toml(
[run]
title = "small"
duration = "24 d"
output_interval = "2 d"
field_interval = "2 d"
restart_interval = "4 d"
[ore]
moisture = "5 %"
minerals = { chalcopyrite = "0.8 %", chalcocite = "0.2 %", pyrite = "2 %", calcite = "0.2 %" }
[ore.size]
kind = "rosin_rammler"
p80 = "19 mm"
classes = 1
[ore.access]
kind = "full"
[cure]
acid = "5 kg/t"
water = "40 kg/t"
steps = [{ reaction = "calcite_acid", up_to = "50 %" }]
[bed]
height = "1 m"
area = "10 m2"
cells = 4
bulk_density = "1.6 t/m3"
temperature = "25 degC"
lifts = [{ from = "10 d", height = "0.5 m", cells = 3, temperature = "15 degC" }]
[bed.stagnant]
nodes = 1
[solutions.raffinate]
temperature = "25 degC"
free_acid = "8 g/L"
balance = true
dissolved = { Cu = "0.2 g/L", "Fe(II)" = "1 g/L", "Fe(III)" = "2 g/L", K = "0.1 g/L" }
cells = { M1 = "1e6 1/mL" }
[irrigation]
steps = [{ from = "1 d", rate = "6 L/m2/h", solution = "raffinate" }]
[aeration]
steps = [{ from = "1 d", rate = "0.1 Nm3/m2/h" }]
[microbes]
inoculum = { M1 = "1e11 1/t", M2 = "1e10 1/t" }
[weather]
air_temperature = "20 degC"
wind = "2 m/s"
sun = "200 W/m2"
)toml";

/// The facts that come with the program.
inline const catalogue::Catalogue& facts() {
    static const catalogue::Catalogue loaded = catalogue::load();
    return loaded;
}

/// The small column with values of its own. Throws Error(input) for a faulty one.
inline Assembly small_column(const std::vector<std::string>& overrides = {}) {
    Diagnostics diagnostics;
    const auto site =
        scenario::read_text<Site>(small_bioleach, "small", diagnostics, overrides).value;
    diagnostics.throw_if_any();
    auto assembly = assemble(site, facts(), diagnostics);
    diagnostics.throw_if_any();
    return assembly;
}

/// A run into `folder`.
inline RunRecord record_in(const std::filesystem::path& folder) {
    RunRecord record;
    record.folder = folder;
    record.version = "test";
    record.effective_toml = "small";
    record.data_hash = "test";
    return record;
}

}  // namespace gossan::simulation::made
