// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/input/supply_input.hpp"

#include <algorithm>
#include <filesystem>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/supply/event/server_address.hpp"

namespace gossan::supply {

using Complaint = std::optional<std::string>;

Schema<SiteInput> SiteInput::schema() {
    using S = SiteInput;
    return Schema<S>("site", "Who makes the copper, and where.")
        .field("name", &S::name, "of the mine")
        .field("company", &S::company, "that sells the copper")
        .field("domain", &S::domain, "of the company, by which identifiers are made")
        .field("geography", &S::geography, "country and subdivision, ISO 3166-2",
               defaults_to("choice: Arizona"))
        .field("offset", &S::offset,
               "of its clocks from UTC all year, by which days and months begin",
               defaults_to("choice: Arizona, which has no summer time"))
        .check("offset", [](const S& site) -> Complaint {
            if (utc_offset(site.offset)) return {};
            return "write hours and minutes from UTC, such as \"-07:00\"";
        });
}

UtcOffset offset_of(const SiteInput& site) {
    const auto offset = utc_offset(site.offset);
    expects(offset.has_value(), "the input was checked");
    return *offset;
}

Schema<SourceInput> SourceInput::schema() {
    using S = SourceInput;
    return Schema<S>("source", "Where the accounts come from.")
        .field("scenario", &S::scenario,
               "of the site: `gossan supply` runs it into `run` of the output folder, where the "
               "other verbs find it")
        .field("run", &S::run, "folder of a run that is done, in place of the scenario's",
               defaults_to("choice: that of the scenario, or measured"))
        .field("balance", &S::balance, "measured flows and stocks, in the form of balance.csv")
        .field("cathode", &S::cathode, "measured cathode by day, with the shares of streams")
        .field("start_date", &S::start_date, "day 0 of `balance`",
               defaults_to("choice: that of the run"))
        .check("run",
               [](const S& source) -> Complaint {
                   const bool is_run = source.scenario || !source.run.empty();
                   const bool is_measured = source.balance || source.cathode;
                   if (is_run && is_measured) return "name a run or what was measured, not both";
                   if (!is_run && !is_measured) {
                       return "name a scenario, the folder of a run, or what was measured";
                   }
                   return {};
               })
        .check("start_date", [](const S& source) -> Complaint {
            if (source.start_date.empty() ? !source.balance : bool(days_of(source.start_date))) {
                return {};
            }
            return source.start_date.empty() ? "a measured balance counts days from a date: say it"
                                             : "write a date such as 2026-01-31";
        });
}

const std::string& run_of(const SourceInput& source) {
    if (source.scenario && !std::filesystem::exists(source.run)) {
        throw Error(ErrorCode::input, "the scenario of the site has not been run yet", source.run,
                    "`gossan supply` runs it and takes all steps; or name a run in [source]");
    }
    return source.run;
}

namespace {

/// Copper that qualifies comes in where something is claimed of harvests, and nowhere else.
Complaint links_that_do_not_meet(const SupplyInput& supply) {
    if (auto fault = fault_between(supply.links)) return fault;
    if (!supply.claim) return {};
    for (const CustodyLink& link : supply.links) {
        if (!link.after.empty() || link.name == supply.claim->link) continue;
        return in_quotes(link.name) + " follows no link, and what is claimed begins at " +
               in_quotes(supply.claim->link) + ": say what it is `after`";
    }
    return {};
}

Complaint chain_without_claim(const SupplyInput& supply) {
    if (!supply.chain || supply.claim) return {};
    return "nothing is claimed that could go on: add a block [claim]";
}

Complaint claim_of_no_link(const SupplyInput& supply) {
    if (!supply.claim) return {};
    std::vector<std::string> names;
    for (const CustodyLink& link : supply.links) names.push_back(link.name);
    if (std::find(names.begin(), names.end(), supply.claim->link) != names.end()) return {};
    const auto near = nearest(supply.claim->link, names);
    return "there is no link " + in_quotes(supply.claim->link) +
           (near ? ": did you mean " + in_quotes(*near) + "?" : ": add [[links]]");
}

}  // namespace

Schema<SupplyInput> SupplyInput::schema() {
    using S = SupplyInput;
    return Schema<S>("supply", "From cathode to those who use it.")
        .field("site", &S::site, "who makes the copper, and where")
        .field("source", &S::source, "where the accounts come from")
        .field("events", &S::events, "the log of what happened: a path, or postgresql://…",
               defaults_to("choice: events.sqlite in the output folder"))
        .field("lots", &S::lots, "how cathode becomes lots and bundles")
        .field("links", &S::links, "steps at which something is claimed of the copper",
               defaults_to("choice: nothing is claimed"))
        .field("footprint", &S::footprint, "carbon and water: what accounts cannot know")
        .field("makers", &S::makers, "who makes parts of copper for data centres",
               defaults_to("choice: none"))
        .field("demand", &S::demand, "data centres that will be built")
        .field("allocation", &S::allocation, "how lots are given to makers")
        .field("claim", &S::claim, "what is claimed of cathode where it leaves the mine")
        .field("chain", &S::chain, "what mills and makers of parts tell of the copper")
        .field("contract", &S::contract, "what is sold, when and at which price")
        .field("delivery", &S::delivery, "from what is foretold what can be delivered")
        .field("pack", &S::pack, "how shipments are told to buyers")
        .field("pact", &S::pact, "how footprints are told to others")
        .check("links", links_that_do_not_meet)
        .check("claim", claim_of_no_link)
        .check("chain", chain_without_claim);
}

LotRules lot_rules(const SupplyInput& input) {
    LotRules rules{.offset = offset_of(input.site)};
    if (input.lots) rules.scale_tolerance = input.lots->scale_tolerance;
    return rules;
}

std::optional<SupplyInput> read_supply(const std::string& file,
                                       std::span<const std::string> overrides,
                                       Diagnostics& diagnostics) {
    auto loaded = scenario::read<SupplyInput>(file, overrides, diagnostics);
    if (diagnostics.has_errors()) return {};
    const auto folder = std::filesystem::absolute(file).parent_path();
    const auto from_file = [&folder](std::string& path) {
        if (!path.empty()) path = (folder / path).lexically_normal().string();
    };
    from_file(loaded.value.source.run);
    if (!is_server(loaded.value.events)) from_file(loaded.value.events);
    return std::move(loaded.value);
}

}  // namespace gossan::supply
