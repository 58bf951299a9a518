// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/delivery/delivery_input.hpp"

#include "gossan/base/calendar.hpp"

namespace gossan::supply {

EnumNames<ConfirmedCall> names_of(ConfirmedCall) {
    return {{ConfirmedCall::first, "first", "what was confirmed at first"},
            {ConfirmedCall::last, "last",
             "the last revision that was told no later than the day that it replaced"}};
}

Schema<OnTimeDefinition> OnTimeDefinition::schema() {
    using D = OnTimeDefinition;
    return Schema<D>("on_time", "When a call-off counts as delivered on time and in full.")
        .field("against", &D::against, "which confirmed day and mass of a line count",
               defaults_to("choice: the first, so that a schedule that slips shows"))
        .field("early_days", &D::early_days, between(0, 366),
               "before the confirmed day, still on time", defaults_to("choice: two days"))
        .field("late_days", &D::late_days, between(0, 366),
               "after the confirmed day, still on time", defaults_to("choice: two days"))
        .field("in_full", &D::in_full, between(0, 1), "of the mass called off, that may lack",
               defaults_to("choice: the tolerance of a lot"))
        .field("too_much", &D::too_much, between(0, 1),
               "of the mass called off, that may come beyond it",
               defaults_to("choice: the tolerance of a lot"));
}

Schema<DeliveryInput> DeliveryInput::schema() {
    using D = DeliveryInput;
    return Schema<D>("delivery", "From what is foretold what can be delivered.")
        .field("forecast", &D::forecast,
               "paths.csv of a forecast, or CSV or XLSX of its form: `member`, `until` and "
               "`cathode [t]` so far, and `weight` where members do not count alike")
        .field("share", &D::share, above_to(0, 1), "of the cathode that this contract may have",
               defaults_to("choice: all of it"))
        .field("from", &D::from, "day on which stock was taken, such as 2026-01-31",
               defaults_to("choice: the first day of the forecast"))
        .field("stock", &D::stock, at_least(0), "finished then, and free for this contract",
               unit("t"), defaults_to("0 t", "choice: none"))
        .field("lag", &D::lag, between("0 d", "366 d"), "from the cell to the truck", unit("d"),
               defaults_to("7 d", "estimate: assay, strapping and weighing of a harvest"))
        .field("level", &D::level, between(0.5, 0.999), "chance with which one wants to promise",
               defaults_to("choice: 90 in 100, as in P90"))
        .field("on_time", &D::on_time, "what counts as on time and in full")
        .check("from", [](const D& delivery) -> std::optional<std::string> {
            if (delivery.from.empty() || days_of(delivery.from)) return {};
            return "write a date such as 2026-01-31";
        });
}

}  // namespace gossan::supply
