// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/edited_facts.hpp"

#include "gossan/base/error.hpp"

namespace gossan::simulation {

std::optional<catalogue::Catalogue> edited(const catalogue::Facts& facts, const FactTexts& own,
                                           Diagnostics& diagnostics) {
    Diagnostics found;
    const auto edits = facts.read(own, found);
    std::optional<catalogue::Catalogue> catalogue = facts.catalogue(edits, found);
    if (found.has_errors()) catalogue.reset();
    for (const Fault& fault : found.sorted()) diagnostics.add(fault);
    return catalogue;
}

void expects_facts_of(const FactTexts& own, const catalogue::Catalogue& catalogue) {
    for (const auto& [path, text] : own) {
        expects(catalogue.edited.contains(path),
                "the catalogue has the numbers that the scenario puts in the place of facts");
    }
}

}  // namespace gossan::simulation
