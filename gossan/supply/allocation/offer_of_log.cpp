// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/supply/allocation/offer.hpp"
#include "gossan/supply/carbon/lot_footprint.hpp"

namespace gossan::supply {
namespace {

constexpr double days_of_quarter = 92.0;  // the longest

/// Whole grams of mass × part / whole, rounded down.
WholeMass in_proportion(WholeMass mass, WholeMass part, WholeMass whole) {
    if (whole.grams <= 0) return {};
    __extension__ using Wide = __int128;
    return {std::int64_t(Wide(mass.grams) * Wide(part.grams) / Wide(whole.grams))};
}

bool is_coming(const ProductionLot& lot) {
    return lot.state == LotState::open || lot.state == LotState::assayed;
}

bool is_cleared(const ProductionLot& lot) {
    return lot.state == LotState::released ||
           (lot.state == LotState::downgraded && lot.standard != off_grade);
}

class OfferOfLog {
public:
    OfferOfLog(const AllocationInput& input, const OfferSources& sources, double from)
        : input_(input), sources_(sources), from_(from), descents_(descents_of(sources.book)) {}

    Offer made() {
        for (const auto& [id, lot] : sources_.book.commercial_lots()) {
            if (lot.state == CommercialState::formed) add(id, lot.bundles, genealogy(id));
        }
        if (input_.planned) {
            for (const auto& [id, lot] : sources_.book.lots()) add_planned(lot);
        }
        offer_.view = words_of_view();
        note_what_stays();
        if (sources_.account != nullptr && sources_.claim != nullptr) {
            offer_.customers = sources_.claim->customers;
            grant();
        }
        note_footprints();
        return std::move(offer_);
    }

private:
    using Parts = std::vector<footprint::CopperPart>;

    [[nodiscard]] Genealogy genealogy(const std::string& id) const {
        Genealogy of{.id = id};
        for (const std::string& serial : sources_.book.commercial_lots().at(id).bundles) {
            of.bundles.push_back(descents_.at(serial));
        }
        return of;
    }

    LotOnOffer& add(const std::string& id, const std::vector<std::string>& serials,
                    const Genealogy& of) {
        LotOnOffer lot{.id = id, .available = from_};
        for (const std::string& serial : serials) {
            const Descent& bundle = descents_.at(serial);
            lot.mass += bundle.net;
            lot.available = std::max(lot.available, days_of(bundle.end).value_or(0.0));
            lot.bundles.push_back({.serial = serial, .mass = bundle.net});
        }
        put_footprint(lot, [&](const auto& site) { return copper_parts_of(of, site); });
        offer_.lots.push_back(std::move(lot));
        return offer_.lots.back();
    }

    void add_planned(const ProductionLot& made) {
        if (is_cleared(made)) {
            std::vector<std::string> serials;
            Genealogy of;
            for (const std::string& serial : made.bundles) {
                if (!sources_.book.bundles().at(serial).commercial_lot.empty()) continue;
                serials.push_back(serial);
                of.bundles.push_back(descents_.at(serial));
            }
            if (!serials.empty()) add("bundles left of " + made.id, serials, of);
            return;
        }
        if (!is_coming(made)) return;
        if (!made.bundles.empty()) {
            Genealogy of;
            for (const std::string& serial : made.bundles)
                of.bundles.push_back(descents_.at(serial));
            add(made.id, made.bundles, of).is_planned = true;
            return;
        }
        LotOnOffer lot{.id = made.id,
                       .mass = made.mass,
                       .available = std::max(from_, days_of(made.end).value_or(0.0)),
                       .is_planned = true};
        put_footprint(lot, [&](const auto& site) { return copper_parts_of(made, site); });
        offer_.lots.push_back(std::move(lot));
    }

    [[nodiscard]] std::string words_of_view() const {
        if (sources_.site == nullptr) return "declared, not computed";
        return footprint::word_of(input_.boundary) + ", electricity by " +
               footprint::word_of(input_.electricity) + ", " +
               footprint::word_of(input_.method.value_or(sources_.site->input.declared));
    }

    void put_footprint(LotOnOffer& lot, auto parts_of) {
        if (sources_.site != nullptr) {
            const footprint::View view{input_.boundary, input_.electricity};
            const auto method = input_.method.value_or(sources_.site->input.declared);
            try {
                const Parts parts = parts_of(*sources_.site);
                const auto figure = sources_.site->assessment.of(parts, view, method);
                lot.footprint = {.per_kg = figure.per_kg,
                                 .p5 = figure.p5,
                                 .p95 = figure.p95,
                                 .origin = FootprintOrigin::computed};
                return;
            } catch (const Error& error) {
                if (error.code != ErrorCode::input) throw;
                why_not_ = error.what();
            }
        }
        if (input_.footprint) {
            lot.footprint = {.per_kg = *input_.footprint, .origin = FootprintOrigin::declared};
        }
    }

