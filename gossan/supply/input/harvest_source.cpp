// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/input/harvest_source.hpp"

#include "gossan/base/calendar.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/supply/production/cathode_curve.hpp"

namespace gossan::supply {

std::vector<Harvest> harvests_of(const SupplyInput& input, Diagnostics& diagnostics) {
    constexpr double seconds_a_day = 86400.0;
    const LotsInput lots = input.lots.value_or(LotsInput{});
    const double every = lots.harvest.si / seconds_a_day;
    const WholeMass least = whole_mass(0.5 * lots.bundle);
    const SourceInput& source = input.source;
    if (source.cathode) return measured_harvests(source.cathode->path, diagnostics);
    if (!source.balance) return harvests_of(cathode_of_run(run_of(source)), every, least);
    const auto day_zero = days_of(source.start_date);
    expects(day_zero.has_value(), "the input was checked");
    return harvests_of(cathode_of(records::read_balance(source.balance->path), *day_zero, {}),
                       every, least);
}

}  // namespace gossan::supply
