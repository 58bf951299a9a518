// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/balance_book.hpp"

#include <utility>

namespace gossan::simulation {
namespace {

using column::StateLayout;
constexpr double seconds_a_day = 86400.0;

/// Collects rows of one kind over one period; amounts are per m2 and become totals.
class Rows {
public:
    Rows(const Assembly& assembly, double begin, double end, records::BalanceKind kind)
        : components_(assembly.model.speciation->components()),
          area_(assembly.site.bed.area.si),
          begin_d_(begin / seconds_a_day),
          end_d_(end / seconds_a_day),
          kind_(kind) {}

    void add(const std::string& from, const std::string& to, const std::string& substance,
             const std::string& cause, double amount, const std::string& unit = "mol") {
        if (amount == 0.0) return;
        rows_.push_back({.begin_d = begin_d_,
                         .end_d = end_d_,
                         .kind = kind_,
                         .from = from,
                         .to = to,
                         .substance = substance,
                         .cause = cause,
                         .amount = amount * area_,
                         .unit = unit,
                         .origin = records::RowOrigin::simulated});
    }

    /// Water, heat and every component of a stream; `amounts` by carried unknown.
    void add_stream(const std::string& from, const std::string& to, const std::string& cause,
                    std::span<const double> amounts) {
        add(from, to, "water", cause, amounts[StateLayout::water]);
        add(from, to, "heat", cause, amounts[StateLayout::enthalpy], "J");
        add_components(from, to, cause, amounts.subspan(StateLayout::first_component));
    }

    void add_components(const std::string& from, const std::string& to, const std::string& cause,
                        std::span<const double> amounts) {
        for (std::size_t k = 0; k < components_.size(); ++k) {
            add(from, to, components_[k].name, cause, amounts[k]);
        }
    }

    [[nodiscard]] std::vector<records::BalanceRow> take() { return std::move(rows_); }

private:
    const std::vector<solution::Component>& components_;
    double area_, begin_d_, end_d_;
    records::BalanceKind kind_;
    std::vector<records::BalanceRow> rows_;
};

std::vector<double> difference(const std::vector<double>& after,
                               const std::vector<double>& before) {
    std::vector<double> change = after;
    for (std::size_t k = 0; k < change.size(); ++k) change[k] -= before[k];
    return change;
}

/// What every reaction put into solution (or took from it), and what came off its solids.
void add_reactions(const reactions::Network& network, const std::vector<double>& extents,
                   const std::vector<double>& solids_made, const std::string& prefix, Rows& rows) {
    for (std::size_t q = 0; q < extents.size(); ++q) {
        const reactions::ReactionInfo& reaction = network.reactions()[q];
        const std::string solid = "solids";
        const std::string cause = prefix + reaction.id;
        rows.add(solid, "bed", "water", cause, reaction.water * extents[q]);
        rows.add(solid, "bed", "heat", cause, reaction.heat * extents[q], "J");
        for (const auto& [component, made] : reaction.components) {
            rows.add(solid, "bed", network.components()[std::size_t(component)], cause,
                     made * extents[q]);
        }
        for (const auto& [gas, made] : reaction.gases) {
            rows.add(solid, "atmosphere", network.gases()[std::size_t(gas)], cause,
                     made * extents[q]);
        }
    }
    for (std::size_t s = 0; s < solids_made.size(); ++s) {
        rows.add("bed", "solids", network.solids()[s].mineral, prefix + "all reactions",
                 solids_made[s]);
    }
}

}  // namespace

std::vector<records::BalanceRow> flow_rows(const Assembly& assembly, const StateLayout& layout,
                                           double begin, std::span<const double> before, double end,
                                           std::span<const double> after) {
    const auto first = column::cumulative_flows(assembly.model, layout, before);
    const auto last = column::cumulative_flows(assembly.model, layout, after);
    Rows rows(assembly, begin, end, records::BalanceKind::flow);
    rows.add_stream("irrigation", "bed", "irrigation", difference(last.irrigated, first.irrigated));
    rows.add_stream("bed", "pls", "drainage", difference(last.drained, first.drained));
    rows.add_stream("bed", "run_off", "run-off", difference(last.run_off, first.run_off));
    rows.add("rain", "bed", "water", "rain", last.rained_water - first.rained_water);
    rows.add("rain", "bed", "heat", "rain", last.rained_enthalpy - first.rained_enthalpy, "J");
    rows.add("bed", "atmosphere", "water", "evaporation",
             last.evaporated_water - first.evaporated_water);
    rows.add("bed", "atmosphere", "heat", "evaporation",
             last.evaporated_heat - first.evaporated_heat, "J");
    rows.add("atmosphere", "bed", "heat", "surface exchange", last.air_heat - first.air_heat, "J");
    rows.add("bed", "ground", "heat", "conduction", last.ground_heat - first.ground_heat, "J");
    const auto solids = difference(column::stocks(assembly.model, layout, after).solids,
                                   column::stocks(assembly.model, layout, before).solids);
    add_reactions(*assembly.model.network, difference(last.extents, first.extents), solids, "",
                  rows);
    return rows.take();
}

std::vector<records::BalanceRow> stock_rows(const Assembly& assembly, const StateLayout& layout,
                                            double time, std::span<const double> state) {
    const auto stock = column::stocks(assembly.model, layout, state);
    const auto& network = *assembly.model.network;
    Rows rows(assembly, time, time, records::BalanceKind::stock);
    rows.add("bed", "", "water", "pore water", stock.water);
    rows.add("bed", "", "heat", "above 0 degC", stock.enthalpy, "J");
    rows.add("surface", "", "water", "pond", stock.store_water);
    rows.add("surface", "", "heat", "above 0 degC", stock.store_enthalpy, "J");
    rows.add_components("bed", "", "flowing water", stock.mobile);
    rows.add_components("bed", "", "stagnant water", stock.stagnant);
    rows.add_components("surface", "", "pond", stock.store);
    for (std::size_t s = 0; s < stock.solids.size(); ++s) {
        const auto& solid = network.solids()[s];
        const std::string form =
            solid.size_class < 0 ? "pores" : "size class " + std::to_string(solid.size_class + 1);
        rows.add("solids", "", solid.mineral, form, stock.solids[s]);
    }
    return rows.take();
}

std::vector<records::BalanceRow> cure_rows(const Assembly& assembly) {
    if (!assembly.site.cure) return {};
    Rows rows(assembly, 0.0, 0.0, records::BalanceKind::flow);
    const CureBook& cure = assembly.cure;
    rows.add("cure", "bed", "H", "cure", cure.acid_given);
    rows.add("cure", "bed", "S(VI)", "cure", 0.5 * cure.acid_given);
    rows.add("cure", "bed", "water", "cure", cure.water_given);
    rows.add("cure", "bed", "heat", "mixing of acid and water", cure.heat_of_mixing, "J");
    add_reactions(*assembly.model.network, cure.extents, cure.solids_made, "cure: ", rows);
    return rows.take();
}

}  // namespace gossan::simulation
