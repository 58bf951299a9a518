// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// What follows when less is delivered than was sold.
struct ShortfallTerms {
    int make_up_months = 3;                  ///< in which it may still be delivered
    std::string replacement = "0 cents/lb";  ///< premium at which the buyer covers himself
    int months_to_terminate = 0;             ///< short in a row; 0: no such right

    static Schema<ShortfallTerms> schema();
};

/// What is paid for even where it is not taken.
struct TakeOrPayTerms {
    double share = 0.9;       ///< of a contract year's quantity
    int make_up_months = 12;  ///< after the year, in which what was paid for may be taken
    bool carry_forward =
        false;  ///< whether what was taken above the year's quantity lessens the next

    static Schema<TakeOrPayTerms> schema();
};

/// Another customer of the same cathode.
struct OtherCustomer {
    std::string name;
    Mass month;    ///< that he bought
    int rank = 1;  ///< the lowest is served first

    static Schema<OtherCustomer> schema();
};

/// What excuses the seller, and how little is shared then.
struct ForceMajeureTerms {
    int notice_days = 10;  ///< after it began; a later notice excuses from its own day on
    int long_stop_days = 180;
    int rank = 1;  ///< of this contract
    std::vector<OtherCustomer> others = {};

    static Schema<ForceMajeureTerms> schema();
};

}  // namespace gossan::supply