    /// What the link lets be claimed, of what is there and of what will come in.
    void grant() {
        const CustodyLink& link = sources_.account->link();
        if (link.model == CustodyModel::book_and_claim) {
            offer_.notes.push_back("at " + link.name +
                                   " certificates are retired for deliveries: no lot carries a "
                                   "claim of its own");
            return;
        }
        const auto coming = coming_batches();
        if (!is_mixed(link)) return grant_by_batch(coming);
        double last = from_;
        for (const LotOnOffer& lot : offer_.lots) last = std::max(last, lot.available);
        last += days_of_quarter * (1.0 + input_.wait_quarters);
        const double first = std::min(first_departure(), last);
        offer_.pool = claim_pool_of(*sources_.account, coming, first, last);
        for (LotOnOffer& lot : offer_.lots) {
            const double day = std::max(lot.available, offer_.pool->open_day);
            for (BundleOnOffer& bundle : lot.bundles) {
                bundle.claimable = offer_.pool->most(day, bundle.mass);
            }
            lot.claimable = offer_.pool->most(day, lot.mass);
        }
    }

    [[nodiscard]] double first_departure() const {
        double first = std::numeric_limits<double>::infinity();
        for (const LotOnOffer& lot : offer_.lots) first = std::min(first, lot.available);
        return first;
    }

    [[nodiscard]] std::vector<ComingBatch> coming_batches() const {
        std::vector<ComingBatch> coming;
        for (const auto& [id, lot] : sources_.book.lots()) {
            const bool counts =
                (is_coming(lot) && input_.planned) || (is_cleared(lot) && lot.bundles.empty());
            if (!counts || sources_.account->batches().contains(id)) continue;
            ComingBatch batch{.day = std::max(from_, days_of(lot.end).value_or(0.0)),
                              .name = id,
                              .mass = lot.bundles.empty() ? lot.mass : lot.bundled};
            const auto add_streams = [&](const auto& streams) {
                for (const std::string& stream : sources_.claim->streams) {
                    const auto part = streams.find(stream);
                    if (part != streams.end()) batch.eligible += part->second;
                }
            };
            if (lot.bundles.empty()) add_streams(lot.streams);
            for (const std::string& serial : lot.bundles) add_streams(descents_.at(serial).streams);
            coming.push_back(std::move(batch));
        }
        std::stable_sort(coming.begin(), coming.end(),
                         [](const auto& a, const auto& b) { return a.day < b.day; });
        return coming;
    }

    /// Each bundle by the books of its own lot, one after another.
    void grant_by_batch(const std::vector<ComingBatch>& coming) {
        CustodyAccount then = *sources_.account;
        const auto& months = then.months();
        const int open = months.empty() ? month_of(from_) : months.rbegin()->first;
        std::set<std::string> refused;
        for (const ComingBatch& batch : coming) {
            if (then.receive(std::max(open, month_of(batch.day)), batch.name, batch.mass,
                             batch.eligible)) {
                refused.insert(batch.name);
            }
        }
        const int month = then.months().empty() ? open : then.months().rbegin()->first;
        for (LotOnOffer& lot : offer_.lots) {
            lot.claimable = {};
            for (BundleOnOffer& bundle : lot.bundles) {
                const auto batch = then.batches().find(descents_.at(bundle.serial).lot);
                if (batch == then.batches().end()) continue;
                bundle.claimable = std::min(
                    then.claimable(month, batch->first, bundle.mass),
                    in_proportion(bundle.mass, batch->second.eligible, batch->second.mass));
                (void)then.deliver(month, batch->first, bundle.mass, bundle.claimable);
                lot.claimable += bundle.claimable;
            }
            const auto whole = then.batches().find(lot.id);
            if (lot.bundles.empty() && whole != then.batches().end()) {
                lot.claimable = in_proportion(lot.mass, whole->second.eligible, whole->second.mass);
            }
        }
        if (!refused.empty()) {
            offer_.notes.push_back(std::to_string(refused.size()) +
                                   " planned lots mix what qualifies with what does "
                                   "not: " +
                                   then.link().name +
                                   " takes none of them, and nothing is claimed of them");
        }
    }

    void note_what_stays() {
        WholeMass held;
        for (const auto& [id, lot] : sources_.book.lots()) {
            if (lot.state == LotState::held) held += lot.mass;
        }
        if (held.grams > 0) {
            offer_.notes.push_back(text_of(held) + " are held and are not on offer");
        }
    }

    void note_footprints() {
        WholeMass declared, none;
        for (const LotOnOffer& lot : offer_.lots) {
            if (!lot.footprint) {
                none += lot.mass;
            } else if (lot.footprint->origin == FootprintOrigin::declared) {
                declared += lot.mass;
            }
        }
        const std::string why =
            sources_.site == nullptr ? std::string("there is no [footprint]") : why_not_;
        if (declared.grams > 0) {
            offer_.notes.push_back(text_of(declared) +
                                   " on offer have no footprint of their own (" + why +
                                   ") and take the declared one");
        }
        if (none.grams > 0) {
            offer_.notes.push_back(text_of(none) + " on offer have no footprint (" + why +
                                   "): no claim towards a target rests on them");
        }
    }

    const AllocationInput& input_;
    const OfferSources& sources_;
    double from_ = 0.0;
    std::map<std::string, Descent> descents_;
    Offer offer_;
    std::string why_not_;
};

}  // namespace

Offer offer_of_log(const AllocationInput& input, const OfferSources& sources, double from) {
    return OfferOfLog(input, sources, from).made();
}

}  // namespace gossan::supply
