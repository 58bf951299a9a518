// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/reactions/build.hpp"
#include "gossan/reactions/laws/factor.hpp"

/// What the suite over all facts shares: the facts, one network of them all, and the cases and
/// tolerances of tests/catalogue/*.csv.
namespace gossan::catalogue::suite {

/// The facts of the program.
const Catalogue& program();

/// Every mineral, component, reaction and group of microbes in three size classes.
const reactions::Network& network();

/// A tolerance by name; throws where there is none.
double tolerance(const std::string& name);

/// One water, as the laws see it.
struct Water {
    std::string name;
    double temperature = 0.0;  ///< K
    double ln_water_activity = 0.0;
    std::vector<double> concentration;  ///< [n_components]
    std::vector<double> ln_activity;

    [[nodiscard]] reactions::Medium medium() const {
        return {temperature, concentration.data(), ln_activity.data(), ln_water_activity};
    }
};
std::vector<Water> waters();

/// ln activity of a component that is not there.
inline constexpr double none = -200.0;

/// One number of a water that a rate may depend on, with its slope in a chemistry.
struct Unknown {
    reactions::Input::Kind kind;
    int component = -1;

    [[nodiscard]] double& in(Water& water) const;
    [[nodiscard]] double slope(const reactions::Chemistry& chemistry, int reaction) const;
    /// Scale on which laws bend there.
    [[nodiscard]] double scale(double at) const;
};

/// All that a reaction says it depends on.
std::vector<Unknown> unknowns_of(int reaction);

}  // namespace gossan::catalogue::suite
