// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gossan/column/column_system.hpp"
#include "gossan/column/initial_state.hpp"
#include "gossan/simulation/made_site.hpp"

namespace gossan::simulation {
namespace {

/// Conductivity of the lowest cell with `kg_per_t` of potassium jarosite in it.
double conductivity(const std::string& clogging, double kg_per_t) {
    const Assembly assembly = made::small_column({"bed.lifts=[]", clogging});
    column::ColumnSystem system(assembly.model);
    const auto& layout = system.state_layout();
    auto state = column::initial_state(assembly.model, layout, assembly.contents);
    const auto& network = *assembly.model.network;
    const int jarosite = network.solid_index("potassium_jarosite", -1);
    const double per_m3 = 1e-3 * kg_per_t * 1600.0;  // kg/m3 at 1.6 t/m3
    state[std::size_t(layout.solid(jarosite))] =
        per_m3 / network.solids()[std::size_t(jarosite)].molar_mass;
    system.derive_cells(state);
    return system.cells().front().conductivity;
}

TEST(Clogging, HalvesTheConductivityForEveryHalvingMassOfPrecipitate) {
    const std::string clogging =
        R"(bed.clogging={minerals=["potassium_jarosite"],halving="2 kg/t"})";
    const double clean = conductivity(clogging, 0.0);
    EXPECT_NEAR(conductivity(clogging, 2.0) / clean, 0.5, 1e-12);
    EXPECT_NEAR(conductivity(clogging, 6.0) / clean, 0.125, 1e-12);
}

TEST(Clogging, IsNoneUnlessAsked) {
    EXPECT_EQ(conductivity("bed.cells=4", 6.0), conductivity("bed.cells=4", 0.0));
}

}  // namespace
}  // namespace gossan::simulation
