// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>

#include "gossan/supply/event/event.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::program {

/// Moves packs of a folder that hold no more to packs/replaced/SHIPMENT-1 and so on, unchanged, as
/// buyers may have them: those whose shipment is no more in the books, of whose events one was
/// corrected, or whose footprints were replaced. Says each with the reason.
void put_replaced_packs_aside(const std::filesystem::path& folder,
                              std::span<const supply::Event> log, const supply::LotBook& book);

}  // namespace gossan::program
