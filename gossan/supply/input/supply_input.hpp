// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/input_file.hpp"
#include "gossan/base/local_time.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/footprint/input/footprint_input.hpp"
#include "gossan/supply/allocation/allocation_input.hpp"
#include "gossan/supply/chain/chain_input.hpp"
#include "gossan/supply/claim/claim_input.hpp"
#include "gossan/supply/contract/contract_input.hpp"
#include "gossan/supply/custody/link.hpp"
#include "gossan/supply/delivery/delivery_input.hpp"
#include "gossan/supply/demand/demand_input.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/lot/lots_input.hpp"
#include "gossan/supply/pack/pack_input.hpp"
#include "gossan/supply/pact/pact_input.hpp"

namespace gossan::supply {

/// Who makes the copper, and where.
struct SiteInput {
    std::string name;
    std::string company;
    std::string domain;  ///< by which identifiers are made: "mine.example.com"
    std::string geography = "US-AZ";
    std::string offset = "-07:00";  ///< of its clocks from UTC, all year

    static Schema<SiteInput> schema();
};

/// By which its days and months begin.
[[nodiscard]] UtcOffset offset_of(const SiteInput& site);

/// Where the accounts come from: a scenario that is run, a run that is done, or what was measured.
struct SourceInput {
    std::optional<InputFile> scenario;  ///< of the site; run into `run` in the output folder
    std::string run;                    ///< folder, goes before the scenario; blank: see the others
    std::optional<InputFile> balance;   ///< measured flows and stocks, as balance.csv
    std::optional<InputFile> cathode;   ///< measured cathode by day, with the shares of streams
    std::string start_date;             ///< of day 0 of `balance`; of a run: its own

    static Schema<SourceInput> schema();
};

/// Folder of the run that is accounted for. Error(input) where a scenario has not been run yet.
[[nodiscard]] const std::string& run_of(const SourceInput& source);

/// All that supply.toml says. Each block belongs to the folder that has its struct; one that is
/// left out is not used.
struct SupplyInput {
    SiteInput site;
    SourceInput source;
    std::string events;  ///< path of the log, or postgresql://…; blank: in the output folder
    std::optional<LotsInput> lots;
    std::vector<CustodyLink> links;
    std::optional<footprint::FootprintInput> footprint;
    std::vector<MakerInput> makers;
    std::optional<DemandInput> demand;
    std::optional<AllocationInput> allocation;
    std::optional<ClaimInput> claim;
    std::optional<ChainInput> chain;
    std::optional<ContractInput> contract;
    std::optional<DeliveryInput> delivery;
    std::optional<PactInput> pact;

    std::optional<PackInput> pack;

    static Schema<SupplyInput> schema();
};

/// How its book of lots is kept.
[[nodiscard]] LotRules lot_rules(const SupplyInput& input);

/// Reads the file with its overrides and makes `source.run` and a path in `events` absolute,
/// against the file's folder. Nothing when there is a fault.
[[nodiscard]] std::optional<SupplyInput> read_supply(const std::string& file,
                                                     std::span<const std::string> overrides,
                                                     Diagnostics& diagnostics);

}  // namespace gossan::supply
