// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/data_formats.hpp"

#include "gossan/ore/sourced.hpp"

namespace gossan::catalogue {
namespace {

template <class T>
std::optional<std::string> complaint_about_analytic(const T& entry) {
    if (!entry.analytic || entry.analytic->size() == 6) return std::nullopt;
    return "needs six coefficients, A1 to A6";
}

}  // namespace

Schema<MineralFile> MineralFile::schema() {
    using F = MineralFile;
    return Schema<F>("mineral_file", "A mineral, its solubility, and reactions.")
        .field("mineral", &F::mineral, "the mineral")
        .field("solubility", &F::solubility, "equilibrium of the mineral with its solution")
        .field("reaction", &F::reaction, "reactions of it, or of any other minerals",
               defaults_to("choice: a mineral may react by files of its own"))
        .check("solubility", [](const F& file) -> std::optional<std::string> {
            if (!file.solubility || file.mineral) return std::nullopt;
            return "a solubility stands in the file of its mineral";
        });
}

Schema<ComponentEntry> ComponentEntry::schema() {
    using C = ComponentEntry;
    return ore::sourced(
        Schema<C>("component", "A building block of the solution.")
            .field("name", &C::name, "such as \"Fe(II)\"")
            .field("master", &C::master, "species that stands for it, \"Fe+2\"")
            .field("molar_mass", &C::molar_mass, above(0), "of the master", unit("g/mol")));
}

Schema<SpeciesEntry> SpeciesEntry::schema() {
    using S = SpeciesEntry;
    return ore::sourced(
        Schema<S>("species", "A dissolved species.")
            .field("name", &S::name, "its formula with its charge")
            .field("reaction", &S::reaction, "how it forms; left out for a master",
                   defaults_to("choice: a master"))
            .field("log_k", &S::log_k, "log10 of the constant at 25 degC",
                   defaults_to("choice: a master"))
            .field("enthalpy", &S::enthalpy, "of the reaction", unit("kJ/mol"),
                   defaults_to("choice: as if the constant did not depend on temperature"))
            .field("analytic", &S::analytic, "A1 to A6 of log10 K(T); rules over both")
            .field("ion_size", &S::ion_size, at_least(0), "a0 of the activity law",
                   unit("angstrom"))
            .field("b", &S::b, "linear term of the activity law", unit("kg/mol"),
                   defaults_to("choice: no linear term"))
            .check("analytic", [](const S& s) { return complaint_about_analytic(s); }));
}

Schema<CoupleEntry> CoupleEntry::schema() {
    using C = CoupleEntry;
    return ore::sourced(Schema<C>("couple", "Two oxidation states of one element.")
                            .field("name", &C::name, "such as \"Fe(III)/Fe(II)\"")
                            .field("oxidised", &C::oxidised, "species")
                            .field("reduced", &C::reduced, "species")
                            .field("reaction", &C::reaction, "with electrons on the right")
                            .field("log_k", &C::log_k, "log10 of the constant at 25 degC")
                            .field("enthalpy", &C::enthalpy, "of the reaction", unit("kJ/mol")));
}

Schema<SpeciesFile> SpeciesFile::schema() {
    using F = SpeciesFile;
    return Schema<F>("species_file", "Components and species of the solution.")
        .field("component", &F::component, "components", defaults_to("choice: none in this file"))
        .field("species", &F::species, "species", defaults_to("choice: none in this file"))
        .field("couple", &F::couple, "redox couples", defaults_to("choice: none in this file"));
}

Schema<HeatEntry> HeatEntry::schema() {
    return ore::sourced(
        Schema<HeatEntry>("heat_of_formation", "At 25 degC from the elements.")
            .field("of", &HeatEntry::of, "master species, or \"H2O\"")
            .field("value", &HeatEntry::value, "heat of formation", unit("kJ/mol")));
}

Schema<HeatFile> HeatFile::schema() {
    return Schema<HeatFile>("heat_file", "Heats of formation of what is in the water.")
        .field("heat_of_formation", &HeatFile::heat_of_formation, "entries");
}

Schema<GasSolubilityEntry> GasSolubilityEntry::schema() {
    using S = GasSolubilityEntry;
    return ore::sourced(
        Schema<S>("gas_solubility", "How a gas dissolves, in mol per kg of water and atm.")
            .field("log_k", &S::log_k, "log10 at 25 degC")
            .field("enthalpy", &S::enthalpy, "of dissolving, for van 't Hoff's law", unit("kJ/mol"),
                   defaults_to("choice: not read where `analytic` is given"))
            .field("analytic", &S::analytic,
                   "A1 ... A6 of log10 K = A1 + A2 T + A3/T + A4 log10 T + A5/T^2 + A6 T^2")
            .field("salting", &S::salting, between("-1 L/mol", "1 L/mol"),
                   "the gas's share in how each ion drives it out", unit("L/mol")));
}

Schema<SaltingEntry> SaltingEntry::schema() {
    using S = SaltingEntry;
    return ore::sourced(Schema<S>("salting", "By how much an ion drives gases out of the water.")
                            .field("of", &S::of, "component")
                            .field("value", &S::value, between("-1 L/mol", "1 L/mol"),
                                   "log10 of the loss of solubility per mol/L", unit("L/mol")));
}

Schema<GasEntry> GasEntry::schema() {
    using G = GasEntry;
    return ore::sourced(Schema<G>("gas", "A gas that reactions make or use up.")
                            .field("name", &G::name, "as equations write it, \"CO2(g)\"")
                            .field("formula", &G::formula, "such as \"CO2\"")
                            .field("heat_of_formation", &G::heat_of_formation,
                                   "at 25 degC from the elements", unit("kJ/mol"))
                            .field("solubility", &G::solubility, "in water"));
}

Schema<GasFile> GasFile::schema() {
    return Schema<GasFile>("gas_file", "Gases and what drives them out of the water.")
        .field("gas", &GasFile::gas, "gases", defaults_to("choice: none in this file"))
        .field("salting", &GasFile::salting, "ions", defaults_to("choice: none in this file"));
}

Schema<GroupFile> GroupFile::schema() {
    return Schema<GroupFile>("microbe_file", "A group of microbes.")
        .field("group", &GroupFile::group, "its traits");
}

EnumNames<PriorScale> names_of(PriorScale) {
    return {{PriorScale::linear, "linear", "normal"},
            {PriorScale::log, "log", "normal in the logarithm"},
            {PriorScale::logit, "logit", "normal in the logit between the bounds of the number"}};
}

Schema<PriorEntry> PriorEntry::schema() {
    using P = PriorEntry;
    return ore::sourced(Schema<P>("prior", "What a number may be before anything is measured.")
                            .field("path", &P::path,
                                   "of a fact (\"facts.microbes.M1.decay\") or a key of a scenario")
                            .field("low", &P::low, "5th percentile, with its unit")
                            .field("high", &P::high, "95th percentile, with its unit")
                            .field("scale", &P::scale, "on which the spread is even"));
}

Schema<PriorFile> PriorFile::schema() {
    return Schema<PriorFile>("prior_file", "What numbers may be before anything is measured.")
        .field("prior", &PriorFile::prior, "numbers");
}

Schema<ElementFile> ElementFile::schema() {
    return ore::sourced(
        Schema<ElementFile>("elements", "Standard atomic weights.")
            .field("weight", &ElementFile::weight, above(0), "by element", unit("g/mol")));
}

}  // namespace gossan::catalogue
