// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/chain/chain_input.hpp"

namespace gossan::supply {

Schema<ChainInput> ChainInput::schema() {
    using C = ChainInput;
    return Schema<C>("chain", "What mills and makers of parts tell of the copper, in tables.")
        .field("elsewhere", &C::elsewhere,
               "material from others, which qualifies for nothing: link, batch, date, mass")
        .field("casts", &C::casts,
               "what became of what came in: heat, link, date, input, yielded, scrap")
        .field("deliveries", &C::deliveries,
               "what left for the next link or a site: delivery, link, date, to, mass; batch, "
               "claimed (else all that may be), received_on, received")
        .field("certificates", &C::certificates,
               "of book and claim: serial, link, batch, date, mass, holder; retired_on, "
               "retired_for (a delivery)");
}

}  // namespace gossan::supply
