// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/balance.hpp"

namespace gossan::supply {

/// Whose copper it was: a module of a stream, or a stream of which no modules are known.
struct CathodeOrigin {
    std::string module;  ///< blank: not known
    std::string stream;  ///< the pad; "plant" for what ponds and cells held at the start

    friend bool operator==(const CathodeOrigin&, const CathodeOrigin&) = default;
};

/// Cathode by origin, counted from the first day on.
struct CathodeCurve {
    std::vector<double> days = {};  ///< since 1970, rising; on the first nothing was plated yet
    std::vector<CathodeOrigin> origins = {};
    std::vector<std::vector<double>> kg = {};  ///< [origin][day], never falling
};

/// How much was plated until when, of all origins, by which the time between closing days is told
/// apart.
struct PlatedSoFar {
    std::vector<double> days = {};  ///< since 1970, rising
    std::vector<double> amount = {};
};

/// Cathode of the accounts. Whose copper it was is known from one closing day to the next; between
/// them all origins keep their proportion, and the pace is that of `plated`, where it is given:
///
///     m_o(t) = m_o(a) + [m_o(b) − m_o(a)] · [P(t) − P(a)] / [P(b) − P(a)]          (1)
///
/// and even where it is not. Error(input) where nothing is plated: a run without a plant.
/// Source: choice: attribution by mass balance cannot tell more.
[[nodiscard]] CathodeCurve cathode_of(std::span<const records::BalanceRow> rows, double day_zero,
                                      const PlatedSoFar& plated);

/// The same of a run that is done; Error(input) for one that has no date or is not done.
[[nodiscard]] CathodeCurve cathode_of_run(const std::filesystem::path& folder);

}  // namespace gossan::supply
