// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/risk_terms.hpp"

#include "gossan/base/error.hpp"
#include "gossan/supply/amount/unit_price.hpp"

namespace gossan::supply {

Schema<ShortfallTerms> ShortfallTerms::schema() {
    using S = ShortfallTerms;
    return Schema<S>("shortfall", "What follows when less is delivered than was sold.")
        .field("make_up_months", &S::make_up_months, between(0, 60),
               "after the month, in which it may still be delivered",
               defaults_to("choice: a quarter"))
        .field("replacement", &S::replacement,
               "premium over the index at which the buyer covers himself",
               defaults_to("choice: none, so no damages"))
        .field("months_to_terminate", &S::months_to_terminate, between(0, 120),
               "short in a row that let the buyer end the contract; 0: none",
               defaults_to("choice: no such right"))
        .check("replacement", [](const S& terms) -> std::optional<std::string> {
            try {
                (void)unit_price(terms.replacement);
            } catch (const Error& fault) {
                return std::string(fault.what()) + "; " + fault.hint;
            }
            return {};
        });
}

Schema<TakeOrPayTerms> TakeOrPayTerms::schema() {
    using T = TakeOrPayTerms;
    return Schema<T>("take_or_pay", "What is paid for even where it is not taken.")
        .field("share", &T::share, between(0, 1), "of a contract year's quantity",
               defaults_to("choice: nine tenths"))
        .field("make_up_months", &T::make_up_months, between(0, 120),
               "after the year, in which what was paid for may be taken",
               defaults_to("choice: the year after"))
        .field("carry_forward", &T::carry_forward,
               "whether what was taken above a year's quantity lessens the next one's",
               defaults_to("choice: it does not"));
}

Schema<OtherCustomer> OtherCustomer::schema() {
    using O = OtherCustomer;
    return Schema<O>("other", "Another customer of the same cathode.")
        .field("name", &O::name, "who")
        .field("month", &O::month, above(0), "bought by month", unit("t"))
        .field("rank", &O::rank, between(1, 100), "the lowest is served first",
               defaults_to("choice: all alike"));
}

Schema<ForceMajeureTerms> ForceMajeureTerms::schema() {
    using F = ForceMajeureTerms;
    return Schema<F>("force_majeure", "What excuses the seller, and how little is shared then.")
        .field("notice_days", &F::notice_days, between(0, 366),
               "after it began; a later notice excuses from its own day on",
               defaults_to("choice: ten days"))
        .field("long_stop_days", &F::long_stop_days, between(1, 3660),
               "after which either side may end the contract", defaults_to("choice: half a year"))
        .field("rank", &F::rank, between(1, 100), "of this contract among customers",
               defaults_to("choice: all alike"))
        .field("others", &F::others, "customers of the same cathode", defaults_to("choice: none"));
}

}  // namespace gossan::supply
