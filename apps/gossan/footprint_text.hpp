// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/supply/carbon/lot_account.hpp"

namespace gossan::program {

/// The four views with their intervals by period and stream, by both methods; what they are made
/// of, why the methods differ, water, and what they may be compared with.
[[nodiscard]] std::string footprint_text(const footprint::SiteFootprint& site);

/// One lot: its copper, four views with intervals by both methods, contributors, and why the
/// methods differ.
[[nodiscard]] std::string lot_text(const supply::LotAccount& account,
                                   const footprint::SiteFootprint& site);

/// What changed from one set of factors to another, by process.
[[nodiscard]] std::string restatement_text(const footprint::SiteFootprint& before,
                                           const footprint::SiteFootprint& after);

}  // namespace gossan::program
