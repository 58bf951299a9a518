// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/numerics/probability.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/contract/performance.hpp"
#include "gossan/supply/delivery/delivery_input.hpp"
#include "gossan/supply/delivery/outcomes.hpp"

namespace gossan::supply {

/// What of a month is still to be delivered, t.
struct QuotaDue {
    int month = 0;
    double due = 0.0;    ///< all of it
    double least = 0.0;  ///< that keeps the contract
};

/// All that is still to be delivered, and what may still be made up for.
struct StillDue {
    std::vector<QuotaDue> months = {};
    std::vector<QuotaDue> open = {};  ///< months before, with what they are short by
};

/// From the month of a day on, after what was delivered by then.
[[nodiscard]] StillDue still_due(const ContractInput& contract, const Performance& kept,
                                 double from);

/// What can be delivered by the end of a month, counted from the day of the stock; t.
struct DeliveryMonth {
    int month = 0;
    double due = 0.0, due_so_far = 0.0;
    double p90 = 0.0, p50 = 0.0, p10 = 0.0;  ///< deliverable so far, exceeded with that chance
    double chance = 0.0;                     ///< that the month's least is delivered in it
    numerics::ShareInterval chance_within = {0.0, 1.0};  ///< 95 %, for as few members
    double chance_all = 0.0;          ///< that this month's and all before it are
    std::optional<double> safe = {};  ///< most that may be promised so far; none: too few members
    double expected_short = 0.0;      ///< in the month, mean over members
    double expected_lost = 0.0;       ///< of it, never made up
    Money expected_damages = {};      ///< for what is lost
};

/// What can be delivered, and with which chance.
struct DeliveryForecast {
    std::vector<DeliveryMonth> months = {};
    std::size_t members = 0;
    double effective = 0.0;  ///< members that count
    double level = 0.9;
    double from = 0.0;
    double stock = 0.0;  ///< t
    std::optional<double> safe_share =
        {};  ///< of every quota, that may be promised for all of them
    std::optional<double> stock_needed = {};  ///< t, with which all quotas are met at that level
    std::vector<std::string> notes = {};
};

/// Takes every member through the rest of the contract. Deliverable by the end T of a month is
///
///     D(T) = stock + share [P(T − lag) − P(from − lag)]                                  (1)
///
/// P cathode so far. Each month its own quota is served first, then months that may still be made
/// up for, the oldest first; what is left stays in stock. With Q(T) what is due so far,
///
///     safe(T) = what D(T) exceeds with the chance p                                      (2)
///     safe share = what min over T of D(T)/Q(T) exceeds with the chance p                (3)
///     stock needed = what max over T of (Q(T) − D(T)) + stock, at least 0, exceeds
///                    with the chance 1 − p                                               (4)
///     damages = lost · λ · max(0, p' − p_c) / 100                                        (5)
///
/// p' premium of a replacement, p_c that of the contract: the index is the same for both. A month
/// that the forecast does not reach is left out, with a note.
/// P90 is what is exceeded in 90 of 100 cases.
[[nodiscard]] DeliveryForecast foretell(const ContractInput& contract,
                                        const DeliveryInput& delivery,
                                        const CathodeOutcomes& outcomes, const StillDue& due);

}  // namespace gossan::supply
