// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/species_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "gossan/base/error.hpp"

namespace gossan::solution {

namespace {

using std::numbers::ln10;

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorCode::data, "aqueous species: " + message);
}

bool has(const AqueousSpecies& species, int component) {
    return species.stoichiometry[static_cast<std::size_t>(component)] != 0.0;
}

/// The components that must be core: those with a negative power somewhere, and then, as long as
/// two others meet in a species, the one that meets most.
std::vector<bool> choose_core(int n_components, const std::vector<AqueousSpecies>& species) {
    std::vector<bool> is_core(static_cast<std::size_t>(n_components), false);
    for (const AqueousSpecies& s : species) {
        for (int k = 0; k < n_components; ++k) {
            if (s.stoichiometry[static_cast<std::size_t>(k)] < 0.0)
                is_core[static_cast<std::size_t>(k)] = true;
        }
    }
    while (true) {
        std::vector<int> meetings(static_cast<std::size_t>(n_components), 0);
        for (const AqueousSpecies& s : species) {
            std::vector<int> outside;
            for (int k = 0; k < n_components; ++k) {
                if (has(s, k) && !is_core[static_cast<std::size_t>(k)]) outside.push_back(k);
            }
            if (outside.size() < 2) continue;
            for (const int k : outside) ++meetings[static_cast<std::size_t>(k)];
        }
        const auto most = std::ranges::max_element(meetings);
        if (most == meetings.end() || *most == 0) return is_core;
        is_core[static_cast<std::size_t>(most - meetings.begin())] = true;
    }
}

/// The species of `component` as a leaf that begins at row `first`; `members` are put in order of
/// power.
Leaf make_leaf(const std::vector<AqueousSpecies>& species, int component, int first,
               std::vector<int>& members) {
    const auto power = [&](int index) {
        return species[static_cast<std::size_t>(index)]
            .stoichiometry[static_cast<std::size_t>(component)];
    };
    std::ranges::stable_sort(members, {}, power);
    Leaf leaf{component, {first, first, first, first}, false};
    for (const int index : members) {
        const double p = power(index);
        const AqueousSpecies& s = species[static_cast<std::size_t>(index)];
        if (p != 1.0 && p != 2.0 && p != 3.0)
            refuse(s.name + " holds its metal to a power other than 1, 2, 3");
        for (int above = static_cast<int>(p); above <= 3; ++above)
            ++leaf.row[static_cast<std::size_t>(above)];
        leaf.has_water = leaf.has_water || s.water != 0.0;
    }
    return leaf;
}

}  // namespace

SpeciesRows::SpeciesRows(const std::vector<Component>& components,
                         const std::vector<AqueousSpecies>& given) {
    const int n_components = static_cast<int>(components.size());
    if (n_components > most_components || static_cast<int>(given.size()) > most_species)
        refuse("too many to solve for");
    for (const AqueousSpecies& s : given) {
        if (static_cast<int>(s.stoichiometry.size()) != n_components)
            refuse(s.name + " is not written in these components");
    }
    std::vector<bool> is_core = choose_core(n_components, given);
    if (std::ranges::find(is_core, true) == is_core.end())
        is_core.front() = true;  // the kernel wants one

    const auto master_of = [&](int component) {
        const auto found = std::ranges::find(
            given, components[static_cast<std::size_t>(component)].master, &AqueousSpecies::name);
        if (found == given.end())
            refuse("master " + components[static_cast<std::size_t>(component)].master +
                   " is missing");
        return static_cast<int>(found - given.begin());
    };
    for (int k = 0; k < n_components; ++k) {
        if (is_core[static_cast<std::size_t>(k)]) core.push_back(k);
    }
    if (static_cast<int>(core.size()) > most_core)
        refuse("more than four components meet each other in complexes");
    const auto belongs_to_core = [&](const AqueousSpecies& s) {
        for (int k = 0; k < n_components; ++k) {
            if (has(s, k) && !is_core[static_cast<std::size_t>(k)]) return false;
        }
        return true;
    };
    for (int index = 0; index < static_cast<int>(given.size()); ++index) {
        if (belongs_to_core(given[static_cast<std::size_t>(index)])) species.push_back(index);
    }
    n_core_rows = static_cast<int>(species.size());
    for (int k = 0; k < n_components; ++k) {
        if (is_core[static_cast<std::size_t>(k)]) continue;
        std::vector<int> members{master_of(k)};
        for (int index = 0; index < static_cast<int>(given.size()); ++index) {
            if (index != members.front() && has(given[static_cast<std::size_t>(index)], k))
                members.push_back(index);
        }
        leaves.push_back(make_leaf(given, k, static_cast<int>(species.size()), members));
        species.insert(species.end(), members.begin(), members.end());
    }
    n_rows = static_cast<int>(species.size());
    n_padded = (n_rows + 3) / 4 * 4;
    master_row.resize(static_cast<std::size_t>(n_components));
    for (int k = 0; k < n_components; ++k) {
        master_row[static_cast<std::size_t>(k)] =
            static_cast<int>(std::ranges::find(species, master_of(k)) - species.begin());
    }
    fill_columns(given);
}

