// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/input/footprint_input.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/footprint/activity/process.hpp"

namespace gossan::footprint {

using Complaint = std::optional<std::string>;

Schema<PadInput> PadInput::schema() {
    using P = PadInput;
    return Schema<P>("pad", "What ore asks of the mine before it gives copper.")
        .field("strip_ratio", &P::strip_ratio, "t of waste moved by t of ore")
        .field("diesel", &P::diesel, "by mass of ore and waste moved")
        .field("explosive", &P::explosive, "by mass of ore and waste moved")
        .field("haul", &P::haul, "distance by hired truck, to blend ore on the pad")
        .field("liner", &P::liner, "polyethylene laid, by mass of ore placed")
        .field("nutrients", &P::nutrients, "by mass of ore placed")
        .field("crushing", &P::crushing,
               "electricity to crush and stack, by mass of ore; where no accounts tell it")
        .field("leaching", &P::leaching,
               "electricity of pumps and blowers, by mass of ore; where no accounts tell it");
}

Schema<WaterSource> WaterSource::schema() {
    using W = WaterSource;
    return Schema<W>("water source", "Where water is withdrawn, and how good it is.")
        .field("name", &W::name, "as in `detail` of a table of measured water")
        .field("origin", &W::origin, "groundwater, surface water, seawater or third party",
               defaults_to("choice: not stated"))
        .field("quality", &W::quality, "high or low", defaults_to("choice: not stated"))
        .field("share", &W::share, fraction(),
               "of what is withdrawn, where accounts tell the whole alone",
               defaults_to("choice: told by a table"));
}

Schema<RecoveryInput> RecoveryInput::schema() {
    using R = RecoveryInput;
    return Schema<R>("recovery", "How much of its copper a stream will give in the end.")
        .field("stream", &R::stream, "a pad")
        .field("from", &R::from, "date from which the forecast holds",
               defaults_to("choice: from the beginning"))
        .field("ultimate", &R::ultimate, above_to(0, 1), "of the copper placed")
        .check("from", [](const R& recovery) -> Complaint {
            if (recovery.from.empty() || days_of(recovery.from)) return {};
            return "write a date such as 2026-01-31";
        });
}

Schema<MarketInput> MarketInput::schema() {
    return Schema<MarketInput>("market", "How electricity was bought.")
        .field("matched", &MarketInput::matched, fraction(),
               "share that certificates or contracts cover; the rest is of the residual mix",
               defaults_to("choice: nothing unless it is proven"));
}

const std::map<std::string, std::string>& standard_factors() {
    static const std::map<std::string, std::string> all = {
        {"grid", "grid_aznm"},
        {"residual", "grid_aznm_residual"},
        {"instrument", "grid_rec"},
        {"grid_loss", "grid_loss"},
        {"grid_upstream", "grid_upstream"},
        {"instrument_upstream", "renewable_upstream"},
        {"diesel", "diesel_combustion"},
        {"diesel_supply", "diesel_supply"},
        {"detonation", "anfo_detonation"},
        {"explosive_supply", "anfo_supply"},
        {"truck", "truck"},
        {"truck_supply", "truck_supply"},
        {"rail", "rail"},
        {"rail_supply", "rail_supply"},
        {"liner", "hdpe_liner"},
        {"acid", "acid_sulphur_burning"},
        {"carbonate", "carbonate_co2"},
        {"calcite", "carbonate_calcite"},
        {"dolomite", "carbonate_dolomite"},
        {"siderite", "carbonate_siderite"},
        {"nutrients", "bio_nutrients"},
        {"extractant", "extractant_oxime"},
        {"diluent", "diluent_kerosene"},
        {"cobalt", "cobalt_sulphate"},
        {"lime", "quicklime"},
        {"limestone", "limestone_ground"},
    };
    return all;
}

namespace {

Complaint unknown_role(const std::string& role) {
    const auto& all = standard_factors();
    if (all.contains(role)) return {};
    std::vector<std::string> roles;
    roles.reserve(all.size());
    for (const auto& [name, factor] : all) roles.push_back(name);
    const auto near = nearest(role, roles);
    return in_quotes(role) + " is no role of a factor; " +
           (near ? "did you mean " + *near + "?" : "write " + enumerate(roles));
}

Complaint fault_of_roles(const FootprintInput& input) {
    for (const auto& [role, factor] : input.factors) {
        if (auto fault = unknown_role(role)) return fault;
    }
    return {};
}

Complaint fault_of_left_out(const FootprintInput& input) {
    for (const std::string& role : input.leave_out) {
        if (auto fault = unknown_role(role)) return fault;
    }
    return {};
}

/// Shares are of the whole; a table of measured draws needs none.
Complaint fault_of_water(const FootprintInput& input) {
    double sum = 0.0;
    for (const WaterSource& source : input.water_sources) sum += double(source.share);
    if (sum == 0.0 || std::abs(sum - 1.0) < 1e-6) return {};
    return "the shares of water sources sum to " + shortest(sum) + ", not 1";
}

Complaint fault_of_ratios(const FootprintInput& input) {
    std::vector<std::string> names = {"copper"};
    for (const Process& process : processes()) names.push_back(process.name);
    for (const auto& [name, ratio] : input.ratios) {
        if (name == "copper" && double(ratio.value) != 1.0) {
            return "the ratio of copper has the value 1: correct the accounts instead";
        }
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        const auto near = nearest(name, names);
        return in_quotes(name) + " is no activity; " +
               (near ? "did you mean " + *near + "?" : "write " + enumerate(names));
    }
    return {};
}

}  // namespace

Schema<FootprintInput> FootprintInput::schema() {
    using F = FootprintInput;
    const auto as_library = defaults_to("choice: the program's own");
    return Schema<F>("footprint", "Carbon and water: what accounts cannot know, and the factors.")
        .field("period", &F::period, "month, quarter or year: how far a reference period goes",
               defaults_to("choice: a declaration wants twelve months"))
        .field("draws", &F::draws, between(100, 100000), "of what is uncertain",
               defaults_to("choice: the 5th and 95th percentile to about 2 %"))
        .field("seed", &F::seed, at_least(0), "of the draws", defaults_to("choice: any will do"))
        .field("declared", &F::declared, "the method of what is declared",
               defaults_to("choice: the simpler one"))
        .field("activity", &F::activity,
               "what was measured, one row an amount; it takes the "
               "place of what accounts or this file say")
        .field("libraries", &F::libraries, "files of further factors", defaults_to("choice: none"))
        .field("factors", &F::factors, "\"id@vintage\" or \"id\" by role", as_library)
        .field("leave_out", &F::leave_out, "roles that are cut off", defaults_to("choice: nothing"))
        .field("market", &F::market, "how electricity was bought")
        .field("site", &F::site, "of every pad that says nothing else")
        .field("pads", &F::pads, "by pad", defaults_to("choice: all alike"))
        .field("solvent_extraction", &F::solvent_extraction,
               "electricity by mass of copper, where no accounts tell it")
        .field("electrowinning", &F::electrowinning,
               "electricity by mass of copper, where no accounts tell it")
        .field("other_electricity", &F::other_electricity, "of the site, by mass of copper")
        .field("cobalt", &F::cobalt, "lost, by mass of copper")
        .field("acid_truck", &F::acid_truck, "way of the acid by truck")
        .field("acid_rail", &F::acid_rail, "way of the acid by rail")
        .field("ratios", &F::ratios,
               "by activity or \"copper\": the range in which the truth is, as a ratio to what is "
               "told",
               defaults_to("choice: simulated amounts are taken as they are"))
        .field("recovery", &F::recovery, "forecasts of what ore will give in the end",
               defaults_to("choice: as the module of the pad that has given most by the end"))
        .field("water_source", &F::water_source, "where water is withdrawn",
               defaults_to("choice: not stated"))
        .field("water_sources", &F::water_sources,
               "sources by origin and quality, in place of water_source",
               defaults_to("choice: none"))
        .field("scarcity", &F::scarcity, above(0),
               "m3 world equivalents by m3 consumed, of the basin (AWARE)")
        .field("exempted", &F::exempted, fraction(), "share of emissions that is cut off",
               defaults_to("choice: none"))
        .field("baselines", &F::baselines, "what to compare with, besides the program's own",
               defaults_to("choice: none"))
        .check("factors", fault_of_roles)
        .check("water_sources", fault_of_water)
        .check("leave_out", fault_of_left_out)
        .check("ratios", fault_of_ratios);
}

}  // namespace gossan::footprint
