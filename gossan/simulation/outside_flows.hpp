// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/plant/plant.hpp"

namespace gossan::simulation {

/// What a site's ponds take from and give to what the scenario does not model. Each flow is even
/// between the begins of its steps.
class OutsideFlows {
public:
    /// Nothing comes and nothing leaves.
    OutsideFlows() = default;
    /// `liquors` holds a cubic metre of every solution.
    OutsideFlows(const plant::PlantInput& input,
                 const std::map<std::string, plant::Liquor>& liquors);

    /// Whether anything comes.
    [[nodiscard]] bool feeds() const { return !feeds_.empty(); }
    /// Adds what comes between two times to the inflow of every pond, in the order of their names.
    void add_fed(double begin, double end, std::vector<plant::Liquor>& inflow) const;
    /// Adds the volumes that shall leave between two times to those asked of every pond, m3.
    void add_asked(double begin, double end, std::vector<double>& asked) const;

private:
    struct Stretch {
        std::size_t pond = 0;
        double begin = 0.0, end = 0.0;  ///< s
        double rate = 0.0;              ///< m3/s
        plant::Liquor cubic_metre;      ///< of a feed
    };

    std::vector<Stretch> feeds_, offtakes_;
};

}  // namespace gossan::simulation
