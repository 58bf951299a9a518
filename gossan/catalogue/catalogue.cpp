// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/catalogue.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/catalogue/entries.hpp"
#include "gossan/catalogue/facts.hpp"
#include "gossan/reactions/microbial.hpp"

namespace gossan::catalogue {
namespace {

/// Turns checked entries into what the modules take, and gathers what only shows when all are
/// together.
class Builder {
public:
    Builder(const Entries& entries, Diagnostics& diagnostics)
        : entries_(entries), diagnostics_(diagnostics) {
        result_.weights = entries.weights;
    }

    Catalogue build() {
        add_water();
        for (const auto& [name, entry] : entries_.components) add_component(entry);
        for (const auto& [name, entry] : entries_.species) add_species(entry);
        for (const auto& [name, entry] : entries_.couples) add_couple(entry);
        for (const auto& [name, entry] : entries_.gases) add_gas(entry);
        for (const auto& [id, entry] : entries_.minerals) add_mineral(entry);
        check_salting();
        check_heats();
        for (const auto& [id, entry] : entries_.minerals) add_solubility(entry);
        for (const auto& [id, entry] : entries_.groups) add_group(entry);
        check_species();
        for (const auto& [id, entry] : entries_.reactions) add_reaction(entry);
        result_.acid_capacity = reactions::acid_capacities(result_.library);
        return std::move(result_);
    }

private:
    reactions::Substances& substances() { return result_.library.substances; }

    template <class T>
    void fault(const Entry<T>& entry, const std::string& key, const std::string& code,
               const std::string& found, const std::string& allowed) {
        diagnostics_.add({.location = entry.location(key),
                          .code = code,
                          .path = entry.path_of(key),
                          .found = found,
                          .allowed = allowed});
    }

    /// Reads and weighs a formula; nothing, and a fault at `key`, where that fails.
    template <class T>
    std::optional<ore::Formula> formula_of(const Entry<T>& entry, const std::string& key,
                                           const std::string& text) {
        try {
            const ore::Formula formula = ore::parse_formula(text);
            (void)ore::molar_mass(formula, result_.weights);
            return formula;
        } catch (const Error& error) {
            fault(entry, key, "data.formula", error.what(), "a chemical formula of known elements");
            return std::nullopt;
        }
    }

    [[nodiscard]] std::optional<double> heat_of(const std::string& written) const {
        const auto found = entries_.heats.find(written);
        if (found == entries_.heats.end()) return std::nullopt;
        return found->second.value.value.si;
    }

    void add_water() {
        substances().water = {"H2O", "H2O", {{{"H", 2.0}, {"O", 1.0}}, 0}, heat_of("H2O")};
    }

    void add_component(const Entry<ComponentEntry>& entry) {
        const ComponentEntry& value = entry.value;
        const auto formula = formula_of(entry, "master", value.master);
        if (!formula) return;
        const double mass = ore::molar_mass(*formula, result_.weights);
        if (std::abs(value.molar_mass.si / mass - 1.0) > 1e-3) {
            fault(entry, "molar_mass", "data.molar_mass", shortest(value.molar_mass.si) + " kg/mol",
                  "the sum of atomic weights, " + shortest(mass) + " kg/mol");
        }
        substances().components.push_back(
            {value.name, value.master, *formula, heat_of(value.master)});
        result_.components.push_back({.name = value.name,
                                      .master = value.master,
                                      .elements = formula->atoms,
                                      .charge = formula->charge,
                                      .molar_mass = value.molar_mass.si});
    }

    static solution::EquilibriumConstant constant_of(
        double log_k, MolarEnergy enthalpy, const std::optional<std::vector<double>>& fit) {
        solution::EquilibriumConstant constant{.log_k_25 = log_k, .enthalpy = enthalpy.si};
        if (fit) {
            std::copy(fit->begin(), fit->end(), constant.analytic.begin());
            constant.has_analytic = true;
        }
        return constant;
    }

    void add_species(const Entry<SpeciesEntry>& entry) {
        const SpeciesEntry& value = entry.value;
        if (!formula_of(entry, "name", value.name)) return;
        solution::SpeciesFact fact{
            .name = value.name,
            .reaction = value.reaction,
            .constant = constant_of(value.log_k, value.enthalpy, value.analytic)};
        if (value.ion_size) fact.ion_size = value.ion_size->si;
        fact.b = value.b.si;
        result_.species.push_back(std::move(fact));
    }

    void add_couple(const Entry<CoupleEntry>& entry) {
        const CoupleEntry& value = entry.value;
        result_.couples.push_back({value.name, value.oxidised, value.reduced,
                                   constant_of(value.log_k, value.enthalpy, std::nullopt)});
    }

