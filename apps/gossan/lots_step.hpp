// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "apps/gossan/supply_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/event/event.hpp"

namespace gossan::program {

/// Opens lots of what was produced, enters what tables tell and what is claimed, writes lots.html
/// and tables, and tells all as one object. `refused` when it told faults; then nothing is added to
/// the log.
ExitStatus take_lots(const SupplyOptions& options, const SupplyFile& file, records::Document& told);

/// What a log tells of lots and claims, as one object; it is of lots.
[[nodiscard]] records::Document lots_told(const SupplyFile& file,
                                          std::span<const supply::Event> log);

}  // namespace gossan::program
