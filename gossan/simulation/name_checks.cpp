// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/name_checks.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"

namespace gossan::simulation {
namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& each : names) list += (list.empty() ? "" : ", ") + each;
    return list;
}

}  // namespace

Named Named::reactions(const catalogue::Catalogue& catalogue) {
    Named kind{"chemistry.unknown_reaction", "reaction", "the id of a reaction of the data", {}};
    for (const auto& each : catalogue.library.reactions) kind.known.push_back(each.id);
    return kind;
}

Named Named::minerals(const catalogue::Catalogue& catalogue) {
    Named kind{"ore.unknown_mineral", "mineral", "a mineral of the data", {}};
    for (const auto& each : catalogue.library.substances.minerals) kind.known.push_back(each.id);
    return kind;
}

Named Named::groups(const catalogue::Catalogue& catalogue) {
    Named kind{"microbes.unknown_group", "group of microbes", {}, {}};
    for (const auto& each : catalogue.groups) kind.known.push_back(each.id);
    kind.allowed = "one of " + listed(kind.known);
    return kind;
}

bool check_name(const Named& kind, const std::string& id, const std::string& path,
                Diagnostics& diagnostics) {
    if (std::find(kind.known.begin(), kind.known.end(), id) != kind.known.end()) return true;
    const auto near = nearest(id, kind.known);
    diagnostics.add({.code = kind.code,
                     .path = path,
                     .found = kind.what + " " + in_quotes(id),
                     .allowed = kind.allowed,
                     .write = near ? in_quotes(*near) : "its id as the data have it"});
    return false;
}

void check_names(const Named& kind, const std::vector<std::string>& ids, const std::string& path,
                 Diagnostics& diagnostics) {
    for (std::size_t n = 0; n < ids.size(); ++n) {
        check_name(kind, ids[n], joined(path, n), diagnostics);
    }
}

}  // namespace gossan::simulation
