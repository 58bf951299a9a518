// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/demand_input.hpp"

#include "gossan/base/calendar.hpp"

namespace gossan::supply {

using Complaint = std::optional<std::string>;

Schema<SpreadOfIntensity> SpreadOfIntensity::schema() {
    using S = SpreadOfIntensity;
    return Schema<S>("intensity", "Copper of a data centre by its power.")
        .field("low", &S::low, above(0), "no site has less", unit("t/MW"))
        .field("likely", &S::likely, above(0), "most likely", unit("t/MW"))
        .field("high", &S::high, above(0), "no site has more", unit("t/MW"))
        .field("source", &S::source, "where it comes from, or \"assumption: …\"")
        .check("likely", [](const S& s) -> Complaint {
            if (s.low <= s.likely && s.likely <= s.high) return {};
            return "low, likely and high rise";
        });
}

Schema<SpreadOfSlip> SpreadOfSlip::schema() {
    using S = SpreadOfSlip;
    return Schema<S>("slip", "How late what is only planned may come.")
        .field("low", &S::low, between("-104 wk", "520 wk"), "never less; early is negative",
               defaults_to("estimate: a month early at best"), unit("wk"))
        .field("likely", &S::likely, between("-104 wk", "520 wk"), "most likely",
               defaults_to("estimate: a quarter late"), unit("wk"))
        .field("high", &S::high, between("-104 wk", "520 wk"), "never more",
               defaults_to("estimate: a year late"), unit("wk"))
        .check("likely", [](const S& s) -> Complaint {
            if (s.low <= s.likely && s.likely <= s.high) return {};
            return "low, likely and high rise";
        });
}

EnumNames<ScrapClaim> names_of(ScrapClaim) {
    return {{ScrapClaim::returned, "returned", "it stays with the scrap and comes back with it"},
            {ScrapClaim::lost, "lost", "scrap carries no claim"}};
}

Schema<MakerInput> MakerInput::schema() {
    using M = MakerInput;
    return Schema<M>("makers", "One who makes parts for data centres, with the mill before him.")
        .field("name", &M::name, "of the maker")
        .field("place", &M::place, "of the mill", defaults_to("choice: not told"))
        .field("subsystems", &M::subsystems, "of the bill of materials, that he makes")
        .field("share", &M::share, between(0, 1), "of each of them; others make the rest",
               defaults_to("choice: all"))
        .field("mill_time", &M::mill_time, between("0 wk", "52 wk"),
               "from cathode to what leaves the mill", defaults_to("estimate: a month"), unit("wk"))
        .field("scrap_after", &M::scrap_after, between("0 wk", "52 wk"),
               "from the melt until its scrap is back at the mill",
               defaults_to("estimate: two months"), unit("wk"))
        .field("scrap_returned", &M::scrap_returned, between(0, 1), "of the scrap that is made",
               defaults_to("estimate: clean new scrap is worth its way back"))
        .field("scrap_claim", &M::scrap_claim, "what becomes of a claim in scrap",
               defaults_to("choice: home scrap stays in the mill's balance"))
        .field("recycled", &M::recycled, half_open(0, 1), "of what is melted besides own scrap",
               defaults_to("choice: none"))
        .field("distance", &M::distance, between("0 km", "20000 km"), "from the mine to the mill",
               defaults_to("choice: not told"), unit("km"))
        .field("transit", &M::transit, between("0 d", "180 d"), "from the mine to the mill",
               defaults_to("estimate: a week by road"), unit("d"))
        .field("freight", &M::freight, between("0 kg/t/km", "2 kg/t/km"),
               "CO2e of the way, by mass and distance",
               defaults_to("unverified: trucks, EPA emission factors hub, 0.186 kg by short "
                           "ton-mile"),
               unit("kg/t/km"))
        .field("least", &M::least, at_least("0 t"),
               "that he must get in a quarter in which he needs copper",
               defaults_to("choice: nothing"), unit("t"))
        .field("most", &M::most, at_least("0 t"), "that he takes in a quarter", unit("t"))
        .check("most", [](const M& maker) -> Complaint {
            if (!maker.most || *maker.most >= maker.least) return {};
            return "the most is at least the least";
        });
}

Schema<DemandInput> DemandInput::schema() {
    using D = DemandInput;
    const auto is_date = [](const std::string& text) { return text.empty() || days_of(text); };
    return Schema<D>("demand", "Data centres that will be built, and what is assumed of them.")
        .field("plan", &D::plan, "power of sites by date, a CSV or workbook")
        .field("bill", &D::bill, "of materials; left out: that of data/demand, an assumption")
        .field("operators", &D::operators, "whose sites count", defaults_to("choice: all"))
        .field("site_class", &D::site_class, "of a site whose row names none",
               defaults_to("choice: what large campuses are built for"))
        .field("classes", &D::classes, "copper by power, over the classes of data/demand",
               defaults_to("choice: those of data/demand"))
        .field("probability", &D::probability, between(0, 1),
               "that what is only planned is built, unless its row says otherwise",
               defaults_to("estimate: announced is not built"))
        .field("slip", &D::slip, "of what is only planned")
        .field("aluminium", &D::aluminium, between(0, 1),
               "by subsystem: of its copper, replaced by aluminium", defaults_to("choice: none"))
        .field("from", &D::from, "first day on which cathode is wanted",
               defaults_to("choice: all days"))
        .field("until", &D::until, "last day", defaults_to("choice: all days"))
        .field("members", &D::members, between(2, 100000), "worlds that are drawn",
               defaults_to("choice: P10 and P90 to a few percent"))
        .field("seed", &D::seed, at_least(0), "of every draw", defaults_to("choice: any will do"))
        .check("from",
               [is_date](const D& d) -> Complaint {
                   return is_date(d.from) ? Complaint{} : "write a date such as 2026-01-31";
               })
        .check("until", [is_date](const D& d) -> Complaint {
            return is_date(d.until) ? Complaint{} : "write a date such as 2026-01-31";
        });
}

}  // namespace gossan::supply
