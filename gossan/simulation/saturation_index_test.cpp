// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/saturation_index.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/column/initial_state.hpp"
#include "gossan/simulation/made_site.hpp"
#include "gossan/simulation/observation.hpp"
#include "gossan/simulation/profile.hpp"

namespace gossan::simulation {
namespace {

const SaturationIndex& of(const Assembly& assembly, const std::string& mineral) {
    for (const auto& each : assembly.saturation_indices) {
        if (each.mineral == mineral) return each;
    }
    throw Error(ErrorCode::data, "no saturation index of " + mineral);
}

/// A solution at 25 degC of unit activities, but for those named.
solution::SpeciationResult with(const Assembly& assembly,
                                const std::map<std::string, double>& log_activities) {
    const auto& components = assembly.model.speciation->components();
    solution::SpeciationResult result;
    result.temperature = 298.15;
    result.ln_activity.assign(components.size(), 0.0);
    for (const auto& [name, log] : log_activities) {
        const int k = solution::component_index(components, name);
        result.ln_activity[std::size_t(k)] = log * std::log(10.0);
    }
    return result;
}

TEST(SaturationIndexOfAMineral, IsTheLogOfItsSaturationRatio) {
    const Assembly assembly = made::small_column({"bed.lifts=[]"});
    const std::vector<double> some(assembly.model.speciation->components().size(), 1.0);
    // KFe3(SO4)2(OH)6 + 6 H+ = K+ + 3 Fe+3 + 2 SO4-2 + 6 H2O, log K -9.21: at pH 2 with 1e-3 of K,
    // 1e-3 of Fe+3 and 1e-2 of sulphate -3 - 9 - 4 + 12 + 9.21 = 5.21.
    const auto water =
        with(assembly, {{"H", -2.0}, {"K", -3.0}, {"Fe(III)", -3.0}, {"S(VI)", -2.0}});
    EXPECT_NEAR(saturation_index(of(assembly, "potassium_jarosite"), water, some), 5.21, 1e-10);
}

TEST(SaturationIndexOfAMineral, IsUndefinedWithoutAComponentButNotWithoutAcid) {
    const Assembly assembly = made::small_column({"bed.lifts=[]"});
    const auto& components = assembly.model.speciation->components();
    std::vector<double> some(components.size(), 1.0);
    const auto& jarosite = of(assembly, "potassium_jarosite");
    some[std::size_t(solution::component_index(components, "H"))] = -1.0;
    EXPECT_TRUE(std::isfinite(saturation_index(jarosite, with(assembly, {}), some)));
    some[std::size_t(solution::component_index(components, "K"))] = 0.0;
    EXPECT_TRUE(std::isnan(saturation_index(jarosite, with(assembly, {}), some)));
}

/// Value of a column of series.csv or of a field in the lowest cell, before the column runs but
/// with water of 10 g/L of acid and equal irons in the lowest cell.
struct Reported {
    explicit Reported(const std::vector<std::string>& overrides)
        : assembly(made::small_column(overrides)), system(assembly.model) {
        state = column::initial_state(assembly.model, system.state_layout(), assembly.contents);
        const std::pair<const char*, double> water[] = {{"H", 200.0},      {"S(VI)", 300.0},
                                                        {"Fe(III)", 20.0}, {"Fe(II)", 20.0},
                                                        {"K", 2.0},        {"Ca", 10.0}};
        for (const auto& [name, concentration] : water) {
            const int k = solution::component_index(assembly.model.speciation->components(), name);
            system.derive_cells(state);
            state[std::size_t(system.state_layout().component(0, k))] =
                concentration * system.cells().front().regions.front().volume;
        }
    }
    double series(const std::string& name) {
        Observation observation(assembly, 0, system);
        const auto row = observation.row(0.0, state);
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (observation.columns()[c].name == name) return row[c];
        }
        throw Error(ErrorCode::data, "no column " + name);
    }
    double field(const std::string& name) {
        Profile profile(assembly, stage_of(assembly, 0), system);
        const auto values = profile.values(state);
        const auto layout = profile.layout();
        for (std::size_t f = 0; f < layout.fields.size(); ++f) {
            if (layout.fields[f].name == name) return values[f * layout.n_cells()];
        }
        throw Error(ErrorCode::data, "no field " + name);
    }
    Assembly assembly;
    column::ColumnSystem system;
    std::vector<double> state;
};

TEST(SaturationIndexOfAMineral, IsAFieldAndAColumnOfTheSeries) {
    Reported reported({});
    ASSERT_FALSE(reported.assembly.saturation_indices.empty());
    for (const auto& index : reported.assembly.saturation_indices) {
        const double field = reported.field("SI_" + index.mineral);
        // The lowest cell is what leaves the base.
        EXPECT_NEAR(reported.series("pls_SI_" + index.mineral), field, 1e-6 * std::abs(field))
            << index.mineral;
    }
    EXPECT_GT(reported.field("SI_gypsum"), -2.0);  // 10 mol/m3 of Ca under 300 of sulphate
    EXPECT_LT(reported.field("SI_gypsum"), 1.0);
}

TEST(FormalPotentialOfTheScenario, MovesEveryPotentialReportedByAsMuch) {
    Reported usual({});
    Reported raised({R"(chemistry.formal_potential.at_25="0.695 V SHE")"});  // 0.665 by default
    EXPECT_NEAR(raised.series("pls_Eh_mV") - usual.series("pls_Eh_mV"), 30.0, 1e-9);
    EXPECT_NEAR(raised.field("Eh_V") - usual.field("Eh_V"), 0.030, 1e-12);
    EXPECT_NEAR(raised.assembly.feeds.at("raffinate").potential -
                    usual.assembly.feeds.at("raffinate").potential,
                0.030, 1e-12);
    Reported steep({R"(chemistry.formal_potential.slope="1.7 mV/K")"});  // 0.7 by default
    const double warmer = steep.assembly.contents.front().temperature - 298.15;
    ASSERT_GT(warmer, 0.1);  // by its cure
    EXPECT_NEAR(steep.field("Eh_V") - usual.field("Eh_V"), 1e-3 * warmer, 1e-12);
}

}  // namespace
}  // namespace gossan::simulation
