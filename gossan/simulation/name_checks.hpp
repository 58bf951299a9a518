// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/catalogue/catalogue.hpp"

namespace gossan::simulation {

/// A kind of thing that the facts know and a scenario may name.
struct Named {
    std::string code;                ///< of the fault
    std::string what;                ///< "reaction"
    std::string allowed;             ///< "the id of a reaction of the data"
    std::vector<std::string> known;  ///< all of them

    [[nodiscard]] static Named reactions(const catalogue::Catalogue& catalogue);
    [[nodiscard]] static Named minerals(const catalogue::Catalogue& catalogue);
    [[nodiscard]] static Named groups(const catalogue::Catalogue& catalogue);
};

/// Whether `id` is known; else a fault at `path` with the nearest that is.
bool check_name(const Named& kind, const std::string& id, const std::string& path,
                Diagnostics& diagnostics);

/// The same for every id of a list at `path`.
void check_names(const Named& kind, const std::vector<std::string>& ids, const std::string& path,
                 Diagnostics& diagnostics);

}  // namespace gossan::simulation
