// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/footprint/activity/activities.hpp"
#include "gossan/footprint/factor/factor_library.hpp"
#include "gossan/footprint/input/footprint_input.hpp"
#include "gossan/footprint/view.hpp"

namespace gossan::footprint {

/// A factor as it was used.
struct UsedFactor {
    std::string role = {};
    Factor factor = {};
};

/// One product: an amount of a stream in a period by one factor, or several (a loss by the grid's).
struct Term {
    std::size_t period = 0;
    std::size_t stream = 0;
    std::size_t process = 0;
    int scope = 1;
    Electricity basis = Electricity::unstated;  ///< of electricity; else of both
    double emitted = 0.0;                       ///< kg CO2e, of medians
    std::vector<std::size_t> numbers = {};      ///< uncertain, of `Terms::numbers`, in order
    bool is_primary = false;                    ///< measured, by primary factors alone
    std::string gwp = {};                       ///< whose potentials, as the factor has it
    DataQuality quality = {};

    /// Whether a view counts it.
    [[nodiscard]] bool is_in(const View& view) const {
        if (scope == 3 && view.boundary == Boundary::gate_to_gate) return false;
        return basis == Electricity::unstated || basis == view.electricity;
    }
};

/// All that was emitted, by stream, with what is shared already shared.
struct Terms {
    std::vector<Term> all = {};
    std::vector<Uncertain> numbers = {};  ///< that are not exact, each key and spread once
    std::vector<UsedFactor> factors = {};
};

/// Emissions of the activities. Of a process that is no electricity, each role gives a term:
///
///     emitted = amount x (its times) x factor                                             (1)
///
/// and electricity W, with m the share that certificates match,
///
///     location: W g (scope 2), W l g and W u (scope 3)                                    (2)
///     market:   W (m c + (1 - m) r) (scope 2), W l (m c + (1 - m) r),
///               W (m v + (1 - m) u) (scope 3)                                             (3)
///
/// with grid g, certificates c, residual mix r, loss l, fuel supply u, and v the life cycle of what
/// the certificates are of. Error(input) for a factor that is not there, or of another unit.
///
/// Primary is what comes of a measured activity by factors that are all primary: of the very
/// supplier or site, or of chemistry alone. A factor of a library is secondary, also of electricity
/// and of fuel that was measured. Source: choice: the stricter of the readings of primary data.
[[nodiscard]] Terms terms_of(const Activities& activities, const FootprintInput& input,
                             const FactorLibrary& library);

}  // namespace gossan::footprint
