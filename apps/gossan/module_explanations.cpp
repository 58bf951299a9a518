// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/module_explanations.hpp"

#include <array>

namespace gossan::program {
namespace {

constexpr auto all = std::to_array<Explanation>({
    {"ore.unknown_mineral", "The ore names a mineral that no file of facts describes.",
     "Take the spelling that is suggested, or add the mineral: one file in DIR/minerals, used with "
     "--data DIR."},
    {"ore.twice",
     "One mineral is given both by its grade and by an assay, which would count it "
     "twice.",
     "Keep one of the two."},
    {"ore.above_one", "The minerals weigh more than the ore.",
     "Lower the shares; write 0.3 % and not 0.3."},
    {"ore.no_acid_consumer",
     "The acid demand is laid on a mineral none of whose reactions takes up acid.",
     "Share the demand among minerals that take up acid, such as acid_consumer_fast."},
    {"ore.no_copper", "An assay lays copper on a mineral that has none in its formula.",
     "Name a copper mineral, such as copper_oxide_fast."},
    {"ore.more_copper_than_assayed",
     "Acid-soluble copper and the copper of [ore.minerals] together exceed the total.",
     "Lower the grades, or leave the copper minerals to the assay alone."},
    {"solution.unknown_component", "A solution holds what the facts have no component for.",
     "Write components as the facts do: Cu, Fe(II), Fe(III), Al, Mg; keys with brackets in "
     "quotes."},
    {"solution.contradiction",
     "A solution is told in two ways that may disagree, or not told in full.",
     "Give one of pH and free_acid, and one of sulphate and balance = true; total_iron goes with "
     "potential and without Fe(II) and Fe(III)."},
    {"chemistry.selection",
     "The reactions among ore and solutions cannot be composed: an excluded reaction that is not "
     "there, say.",
     "Look at chemistry.exclude and chemistry.components."},
    {"chemistry.unknown_reaction", "A reaction is to be left out that the facts do not have.",
     "Mend its id; `gossan check --json` lists the reactions of a scenario."},
    {"cure.recipe", "The cure cannot be carried out as written.",
     "Name reactions that consume acid and whose minerals the ore holds."},
    {"bed.too_wet", "Moisture and cure water together are more than the pores hold.",
     "Lower ore.moisture or cure.water, or raise bed.hydraulics.porosity."},
    {"data.no_folder", "--data names a folder that is not there.",
     "Give a folder with minerals/, reactions/ or species/ in it."},
    {"data.unreadable", "A folder or file of facts cannot be read.", "Look at its rights."},
    {"data.unknown_kind",
     "A TOML file lies in a data folder where no kind of fact is looked for; it would have no "
     "effect.",
     "Move it to minerals/, reactions/, species/, components/, gases/ or microbes/."},
    {"data.twice", "Two entries of one layer of facts have the same id; neither is preferred.",
     "Rename or remove one. An entry of --data replaces the program's own without a fault."},
    {"data.source", "A fact has no source, or one that the bibliography does not know.",
     "Give a key of references.bib (an overlay may bring its own), \"unverified\", or \"estimate: "
     "reasoning\"."},
    {"data.source_of_nothing", "A source is given for a key that the entry does not have.",
     "Mend the key."},
    {"data.formula", "A chemical formula cannot be read or names an unknown element.",
     "Write it as CuSO4.5H2O, Fe+3 or HSO4-."},
    {"data.molar_mass", "A molar mass differs from the sum of the atomic weights.",
     "Write the sum that the fault names."},
    {"data.charged_mineral", "The formula of a mineral carries a charge.",
     "Balance it; solids have none."},
    {"data.heat_of_nothing", "A heat of formation belongs to nothing that the facts hold.",
     "Mend the name: it is that of a component's master species, or H2O."},
    {"data.species",
     "The formation reactions of the aqueous species do not balance or do not fit "
     "together.",
     "Look at the species that is named."},
    {"group.name_taken", "A group of microbes has the id of a component or of a mineral.",
     "Give it an id of its own; that of another group of the facts would replace that group."},
    {"reaction.equation", "An equation cannot be read or does not balance in elements and charge.",
     "Balance it; the fault names what is left over. Ions are written as master species."},
    {"reaction.no_heat", "The heat of a reaction is not given and cannot be computed.",
     "Add enthalpy with its source, or the heat of formation that is missing."},
    {"reaction.hess",
     "The enthalpy given differs by more than 1 kJ/mol from that of the heats of formation.",
     "Remove it, or mend the heats of formation."},
    {"reaction.no_own_solid", "A rate needs one solid whose amount rules it.",
     "Split the reaction so that each part uses up, or makes, one solid."},
    {"reaction.rate_unit", "The factors of a rate do not multiply to mol/m3/s.",
     "Keep one rate constant, and with one in 1/s one law of what is left of the solid."},
    {"reaction.does_not_end", "A rate would go on when its solid is used up.",
     "Add a law of what is left, such as topological or shrinking_core."},
    {"reaction.unknown_component", "A law needs a component that the facts do not have.",
     "Mend its name, or add the component."},
    {"reaction.no_solubility", "A law compares with equilibrium, and the mineral has none.",
     "Add [solubility] to the mineral's file."},
    {"reactions.unknown_component", "A component is asked for that the facts do not have.",
     "Mend its name."},
    {"reactions.unknown_mineral", "A mineral is asked for that the facts do not have.",
     "Mend its name."},
    {"reactions.unknown_reaction", "A reaction is named that the facts do not have.",
     "Mend its name; `gossan check --json` lists the reactions of a scenario."},
    {"solubility.not_one_mole", "A solubility tells the dissolution of one mole of its mineral.",
     "Write the mineral on the left with coefficient 1."},
    {"solubility.gas_pressure", "A dissolution that makes a gas needs the pressure of that gas.",
     "Give gas_pressure if and only if there is one gas in the equation."},
    {"solubility.no_heat", "How a solubility changes with temperature is not known.",
     "Add enthalpy or analytic coefficients, or the heats of formation."},
    {"measured.unit", "A measured value has a unit that its quantity does not take.",
     "Mend the unit, or the column that NAME.names.csv gives to the quantity."},
});

}  // namespace

std::span<const Explanation> module_explanations() { return all; }

}  // namespace gossan::program
