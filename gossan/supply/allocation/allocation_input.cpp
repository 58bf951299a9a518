// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/allocation_input.hpp"

#include <set>

#include "gossan/base/text.hpp"

namespace gossan::supply {

using Complaint = std::optional<std::string>;

EnumNames<NeedBasis> names_of(NeedBasis) {
    return {{NeedBasis::expected, "expected", "the mean of all worlds that may come"},
            {NeedBasis::planned, "planned", "all is built on its day"}};
}

Schema<AllocationInput> AllocationInput::schema() {
    using A = AllocationInput;
    return Schema<A>("allocation", "How lots are given to makers.")
        .field("lots", &A::lots, "on offer, a row a lot; left out: commercial lots of the log")
        .field("planned", &A::planned,
               "lots of the log that nobody has analysed too, a harvest as one",
               defaults_to("choice: only what may leave"))
        .field("basis", &A::basis, "which copper the makers need",
               defaults_to("choice: announced is not built"))
        .field("priority_sites", &A::priority_sites, "that come first, all alike",
               defaults_to("choice: none"))
        .field("target", &A::target, at_least(0), "kg CO2e/kg that priority sites want to claim")
        .field("target_test", &A::target_test, "which number of a footprint must be within it",
               defaults_to("choice: a lot's own figure, not the end of its interval"))
        .field("boundary", &A::boundary, "of the footprints that are held against the target",
               defaults_to("choice: what a buyer accounts for"))
        .field("electricity", &A::electricity, "of these footprints",
               defaults_to("choice: as the grid is"))
        .field("method", &A::method,
               "of these footprints; left out: that which [footprint] declares")
        .field("footprint", &A::footprint, at_least(0),
               "kg CO2e/kg of lots that have none of their own, told as declared; left out: none, "
               "and nothing is claimed of them")
        .removed("claim_streams", "0.2",
                 "what qualifies stands in [claim], and how much of it may be claimed follows from "
                 "its link")
        .field("may_split", &A::may_split, "lots, into bundles",
               defaults_to("choice: lots are kept whole"))
        .field("wait_quarters", &A::wait_quarters, between(0, 8), "that a lot may wait at the mine",
               defaults_to("choice: none, it waits at the maker"))
        .field("order", &A::order, "of aims, the first first", defaults_to("choice: as told"))
        .field("weights", &A::weights, at_least(0), "by aim: one sum in place of the order",
               defaults_to("choice: in order"))
        .field("gap", &A::gap, between(0, 0.2), "share of an aim that is not fought for",
               defaults_to("choice: a lot in a thousand"))
        .field("most_nodes", &A::most_nodes, between(1, 1000000), "of the search for each aim",
               defaults_to("choice: half a minute for four years of a mine"))
        .field("seed", &A::seed, at_least(0), "of the solver", defaults_to("choice: any will do"))
        .check("order",
               [](const A& input) -> Complaint {
                   const std::set<Aim> once(input.order.begin(), input.order.end());
                   if (!input.order.empty() && once.size() == input.order.size()) return {};
                   return "name one aim or more, each once";
               })
        .check("boundary",
               [](const A& input) -> Complaint {
                   if (input.boundary != footprint::Boundary::unstated) return {};
                   return "write gate-to-gate or cradle-to-gate";
               })
        .check("electricity",
               [](const A& input) -> Complaint {
                   if (input.electricity != footprint::Electricity::unstated) return {};
                   return "write market or location";
               })
        .check("weights", [](const A& input) -> Complaint {
            std::vector<std::string> names;
            for (const auto& name : names_of(Aim::least)) names.push_back(name.name);
            for (const auto& [name, weight] : input.weights) {
                if (std::find(names.begin(), names.end(), name) == names.end()) {
                    return in_quotes(name) + " is no aim: write " + enumerate(names);
                }
            }
            return {};
        });
}

}  // namespace gossan::supply
