// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// Which confirmed day and mass of a line counts: the first, or the last that was told no later
/// than the day that it replaced.
enum class ConfirmedCall { first, last };
EnumNames<ConfirmedCall> names_of(ConfirmedCall);

/// When a call-off counts as delivered on time and in full. There is no standard: every report
/// names these numbers.
struct OnTimeDefinition {
    ConfirmedCall against = ConfirmedCall::first;
    int early_days = 2;      ///< before the confirmed day that are still on time
    int late_days = 2;       ///< after it
    double in_full = 0.02;   ///< of the mass called off, that may lack
    double too_much = 0.02;  ///< and that may be too much

    static Schema<OnTimeDefinition> schema();
};

/// From what is foretold what can be delivered.
struct DeliveryInput {
    InputFile forecast;  ///< paths.csv of a forecast, or a table of its form
    double share = 1.0;  ///< of the cathode that this contract may have
    std::string from;    ///< day on which stock was taken
    Mass stock;          ///< finished then, and free for this contract
    Duration lag;        ///< from the cell to the truck
    double level = 0.9;  ///< chance with which one wants to promise
    OnTimeDefinition on_time;

    static Schema<DeliveryInput> schema();
};

}  // namespace gossan::supply
