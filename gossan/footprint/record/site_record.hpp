// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/records/document.hpp"

namespace gossan::footprint {

/// All that the figures of a site follow from, form "gossan footprint record 1": periods, copper by
/// stream, every amount with its unit, basis and range, the factors as they were used, the rules of
/// sharing and deferral, the declared method, seed and draws, and water. Numbers in digits that
/// read back to the same bits.
[[nodiscard]] records::Document record_of(const SiteFootprint& site);

/// Makes the site again: the same figures to the bit, by the same build. Error(data) for what is
/// missing, no number, or of rules that this program does not have.
[[nodiscard]] SiteFootprint site_of_record(const records::Document& record);

}  // namespace gossan::footprint