void SpeciesRows::fill_columns(const std::vector<AqueousSpecies>& given) {
    const auto size = static_cast<std::size_t>(n_padded);
    for (auto& column : core_power) column.assign(size, 0.0);
    for (auto& column : ln_k) column.assign(size, 0.0);
    for (auto* column :
         {&leaf_power, &water, &charge2, &ion_size, &is_davies, &linear, &davies_linear})
        column->assign(size, 0.0);
    for (int row = n_rows; row < n_padded; ++row) ln_k[0][std::size_t(row)] = -600.0;
    const std::size_t stride = 2 * ((core.size() + 3) / 2);
    weights.assign(species.size() * stride, 0.0);

    for (const int component : core) {
        is_signed.push_back(std::ranges::any_of(given, [component](const AqueousSpecies& s) {
            return s.stoichiometry[static_cast<std::size_t>(component)] < 0.0;
        }));
    }
    for (std::size_t row = 0; row < species.size(); ++row) {
        const AqueousSpecies& s = given[static_cast<std::size_t>(species[row])];
        for (std::size_t slot = 0; slot < core.size(); ++slot) {
            core_power[slot][row] = s.stoichiometry[static_cast<std::size_t>(core[slot])];
        }
        for (std::size_t slot = 0; slot < core.size(); ++slot)
            weights[row * stride + slot] = core_power[slot][row];
        weights[row * stride + core.size()] = 0.5 * s.charge * s.charge;
        weights[row * stride + core.size() + 1] = 1.0;
        const double z2 = static_cast<double>(s.charge) * s.charge;
        const bool has_size = !std::isnan(s.ion_size);
        water[row] = s.water;
        charge2[row] = z2;
        ion_size[row] = has_size ? s.ion_size : 0.0;
        is_davies[row] = !has_size && s.charge != 0 ? 1.0 : 0.0;
        davies_linear[row] = 0.3 * z2 * is_davies[row];
        linear[row] = ln10 * (has_size ? s.b : s.charge == 0 ? 0.1 : 0.0);
        const auto a = analytic_form({s.log_k_25, s.enthalpy, s.analytic, s.has_analytic});
        for (std::size_t term = 0; term < a.size(); ++term)
            ln_k[term][row] = (term == 3 ? 1.0 : ln10) * a[term];
    }
    leaf_of.assign(species.size(), -1);
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        for (int row = leaves[leaf].first(); row < leaves[leaf].last(); ++row) {
            const AqueousSpecies& s =
                given[static_cast<std::size_t>(species[static_cast<std::size_t>(row)])];
            leaf_power[static_cast<std::size_t>(row)] =
                s.stoichiometry[static_cast<std::size_t>(leaves[leaf].component)];
            leaf_of[static_cast<std::size_t>(row)] = static_cast<int>(leaf);
        }
    }
}

}  // namespace gossan::solution
