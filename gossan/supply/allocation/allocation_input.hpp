// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/footprint/view.hpp"
#include "gossan/supply/allocation/problem.hpp"

namespace gossan::supply {

/// Which copper makers' needs count: what is expected of all worlds, or what the plan says.
enum class NeedBasis { expected, planned };
EnumNames<NeedBasis> names_of(NeedBasis);

/// How lots are given to makers.
struct AllocationInput {
    std::optional<InputFile> lots;  ///< on offer; none: commercial lots of the log
    bool planned = false;           ///< with what is plated and not analysed, a harvest as one
    NeedBasis basis = NeedBasis::expected;
    std::vector<std::string> priority_sites;  ///< that come first, all alike
    std::optional<double> target;             ///< kg CO2e/kg that priority sites want to claim
    TargetTest target_test = TargetTest::middle;
    footprint::Boundary boundary = footprint::Boundary::cradle_to_gate;
    footprint::Electricity electricity = footprint::Electricity::location;
    std::optional<footprint::Method> method;  ///< none: that which [footprint] declares
    std::optional<double> footprint;          ///< kg CO2e/kg of lots that have none of their own
    bool may_split = false;
    int wait_quarters = 0;
    std::vector<Aim> order = AllocationRules{}.order;
    std::map<std::string, double> weights;  ///< by aim; if any: one sum in place of the order
    double gap = 0.001;
    int most_nodes = 50;
    int seed = 1;

    static Schema<AllocationInput> schema();
};

}  // namespace gossan::supply
