// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/cast.hpp"

#include <algorithm>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/text.hpp"

namespace gossan::reactions {
namespace {

bool contains(const std::vector<int>& list, int value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

void include(std::vector<int>& list, int value) {
    if (!contains(list, value)) list.push_back(value);
}

/// Checks the names of a selection and turns them into indices.
Cast start(const Library& library, const Selection& selection) {
    Diagnostics diagnostics;
    const auto index = [&](int found, const std::string& what, const std::string& name,
                           std::vector<std::string> known) {
        if (found >= 0) return found;
        const auto near = nearest(name, known);
        diagnostics.add({.code = "reactions.unknown_" + what,
                         .found = what + " " + in_quotes(name),
                         .allowed = "a " + what + " of the data",
                         .write = near ? in_quotes(*near) : std::string{}});
        return found;
    };
    std::vector<std::string> components;
    std::vector<std::string> minerals;
    std::vector<std::string> reactions;
    for (const auto& each : library.substances.components) components.push_back(each.name);
    for (const auto& each : library.substances.minerals) minerals.push_back(each.id);
    for (const auto& each : library.reactions) reactions.push_back(each.id);
    Cast cast;
    for (const std::string& name : selection.components) {
        include(cast.components,
                index(library.substances.component(name), "component", name, components));
    }
    for (const std::string& id : selection.minerals) {
        include(cast.minerals, index(library.substances.mineral(id), "mineral", id, minerals));
    }
    for (const std::string& id : selection.groups) {
        const auto found = std::find(library.groups.begin(), library.groups.end(), id);
        index(found == library.groups.end() ? -1 : 0, "group", id, library.groups);
        if (found == library.groups.end()) continue;
        // what every group breathes and builds its cells of
        for (const std::string& name : {id, std::string("O2"), std::string("CO2")}) {
            include(cast.components,
                    index(library.substances.component(name), "component", name, components));
        }
    }
    for (const auto* ids : {&selection.exclude, &selection.include}) {
        for (const std::string& id : *ids) {
            const auto found = std::find(reactions.begin(), reactions.end(), id);
            index(found == reactions.end() ? -1 : 0, "reaction", id, reactions);
        }
    }
    diagnostics.throw_if_any();
    return cast;
}

/// Whether all that a reaction uses up is there, water and gases aside.
bool can_take_part(const Reaction& reaction, const Library& library, const Cast& cast) {
    const auto carried = [&](const std::string& name) {
        return contains(cast.components, library.substances.component(name));
    };
    if (!std::all_of(reaction.only_with.begin(), reaction.only_with.end(), carried)) return false;
    bool uses_solid = false;
    for (const auto& [mineral, moles] : reaction.equation.minerals) {
        if (moles >= 0.0) continue;
        if (!contains(cast.minerals, mineral)) return false;
        uses_solid = true;
    }
    if (uses_solid) return true;
    return std::all_of(reaction.equation.components.begin(), reaction.equation.components.end(),
                       [&](const auto& entry) {
                           return entry.second >= 0.0 || contains(cast.components, entry.first);
                       });
}

/// Adds reactions, and what they make and need, until nothing more can take part.
void close(Cast& cast, const Library& library, const Selection& selection) {
    const auto is_in = [](const std::vector<std::string>& ids, const std::string& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    bool grows = true;
    while (grows) {
        grows = false;
        for (std::size_t n = 0; n < library.reactions.size(); ++n) {
            const Reaction& reaction = library.reactions[n];
            const int index = static_cast<int>(n);
            if (contains(cast.reactions, index) || !can_take_part(reaction, library, cast))
                continue;
            if (is_in(selection.exclude, reaction.id)) continue;
            if (reaction.is_optional && !is_in(selection.include, reaction.id)) continue;
            grows = true;
            cast.reactions.push_back(index);
            for (const auto& entry : reaction.equation.components) {
                include(cast.components, entry.first);
            }
            for (const auto& entry : reaction.equation.minerals)
                include(cast.minerals, entry.first);
            for (const Law& law : reaction.rate) {
                const LawNeeds needs = needs_of(law);
                for (const std::string& name : needs.components) {
                    include(cast.components, library.substances.component(name));
                }
                if (!needs.solubility) continue;
                for (const auto& [mineral, moles] : reaction.equation.minerals) {
                    const auto found = library.solubilities.find(mineral);
                    if (found == library.solubilities.end()) continue;
                    for (const auto& entry : found->second.equation.components) {
                        include(cast.components, entry.first);
                    }
                }
            }
        }
    }
    std::sort(cast.reactions.begin(), cast.reactions.end());
}

}  // namespace

Cast cast_of(const Library& library, const Selection& selection) {
    Cast cast = start(library, selection);
    close(cast, library, selection);
    return cast;
}

}  // namespace gossan::reactions
