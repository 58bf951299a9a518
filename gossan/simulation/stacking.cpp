// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/stacking.hpp"

#include <algorithm>
#include <numbers>
#include <utility>

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/reactions/microbial.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::simulation {
namespace {

std::vector<double> scaled(std::vector<double> values, double factor) {
    for (double& value : values) value *= factor;
    return values;
}

CureBook book_of(const reactions::Network& network, int acid, double acid_given,
                 const reactions::CuredOre& before, const reactions::CuredOre& after,
                 double dry_ore) {
    CureBook book;
    book.is_cured = true;
    book.acid_given = acid_given / solution::free_acid_per_mol * dry_ore;
    double water_made = 0.0;
    double heat_made = 0.0;
    for (std::size_t q = 0; q < after.extents.size(); ++q) {
        const reactions::ReactionInfo& reaction = network.reactions()[q];
        for (const auto& [component, made] : reaction.components) {
            if (component == acid) book.acid_consumed -= made * after.extents[q] * dry_ore;
        }
        water_made += reaction.water * after.extents[q];
        heat_made += reaction.heat * after.extents[q];
        book.extents.push_back(after.extents[q] * dry_ore);
    }
    for (std::size_t s = 0; s < after.solids.size(); ++s) {
        book.solids_made.push_back((after.solids[s] - before.solids[s]) * dry_ore);
    }
    book.water_given = (after.water - before.water - water_made) * dry_ore;
    book.heat_of_mixing = (after.heat - heat_made) * dry_ore;
    return book;
}

}  // namespace

Placed& Placed::operator+=(const Placed& more) {
    const auto add = [](std::map<std::string, double>& sums,
                        const std::map<std::string, double>& amounts) {
        for (const auto& [mineral, amount] : amounts) sums[mineral] += amount;
    };
    height += more.height;
    dry_ore += more.dry_ore;
    copper += more.copper;
    locked_copper += more.locked_copper;
    add(copper_by_mineral, more.copper_by_mineral);
    add(locked_by_mineral, more.locked_by_mineral);
    add(locked, more.locked);
    return *this;
}

column::CellContent Stacking::fresh(double temperature) const {
    const auto& network = *model_.network;
    const double bulk = bed_.bulk_density.si;
    column::CellContent cell{
        .water = composition_.moisture * bulk / constants::water_molar_mass,
        .temperature = temperature,
        .components = std::vector<double>(std::size_t(network.n_components()), 0.0),
        .solids = std::vector<double>(std::size_t(network.n_solids()), 0.0)};
    for (const ore::Content& content : composition_.contents) {
        const int solid = network.solid_index(content.mineral, content.size_class);
        cell.solids[std::size_t(solid)] += content.leachable * bulk;
    }
    if (pore_solution_ != nullptr) {
        const double volume = composition_.moisture * bulk / pore_solution_->water;
        for (std::size_t k = 0; k < cell.components.size(); ++k) {
            cell.components[k] = pore_solution_->total[k] * volume;
        }
    }
    return cell;
}

std::vector<double> Stacking::accessibility() const {
    const auto& network = *model_.network;
    std::vector<double> factors(std::size_t(network.n_solids()), 1.0);
    for (const ore::Content& content : composition_.contents) {
        const int solid = network.solid_index(content.mineral, content.size_class);
        factors[std::size_t(solid)] = content.rate_factor;
    }
    return factors;
}

std::vector<double> Stacking::clogging() const {
    if (!bed_.clogging) return {};
    const column::CloggingInput& input = *bed_.clogging;
    const auto& solids = model_.network->solids();
    std::vector<double> lost(solids.size(), 0.0);
    for (std::size_t s = 0; s < solids.size(); ++s) {
        const auto& ids = input.minerals;
        if (std::find(ids.begin(), ids.end(), solids[s].mineral) == ids.end()) continue;
        lost[s] =
            std::numbers::ln2 / (input.halving.si * bed_.bulk_density.si) * solids[s].molar_mass;
    }
    return lost;
}

std::vector<double> Stacking::references(const column::CellContent& fresh) const {
    const auto& solids = model_.network->solids();
    std::vector<double> reference = model_.network->references(fresh.solids);
    for (std::size_t s = 0; s < solids.size(); ++s) {
        if (solids[s].capacity_per_ore <= 0.0) continue;
        reference[s] = solids[s].capacity_per_ore * bed_.bulk_density.si;
    }
    return reference;
}

double Stacking::copper_in(const std::string& mineral) const {
    const auto& substances = catalogue_.library.substances;
    const int index = substances.mineral(mineral);
    const auto& atoms = substances.minerals[std::size_t(index)].composition.atoms;
    const auto copper = atoms.find("Cu");
    return copper == atoms.end() ? 0.0 : copper->second;
}

Placed Stacking::placed(double height) const {
    Placed placed;
    placed.height = height;
    placed.dry_ore = bed_.bulk_density.si * height;
    for (const ore::Content& content : composition_.contents) {
        if (content.locked > 0.0) placed.locked[content.mineral] += content.locked * placed.dry_ore;
        const double each = copper_in(content.mineral) * placed.dry_ore;
        if (each == 0.0) continue;
        placed.copper_by_mineral[content.mineral] += each * (content.leachable + content.locked);
        placed.locked_by_mineral[content.mineral] += each * content.locked;
        placed.copper += each * (content.leachable + content.locked);
        placed.locked_copper += each * content.locked;
    }
    return placed;
}

CureBook Stacking::cure(column::CellContent& cell, double height) const {
    if (!parcel_.cure) return {};
    const auto& network = *model_.network;
    const double bulk = bed_.bulk_density.si;
    const reactions::CuredOre before{.solids = scaled(cell.solids, 1.0 / bulk),
                                     .components = scaled(cell.components, 1.0 / bulk),
                                     .water = cell.water / bulk,
                                     .gases = {},
                                     .extents = {},
                                     .heat = 0.0};
    const reactions::CuredOre after = reactions::cure(network, *parcel_.cure, before);
    cell.solids = scaled(after.solids, bulk);
    cell.components = scaled(after.components, bulk);
    cell.water = after.water * bulk;
    const double capacity = model_.cells.front().rock_heat_capacity +
                            model_.heat_capacity_water * constants::water_molar_mass * cell.water;
    cell.temperature += after.heat * bulk / capacity;
    const int acid = solution::component_index(model_.speciation->components(), "H");
    return book_of(network, acid, parcel_.cure->acid.si, before, after, bulk * height);
}

void Stacking::inoculate(column::CellContent& cell) const {
    const auto& network = *model_.network;
    const double bulk = bed_.bulk_density.si;
    const double attached = parcel_.microbes.attached.si;
    for (const auto& [group, per_mass] : parcel_.microbes.inoculum) {
        const double carbon = per_mass.si * bulk * carbon_of_a_cell(catalogue_, group);
        const int component = solution::component_index(model_.speciation->components(), group);
        const int solid = network.solid_index(reactions::attached_id(group), -1);
        expects(component >= 0 && solid >= 0, "an inoculated group takes part");
        cell.components[std::size_t(component)] += (1.0 - attached) * carbon;
        cell.solids[std::size_t(solid)] += attached * carbon;
    }
}

double carbon_of_a_cell(const catalogue::Catalogue& catalogue, const std::string& group) {
    const auto found = std::find_if(catalogue.groups.begin(), catalogue.groups.end(),
                                    [&](const microbes::Group& each) { return each.id == group; });
    expects(found != catalogue.groups.end(), "a group of the facts");
    return found->cell_carbon.si / catalogue.weights.at("C");
}

}  // namespace gossan::simulation
