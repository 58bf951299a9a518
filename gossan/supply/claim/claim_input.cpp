// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/claim/claim_input.hpp"

#include <optional>

namespace gossan::supply {

Schema<ClaimInput> ClaimInput::schema() {
    using C = ClaimInput;
    return Schema<C>("claim", "What is claimed of cathode where it leaves the mine.")
        .field("link", &C::link, "the name of one of `links`, from the pads to the cathode")
        .field("streams", &C::streams, "whose copper qualifies: pads")
        .field("customers", &C::customers, "whose shipments carry the claim",
               defaults_to("choice: all"))
        .check("streams", [](const C& claim) -> std::optional<std::string> {
            if (!claim.streams.empty()) return {};
            return "name one stream or more";
        });
}

}  // namespace gossan::supply
