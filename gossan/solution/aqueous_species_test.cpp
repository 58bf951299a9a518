// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/aqueous_species.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/solution/reference_solutions.hpp"

namespace gossan::solution {
namespace {

using testing::HasSubstr;

const AqueousSpecies& find(const std::vector<AqueousSpecies>& list, const std::string& name) {
    const auto found = std::ranges::find(list, name, &AqueousSpecies::name);
    if (found == list.end()) throw std::runtime_error("no " + name);
    return *found;
}

std::string fault_of(const SpeciesFact& extra) {
    auto facts = reference::facts();
    facts.push_back(extra);
    try {
        (void)assemble_species(reference::components(), facts);
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ErrorCode::data);
        return error.what();
    }
    return "";
}

TEST(AqueousSpecies, AreRewrittenInMastersWhereAReactionUsesAnother) {
    const auto components = reference::components();
    const auto species = assemble_species(components, reference::facts());
    const auto& pair = find(species, "FeHSO4+2");  // Fe+3 + HSO4- = FeHSO4+2, HSO4- = H+ + SO4-2
    EXPECT_EQ(pair.stoichiometry[static_cast<std::size_t>(component_index(components, "H"))], 1.0);
    EXPECT_EQ(pair.stoichiometry[static_cast<std::size_t>(component_index(components, "S(VI)"))],
              1.0);
    EXPECT_EQ(pair.stoichiometry[static_cast<std::size_t>(component_index(components, "Fe(III)"))],
              1.0);
    EXPECT_EQ(pair.charge, 2);
    EXPECT_NEAR(pair.log_k_25, 2.48 + 1.988, 1e-12);
    const auto& acid = find(species, "HSO4-");
    const EquilibriumConstant own{2.48, 0.0, {}, false};
    for (const double t : {280.0, 340.0}) {
        const double whole =
            ln_k({pair.log_k_25, pair.enthalpy, pair.analytic, pair.has_analytic}, t);
        const double first =
            ln_k({acid.log_k_25, acid.enthalpy, acid.analytic, acid.has_analytic}, t);
        EXPECT_NEAR(whole, first + ln_k(own, t), 1e-10);
    }
}

TEST(AqueousSpecies, GiveOffProtonsWhereTheyHydrolyse) {
    const auto components = reference::components();
    const auto species = assemble_species(components, reference::facts());
    const auto& dimer = find(species, "Fe2(OH)2+4");
    EXPECT_EQ(dimer.stoichiometry[static_cast<std::size_t>(component_index(components, "H"))],
              -2.0);
    EXPECT_EQ(dimer.stoichiometry[static_cast<std::size_t>(component_index(components, "Fe(III)"))],
              2.0);
    EXPECT_EQ(dimer.water, 2.0);
}

TEST(AqueousSpecies, AreLeftOutWithTheirComponent) {
    auto components = reference::components();
    std::erase_if(components, [](const Component& component) { return component.name == "Mg"; });
    const auto species = assemble_species(components, reference::facts());
    const auto has_magnesium = [](const AqueousSpecies& s) {
        return s.name.find("Mg") != std::string::npos;
    };
    EXPECT_FALSE(std::ranges::any_of(species, has_magnesium));
    EXPECT_EQ(species.size(), reference::facts().size() - 3);  // Mg+2, MgSO4, Mg(SO4)2-2
}

TEST(AqueousSpecies, AreRefusedWhereTheirReactionDoesNotBalance) {
    SpeciesFact wrong;
    wrong.name = "Cu(OH)2";
    wrong.reaction = "Cu+2 + 2 H2O = Cu(OH)2 + H+";
    const std::string fault = fault_of(wrong);
    EXPECT_THAT(fault, HasSubstr("does not balance in H"));
    EXPECT_THAT(fault, HasSubstr("does not balance in charge"));
}

TEST(AqueousSpecies, AreRefusedWhereNoReactionLeadsToThem) {
    SpeciesFact lost;
    lost.name = "CuCO3";
    lost.reaction = "Cu+2 + CO3-2 = CuCO3";
    EXPECT_THAT(fault_of(lost), HasSubstr("no chain of reactions leads from masters to CuCO3"));
}

TEST(AqueousSpecies, AreRefusedWhereAMasterIsMissing) {
    auto facts = reference::facts();
    std::erase_if(facts, [](const SpeciesFact& fact) { return fact.name == "Cl-"; });
    EXPECT_THROW((void)assemble_species(reference::components(), facts), Error);
}

}  // namespace
}  // namespace gossan::solution
