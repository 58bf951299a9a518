// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/lot/lot_files.hpp"
#include "gossan/supply/lot/lots_input.hpp"
#include "gossan/supply/production/harvest.hpp"

namespace gossan::supply {

/// What people say of lots: the tables that `LotsInput` names.
struct LotTables {
    std::vector<ToldEvent> certificates = {};
    std::vector<ToldEvent> bundles = {};
    std::vector<ToldEvent> shipments = {};
};

/// Reads the tables that are named.
[[nodiscard]] LotTables read_lot_tables(const LotsInput& input, Diagnostics& diagnostics,
                                        UtcOffset offset = {});

/// "JC-0001" of a harvest.
[[nodiscard]] std::string lot_name(const LotsInput& input, int harvest);

/// The events that are not in the log yet, in the order of their days, as rules and tables have
/// them:
///
/// - a lot of every harvest, at its end;
/// - its bundles as weighed; where no table tells any, planned ones of equal mass;
/// - its certificates, and what is decided on them;
/// - commercial lots of what is released, oldest first: as many bundles as come nearest to the mass
///   of a commercial lot, of one standard; the rest waits;
/// - what left and arrived.
///
/// A lot that is there with another mass than its harvest, and whatever the book refuses, is a
/// fault: then nothing is to be added.
[[nodiscard]] std::vector<EventDraft> plan_lots(const LotsInput& input,
                                                std::span<const Harvest> harvests,
                                                const LotTables& tables, std::span<const Event> log,
                                                Diagnostics& diagnostics, UtcOffset offset = {});

}  // namespace gossan::supply