    void add_gas(const Entry<GasEntry>& entry) {
        const GasEntry& value = entry.value;
        const auto formula = formula_of(entry, "formula", value.formula);
        if (!formula) return;
        substances().gases.push_back(
            {value.name, value.name, *formula,
             value.heat_of_formation ? std::optional(value.heat_of_formation->si) : std::nullopt});
        if (!value.solubility) return;
        const GasSolubilityEntry& water = *value.solubility;
        solution::GasFact fact{.name = value.name,
                               .henry = constant_of(water.log_k, water.enthalpy, water.analytic),
                               .salting = water.salting.si};
        for (const auto& [of, ion] : entries_.salting) fact.ions[of] = ion.value.value.si;
        result_.gases.push_back(std::move(fact));
    }

    /// A coefficient of nothing is a slip of the pen.
    void check_salting() {
        for (const auto& [of, entry] : entries_.salting) {
            if (solution::component_index(result_.components, of) >= 0) continue;
            fault(entry, "of", "data.salting_of_nothing", in_quotes(of), "a component");
        }
    }

    void add_mineral(const Entry<MineralWithSolubility>& entry) {
        ore::Mineral mineral = entry.value.mineral;
        if (!formula_of(entry, "mineral.formula", mineral.formula)) return;
        ore::complete(mineral, result_.weights);
        if (mineral.composition.charge != 0) {
            fault(entry, "mineral.formula", "data.charged_mineral", in_quotes(mineral.formula),
                  "a formula without charge");
        }
        substances().minerals.push_back(std::move(mineral));
    }

    /// A group with its cells, which the water carries as one more neutral species, and reactions.
    void add_group(const Entry<microbes::Group>& entry) {
        const auto faults = reactions::add_group(result_.library, entry.value, result_.weights);
        tell(entry, {}, faults);
        if (!faults.empty()) return;
        const reactions::Substance& cells = substances().components.back();
        result_.components.push_back(
            {.name = cells.name,
             .master = cells.written,
             .elements = cells.formula.atoms,
             .charge = cells.formula.charge,
             .molar_mass = ore::molar_mass(cells.formula, result_.weights)});
        result_.species.push_back({.name = cells.written, .reaction = {}, .constant = {}});
        result_.groups.push_back(entry.value);
    }

    /// A heat of formation that nothing carries is a slip of the pen.
    void check_heats() {
        for (const auto& [of, entry] : entries_.heats) {
            const auto& all = substances().components;
            const bool is_known =
                of == substances().water.written ||
                std::any_of(all.begin(), all.end(), [&name = of](const reactions::Substance& each) {
                    return each.written == name;
                });
            if (!is_known) {
                fault(entry, "of", "data.heat_of_nothing", in_quotes(of),
                      "the master species of a component, or \"H2O\"");
            }
        }
    }

    void check_species() {
        try {
            (void)solution::assemble_species(result_.components, result_.species);
        } catch (const Error& error) {
            diagnostics_.add({.location = {.file = "data/species"},
                              .code = "data.species",
                              .found = error.what(),
                              .allowed = "reactions that balance"});
        }
    }

    template <class T>
    void tell(const Entry<T>& entry, const std::string& prefix,
              const std::vector<reactions::FactFault>& faults) {
        for (const reactions::FactFault& each : faults) {
            const std::string key = prefix.empty() ? each.key : prefix + "." + each.key;
            fault(entry, key, each.code, each.found, each.write);
        }
    }

    void add_solubility(const Entry<MineralWithSolubility>& entry) {
        const auto& [mineral, solubility] = entry.value;
        if (!solubility || substances().mineral(mineral.id) < 0) return;
        tell(entry, "solubility",
             reactions::add_solubility(result_.library, mineral.id, *solubility));
    }

    void add_reaction(const Entry<reactions::ReactionFact>& entry) {
        const std::span<const std::string> preferred{&entry.preferred,
                                                     entry.preferred.empty() ? 0U : 1U};
        tell(entry, {}, reactions::add_reaction(result_.library, entry.value, preferred));
    }

    const Entries& entries_;
    Diagnostics& diagnostics_;
    Catalogue result_;
};

}  // namespace

std::vector<solution::Component> Catalogue::components_named(
    std::span<const std::string> names) const {
    std::vector<solution::Component> chosen;
    for (const std::string& name : names) {
        const int index = solution::component_index(components, name);
        if (index < 0) throw Error(ErrorCode::data, "no component " + in_quotes(name));
        chosen.push_back(components[static_cast<std::size_t>(index)]);
    }
    return chosen;
}

const solution::GasFact& Catalogue::gas_named(const std::string& name) const {
    for (const solution::GasFact& gas : gases) {
        if (gas.name == name) return gas;
    }
    throw Error(ErrorCode::data, "no solubility of the gas " + in_quotes(name));
}

Catalogue build(const Entries& entries, Diagnostics& diagnostics) {
    return Builder(entries, diagnostics).build();
}

Catalogue load(std::span<const std::string> overlays, Diagnostics& diagnostics) {
    return Facts(overlays, diagnostics).catalogue({}, diagnostics);
}

Catalogue load() {
    Diagnostics diagnostics;
    Catalogue catalogue = load({}, diagnostics);
    diagnostics.throw_if_any();
    return catalogue;
}

}  // namespace gossan::catalogue
