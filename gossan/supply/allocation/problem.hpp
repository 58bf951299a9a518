// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/value_type.hpp"
#include "gossan/supply/allocation/claim_pool.hpp"
#include "gossan/supply/allocation/lot_on_offer.hpp"

namespace gossan::supply {

/// A maker as one who is delivered to.
struct Taker {
    std::string name;
    std::string form = "cathode";
    double transit_days = 0.0;
    double freight = 0.0;                ///< kg CO2e by t, from the lots' place
    WholeMass least = {};                ///< that must arrive in a quarter in which he needs copper
    std::optional<WholeMass> most = {};  ///< that may arrive in a quarter
    bool may_claim = true;               ///< whether what is sent to him may carry a claim
};

/// Cathode that a maker wants in a quarter for a site.
struct Need {
    std::size_t taker = 0;
    int quarter = 0;
    std::string site;
    WholeMass mass = {};
    int priority = 2;  ///< 1 first
    bool wants_claim = false;
    std::vector<std::pair<std::string, WholeMass>> parts = {};  ///< of several sites; sum to it
};

/// What an allocation is for. Each is better the less it is.
enum class Aim {
    least,      ///< t below what a maker must get
    priority,   ///< t not covered of the sites that come first, the first of them first
    shortfall,  ///< t not covered
    claim,      ///< t of sites with a target that no claim covers
    whole,      ///< parts into which lots are split, above one a lot
    freight     ///< t CO2e of the way to the makers
};
EnumNames<Aim> names_of(Aim);
[[nodiscard]] const char* name_of(Aim aim);

struct AllocationRules {
    std::optional<double> target = {};  ///< kg CO2e/kg: a claim needs a lot with no more
    TargetTest target_test = TargetTest::middle;
    bool may_split = false;
    int wait_quarters = 0;  ///< that a lot may wait at the mine
    std::vector<Aim> order = {Aim::least, Aim::priority, Aim::shortfall,
                              Aim::claim, Aim::whole,    Aim::freight};
    std::map<Aim, double> weights = {};  ///< if any: one sum in place of the order
    double gap = 0.0;                    ///< share of an aim that is not fought for
    int most_nodes = 20000;
    int seed = 1;
};

struct AllocationProblem {
    std::vector<LotOnOffer> lots;
    std::vector<Taker> takers;
    std::vector<Need> needs;
    AllocationRules rules;
    std::optional<ClaimPool> pool = {};  ///< that all claims come of; none: each lot has its own
    std::set<std::pair<std::string, std::string>> forbidden = {};  ///< lot, maker
    std::vector<std::string> notes = {};
    bool is_as_planned = false;  ///< needs are those of the plan, else means of all worlds
    std::string view = {};       ///< of the footprints of lots, in words
};

[[nodiscard]] bool may_go(const AllocationProblem& problem, const LotOnOffer& lot,
                          const Taker& taker);

/// A lot, or some pieces of it, on its way to a maker.
struct Assignment {
    std::size_t lot = 0, taker = 0;
    int quarter = 0;                       ///< of arrival
    std::vector<std::size_t> pieces = {};  ///< of the lot
    WholeMass mass = {};

    friend auto operator<=>(const Assignment&, const Assignment&) = default;
};

/// Whether a claim towards the target may rest on the lot.
[[nodiscard]] bool is_below_target(const LotOnOffer& lot, const AllocationRules& rules);

/// The quarter in which a lot sent at once arrives.
[[nodiscard]] int arrival_quarter(const LotOnOffer& lot, const Taker& taker);

/// The day on which a lot leaves that arrives in a quarter: at once, or as late as it must.
[[nodiscard]] double departure_day(const LotOnOffer& lot, const Taker& taker, int quarter);

/// The most that a delivery of some pieces of a lot may claim, whatever others claim; nothing where
/// the lot is not within the target or the maker carries no claim.
[[nodiscard]] WholeMass most_claimable(const AllocationProblem& problem, std::size_t lot,
                                       std::size_t taker, int quarter,
                                       std::span<const std::size_t> pieces);

/// What a delivery covers of a need.
struct Cover {
    std::size_t assignment = 0, need = 0;
    WholeMass mass = {};
};

/// What follows of who gets which lots.
struct AllocationOutcome {
    std::vector<WholeMass> covered;  ///< by need
    std::vector<WholeMass> claimed;  ///< by need
    std::vector<WholeMass> claims;   ///< by assignment: what leaves with it
    std::vector<Cover> covers;       ///< which delivery covers what: the earliest the earliest
    struct Lack {
        std::size_t taker = 0;
        int quarter = 0;
        WholeMass mass = {};
    };
    std::vector<Lack> below_least;
    std::map<Aim, double> values;             ///< in the units of Aim
    std::map<int, double> short_by_priority;  ///< t not covered
};

/// A maker uses what is there, and what is left lies until a later quarter; a need that is not
/// covered in its quarter is not covered at all. First come the needs of the first priority, of
/// these those that want a claim, of these the earliest: each gets as much as leaves the ones
/// before it what they have. With D(Q) delivered and C(Q) covered so far up to quarter Q
///
///     cover of n = min(wanted, min over Q ≥ quarter of n of D(Q) − C(Q))             (1)
///
/// No order covers more of a priority without taking from a higher one: the sets that can be
/// covered are a polymatroid. Source: Edmonds1970. Claims of what has a cover are met in the same
/// order, as a flow from what custody grants by deliveries to needs.
///
/// Of needs of one priority it may be better to cover one rather than another that a claim cannot
/// reach: `first` is by need what is covered before anything else.
[[nodiscard]] AllocationOutcome settled(const AllocationProblem& problem,
                                        std::span<const Assignment> assignments,
                                        bool with_covers = true,
                                        std::span<const WholeMass> first = {});

}  // namespace gossan::supply
