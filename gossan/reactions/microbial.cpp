// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/microbial.hpp"

#include <cmath>

#include "gossan/base/text.hpp"

namespace gossan::reactions {
namespace {

constexpr const char* each_cell = "choice: each cell does the same";
constexpr double room_for_growth = 4.0;  // electrons that CO2 takes on to become CH2O

/// To seven digits, as a multiple of four so that quarters and halves are short too.
double rounded(double value) {
    const double step = 4.0 * std::pow(10.0, std::floor(std::log10(value)) - 6.0);
    return step * std::round(value / step);
}

/// Digits that an equation can hold: no exponents.
std::string digits(double value) {
    std::string text(32, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.12f", value)));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

/// Writes the reactions of one group.
class Author {
public:
    Author(const microbes::Group& group, const ore::AtomicWeights& weights)
        : group_(group), weights_(weights) {}

    [[nodiscard]] double iron_per_growth() const {
        const microbes::IronUse& iron = *group_.iron;
        const double yield = carbon_yield(group_, iron.yield, weights_.at("Fe"), weights_);
        return rounded(1.0 / yield + iron.maintenance.si / iron.maximum_growth.si);
    }
    [[nodiscard]] double growth_per_sulphur() const {
        return rounded(carbon_yield(group_, group_.sulphur->yield, weights_.at("S"), weights_));
    }

    std::vector<ReactionFact> write() {
        if (group_.iron) {
            add("iron_oxidation", iron_equation(swimming()), growth_on_iron(),
                by_concentration(true));
            add("iron_oxidation_attached", iron_equation(attached()), growth_on_iron(),
                by_amount(true));
        }
        if (group_.sulphur) add_sulphur_oxidation();
        add("decay", swimming() + " + O2 = CO2 + H2O", decay(), by_concentration());
        add("decay_attached", attached() + " + O2 = CO2 + H2O", decay(), by_amount());
        add("attachment", swimming() + " = " + attached(), {rate(group_.attachment, "attachment")},
            by_concentration());
        facts_.back().basis = Basis::solution;
        facts_.back().rate.emplace_back(laws::Room{.source = source("capacity"), .sources = {}});
        add("detachment", attached() + " = " + swimming(), {rate(group_.detachment, "detachment")},
            by_amount());
        return std::move(facts_);
    }

private:
    [[nodiscard]] std::string swimming() const { return cells_written(group_.id); }
    [[nodiscard]] std::string attached() const { return attached_id(group_.id); }

    [[nodiscard]] std::string source(const std::string& trait) const {
        const auto found = group_.sources.find(trait);
        return found == group_.sources.end() ? group_.source : found->second;
    }

    void add(const std::string& what, std::string equation, std::vector<Law> rate, Law cells) {
        rate.push_back(std::move(cells));
        facts_.push_back({.id = group_.id + "_" + what,
                          .equation = std::move(equation),
                          .enthalpy = {},
                          .only_with = {group_.id},
                          .basis = {},
                          .rate = std::move(rate),
                          .source = "choice: biomass as CH2O",
                          .sources = {}});
    }

    [[nodiscard]] std::string iron_equation(const std::string& cells) const {
        const double n = iron_per_growth();
        return digits(n) + " Fe+2 + " + digits(n / 4.0 - 1.0) + " O2 + CO2 + " + digits(n) +
               " H+ = " + cells + " + " + digits(n) + " Fe+3 + " + digits(n / 2.0 - 1.0) + " H2O";
    }

    void add_sulphur_oxidation() {
        const double y = growth_per_sulphur();
        const microbes::SulphurUse& sulphur = *group_.sulphur;
        std::vector<Law> factors{rate(sulphur.maximum_oxidation, "sulphur")};
        add_conditions(factors);
        const double capacity = carbon_yield(group_, sulphur.capacity, weights_.at("S"), weights_);
        add("sulphur_oxidation",
            "sulphur + " + digits(1.5 - y) + " O2 + " + digits(1.0 + y) + " H2O + " + digits(y) +
                " CO2 = SO4-2 + 2 H+ + " + digits(y) + " " + attached(),
            std::move(factors),
            laws::Colonised{.colonist = attached(),
                            .capacity = capacity,
                            .source = sulphur.source,
                            .sources = {}});
    }

    [[nodiscard]] Law rate(Rate k, const std::string& trait) const {
        return laws::SpecificRate{.k = k, .source = source(trait), .sources = {}};
    }
    [[nodiscard]] Law by_concentration(bool growing = false) const {
        return laws::ByConcentration{
            .component = group_.id, .growing = growing, .source = each_cell, .sources = {}};
    }
    [[nodiscard]] static Law by_amount(bool growing = false) {
        return laws::ByAmount{.growing = growing, .source = each_cell, .sources = {}};
    }
    [[nodiscard]] static Law monod(const std::string& component, Concentration half,
                                   const std::string& from) {
        return laws::Monod{
            .component = component, .half_saturation = half, .source = from, .sources = {}};
    }

    [[nodiscard]] std::vector<Law> growth_on_iron() const {
        const microbes::IronUse& iron = *group_.iron;
        const double mass = weights_.at("Fe");
        std::vector<Law> factors{
            laws::SpecificRate{.k = iron.maximum_growth, .source = iron.source, .sources = {}}};
        factors.emplace_back(laws::CompetitiveMonod{
            .substrate = "Fe(II)",
            .half_saturation = microbes::moles_of(iron.half_saturation, mass),
            .competitor = "Fe(III)",
            .competition = microbes::moles_of(iron.competition, mass),
            .threshold = microbes::moles_of(iron.threshold, mass),
            .source = iron.source,
            .sources = {}});
        add_conditions(factors);
        return factors;
    }

    /// What growth on any substrate asks of the water.
    void add_conditions(std::vector<Law>& factors) const {
        factors.push_back(
            std::visit([this](const auto& form) { return by(form); }, group_.temperature));
        factors.emplace_back(laws::PhWindow{.lowest_zero = group_.ph.minimum,
                                            .lowest_full = group_.ph.low,
                                            .highest_full = group_.ph.high,
                                            .highest_zero = group_.ph.maximum,
                                            .source = source("ph"),
                                            .sources = {}});
        const double oxygen = 2.0 * weights_.at("O");
        factors.push_back(monod("O2", microbes::moles_of(group_.half_saturation_oxygen, oxygen),
                                source("half_saturation_oxygen")));
        factors.push_back(monod(
            "CO2",
            microbes::moles_of(group_.half_saturation_carbon_dioxide, weights_.at("C") + oxygen),
            source("half_saturation_carbon_dioxide")));
        factors.push_back(inhibition("S(VI)", group_.sulphate,
                                     weights_.at("S") + 4.0 * weights_.at("O"), "sulphate"));
        factors.push_back(inhibition("Fe(III)", group_.ferric, weights_.at("Fe"), "ferric"));
    }

    [[nodiscard]] Law by(const microbes::CardinalResponse& form) const {
        return laws::CardinalTemperature{.minimum = form.minimum,
                                         .optimum = form.optimum,
                                         .maximum = form.maximum,
                                         .source = source("temperature"),
                                         .sources = {}};
    }
    [[nodiscard]] Law by(const microbes::RatkowskyResponse& form) const {
        return laws::Ratkowsky{.c = form.c,
                               .minimum = form.minimum,
                               .maximum = form.maximum,
                               .source = source("temperature"),
                               .sources = {}};
    }

    [[nodiscard]] Law inhibition(const std::string& component, const microbes::Inhibition& by,
                                 double molar_mass, const std::string& trait) const {
        return laws::Inhibition{.component = component,
                                .constant = microbes::moles_of(by.level, molar_mass),
                                .order = by.order,
                                .source = source(trait),
                                .sources = {}};
    }

    [[nodiscard]] std::vector<Law> decay() const {
        return {
            rate(group_.decay, "decay"),
            laws::HeatDeath{.temperature = microbes::maximum_of(group_.temperature),
                            .gain = group_.heat_death,
                            .width = TemperatureDifference(1.0),
                            .source = source("heat_death"),
                            .sources = {}},
            monod("O2", microbes::moles_of(group_.half_saturation_oxygen, 2.0 * weights_.at("O")),
                  source("half_saturation_oxygen"))};
    }

    const microbes::Group& group_;
    const ore::AtomicWeights& weights_;
    std::vector<ReactionFact> facts_;
};

std::vector<FactFault> faults_of(const Library& library, const microbes::Group& group,
                                 const ore::AtomicWeights& weights) {
    std::vector<FactFault> faults;
    const Substances& substances = library.substances;
    if (substances.component(group.id) >= 0 || substances.mineral(attached_id(group.id)) >= 0) {
        faults.push_back({"id", "group.name_taken",
                          in_quotes(group.id) + ", which names another substance",
                          "an id of its own"});
    }
    const Author author(group, weights);
    if (group.iron && author.iron_per_growth() <= room_for_growth) {
        faults.push_back({"iron.yield", "group.yield",
                          shortest(author.iron_per_growth()) + " mol Fe(II) a mol of cell carbon",
                          "fewer cells: carbon dioxide alone takes on four electrons"});
    }
    if (group.sulphur && author.growth_per_sulphur() >= 1.5) {
        faults.push_back({"sulphur.yield", "group.yield",
                          shortest(author.growth_per_sulphur()) + " mol of cell carbon a mol S",
                          "fewer cells: sulphur gives six electrons, cell carbon takes four"});
    }
    return faults;
}

void add_cells(Library& library, const microbes::Group& group, const ore::AtomicWeights& weights) {
    Substances& substances = library.substances;
    ore::Mineral attached{.id = attached_id(group.id),
                          .name = group.name + ", on the ore",
                          .formula = "CH2O",
                          .occurs_in = ore::Occurrence::pores,
                          .density = {},
                          .heat_of_formation = group.heat_of_formation,
                          .source = group.source,
                          .sources = {},
                          .composition = {},
                          .molar_mass = {}};
    ore::complete(attached, weights);
    substances.components.push_back(
        {group.id, cells_written(group.id), attached.composition, group.heat_of_formation.si});
    substances.minerals.push_back(std::move(attached));
    library.capacities[static_cast<int>(substances.minerals.size()) - 1] =
        carbon_yield(group, group.capacity, 1.0, weights);
}

}  // namespace

std::string attached_id(const std::string& group) { return group + "_attached"; }

std::string cells_written(const std::string& group) { return group + "(cells)"; }

double carbon_yield(const microbes::Group& group, microbes::PerMass cells,
                    double substrate_molar_mass, const ore::AtomicWeights& weights) {
    return cells.si * substrate_molar_mass * group.cell_carbon.si / weights.at("C");
}

std::vector<ReactionFact> reactions_of(const microbes::Group& group,
                                       const ore::AtomicWeights& weights) {
    return Author(group, weights).write();
}

std::vector<FactFault> add_group(Library& library, const microbes::Group& group,
                                 const ore::AtomicWeights& weights) {
    std::vector<FactFault> faults = faults_of(library, group, weights);
    if (!faults.empty()) return faults;
    add_cells(library, group, weights);
    library.groups.push_back(group.id);
    for (const ReactionFact& fact : reactions_of(group, weights)) {
        for (FactFault& each : add_reaction(library, fact)) {
            each.found = fact.id + ": " + each.found;
            each.key = "id";
            faults.push_back(std::move(each));
        }
    }
    return faults;
}

}  // namespace gossan::reactions
