// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lot_plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

constexpr const char* who_plans = "gossan lots";

std::string numbered(const std::string& prefix, int number, const char* format) {
    char digits[16];
    std::snprintf(digits, sizeof digits, format, number);
    return prefix + digits;
}

std::string day_text(double day) { return date_of(std::floor(day)).substr(0, 10); }

records::Document mass_table(const std::map<std::string, WholeMass>& masses) {
    records::Document table = records::Document::object();
    for (const auto& [name, mass] : masses) table[name] = text_of(mass);
    return table;
}

std::map<std::string, WholeMass> modules_of(const Harvest& harvest) {
    std::map<std::string, WholeMass> modules;
    for (const HarvestPart& part : harvest.parts) {
        const bool is_plant = part.origin.stream == "plant";
        if (part.origin.module.empty() && !is_plant) return {};  // measured: not known
        modules[is_plant ? "plant" : part.origin.module] += part.mass;
    }
    return modules;
}

/// The events of one call, each held against the book as it is drawn up.
class Plan {
public:
    Plan(const LotsInput& input, std::span<const Harvest> harvests, const LotTables& tables,
         std::span<const Event> log, Diagnostics& diagnostics, UtcOffset offset)
        : input_(input),
          harvests_(harvests),
          tables_(tables),
          diagnostics_(diagnostics),
          offset_(offset),
          book_(replay_lots(log, {.scale_tolerance = input.scale_tolerance, .offset = offset})) {
        for (const Bundle& bundle : all_bundles()) {
            if (bundle.commercial_lot.empty()) wait(bundle);
        }
    }

    std::vector<EventDraft> drafts() {
        gather();
        std::stable_sort(coming_.begin(), coming_.end(),
                         [](const auto& a, const auto& b) { return a.draft.at < b.draft.at; });
        for (const ToldEvent& event : coming_) take(event);
        return std::move(drafts_);
    }

private:
    /// Of the site's day.
    [[nodiscard]] std::string at_hour(double day, double hour) const {
        return instant_of(std::floor(day) + hour / 24.0, offset_);
    }

    [[nodiscard]] std::vector<Bundle> all_bundles() const {
        std::vector<Bundle> all;
        for (const auto& [id, lot] : book_.lots()) {
            for (const std::string& serial : lot.bundles) {
                all.push_back(book_.bundles().at(serial));
            }
        }
        return all;
    }

    void gather() {
        std::set<std::string> weighed;
        for (const ToldEvent& each : tables_.bundles) weighed.insert(each.draft.subject);
        for (const Harvest& harvest : harvests_) {
            const std::string lot = lot_name(input_, harvest.number);
            add_lot(harvest, lot);
            const auto known = book_.lots().find(lot);
            const bool is_bundled = known != book_.lots().end() && !known->second.bundles.empty();
            if (!is_bundled && !weighed.contains(lot) && !input_.bundles) add_bundles(harvest, lot);
        }
        for (const ToldEvent& each : tables_.bundles) {
            const auto known = book_.lots().find(each.draft.subject);
            const bool is_new = known == book_.lots().end() || known->second.bundles.empty();
            if (!is_new && has_bundles(known->second, each.draft.data.at("bundles"))) continue;
            coming_.push_back(each);
            if (!is_new) coming_.back().draft.kind = "lot rebundled";  // weighed after planning
        }
        add_certificates();
        for (const ToldEvent& each : tables_.shipments) {
            const auto known = book_.shipments().find(each.draft.subject);
            const bool is_new =
                known == book_.shipments().end() ||
                (each.draft.kind == "received" && known->second.received_on.empty());
            if (is_new) coming_.push_back(each);
        }
    }

    /// Whether a lot has just these bundles.
    [[nodiscard]] bool has_bundles(const ProductionLot& lot, const records::Document& told) const {
        if (told.elements().size() != lot.bundles.size()) return false;
        for (const records::Document& each : told.elements()) {
            const auto known = book_.bundles().find(each.at("serial").string());
            if (known == book_.bundles().end() || known->second.lot != lot.id ||
                known->second.net != whole_mass(each.at("net").string()) ||
                known->second.gross != whole_mass(each.at("gross").string())) {
                return false;
            }
        }
        return true;
    }

    void add_lot(const Harvest& harvest, const std::string& lot) {
        const auto known = book_.lots().find(lot);
        if (known != book_.lots().end()) {
            if (known->second.mass == harvest.mass) return;
            diagnostics_.add(
                {.code = "supply.other_mass",
                 .path = lot,
                 .found = "a harvest of " + text_of(harvest.mass) + ", the log has a lot of " +
                          text_of(known->second.mass),
                 .allowed = "the production that the log was begun with, or corrections of it",
                 .write = "another log for another run"});
            return;
        }
        EventDraft draft{.at = at_hour(harvest.end, 6.0),
                         .who = who_plans,
                         .kind = "lot opened",
                         .subject = lot};
        draft.data["mass"] = text_of(harvest.mass);
        draft.data["begin"] = day_text(harvest.begin);
        draft.data["end"] = day_text(harvest.end);
        draft.data["brand"] = input_.brand;
        draft.data["standard"] = input_.standard;
        draft.data["streams"] = mass_table(streams_of(harvest));
        const auto modules = modules_of(harvest);
        if (!modules.empty()) {
            draft.data["modules"] = mass_table(modules);
            records::Document pads = records::Document::object();
            for (const HarvestPart& part : harvest.parts) {
                if (!part.origin.module.empty()) pads[part.origin.module] = part.origin.stream;
            }
            draft.data["pads"] = std::move(pads);
        }
        coming_.push_back({.draft = std::move(draft), .place = {}});
    }

    void add_bundles(const Harvest& harvest, const std::string& lot) {
        const WholeMass planned = whole_mass(input_.bundle), straps = whole_mass(input_.strapping);
        const double exact = double(harvest.mass.grams) / double(planned.grams);
        const auto count = std::max<std::size_t>(1, std::size_t(std::llround(exact)));
        const std::vector<double> alike(count, 1.0);
        EventDraft draft{.at = at_hour(harvest.end, 10.0),
                         .who = who_plans,
                         .kind = "lot bundled",
                         .subject = lot};
        draft.data["planned"] = true;
        draft.data["bundles"] = records::Document::array();
        int number = 0;
        for (const WholeMass net : apportioned(harvest.mass, alike)) {
            records::Document one;
            one["serial"] = numbered(lot + "-", ++number, "%03d");
            one["net"] = text_of(net);
            one["gross"] = text_of(net + straps);
            draft.data["bundles"].push_back(std::move(one));
        }
        coming_.push_back({.draft = std::move(draft), .place = {}});
    }

    /// Certificates that the log does not have, with what was decided on them; where nobody says
    /// so, a lot is released when it meets its grade and held else.
    void add_certificates() {
        const auto& told = tables_.certificates;
        for (std::size_t k = 0; k < told.size(); ++k) {
            const EventDraft& draft = told[k].draft;
            if (draft.kind != "lot assayed") continue;
            const bool is_decided = k + 1 < told.size() &&
                                    told[k + 1].draft.kind != "lot assayed" &&
                                    told[k + 1].draft.subject == draft.subject;
            if (is_known(draft)) continue;
            coming_.push_back(told[k]);
            if (is_decided) {
                coming_.push_back(told[k + 1]);
            } else {
                ToldEvent rule = told[k];
                rule.draft.who = who_plans;
                rule.draft.kind = by_rule;
                rule.draft.data = records::Document::object();
                coming_.push_back(std::move(rule));
            }
        }
    }

    [[nodiscard]] bool is_known(const EventDraft& assayed) const {
        const auto lot = book_.lots().find(assayed.subject);
        if (lot == book_.lots().end() || lot->second.certificates.empty()) return false;
        return lot->second.certificates.back().revision >= assayed.data.at("revision").integer();
    }

    void take(ToldEvent event) {
        if (event.draft.kind == by_rule) decide(event.draft);
        const auto refusal = book_.enter(event.draft);
        if (refusal) {
            diagnostics_.add({.location = {.file = event.place},
                              .code = "supply.refused",
                              .path = event.draft.subject,
                              .found = event.draft.kind + ": " + *refusal,
                              .allowed = "what the book of lots allows"});
            return;
        }
        const std::string at = event.draft.at, lot = event.draft.subject;
        const bool frees =
            event.draft.kind == "lot released" || event.draft.kind == "lot bundled" ||
            event.draft.kind == "lot rebundled" || event.draft.kind == "lot downgraded";
        drafts_.push_back(std::move(event.draft));
        if (frees) form(lot, at);
    }

    void decide(EventDraft& draft) const {
        draft.kind = "lot released";
        const auto lot = book_.lots().find(draft.subject);
        if (lot == book_.lots().end() || lot->second.certificates.empty()) return;
        const CathodeGrade* grade = find_grade(lot->second.standard);
        if (grade == nullptr) return;
        const auto checks = held_against(*grade, lot->second.certificates.back().impurities);
        if (meets(checks)) return;
        draft.kind = "lot held";
        draft.data["reason"] = reasons(checks);
    }

    /// Queues the bundles of a lot that are free.
    void wait(const Bundle& bundle) {
        const ProductionLot& lot = book_.lots().at(bundle.lot);
        if (lot.state != LotState::released && lot.state != LotState::downgraded) return;
        if (!queued_.insert(bundle.serial).second) return;
        waiting_[kind_of(lot)].push_back(bundle.serial);
    }

    void form(const std::string& lot_id, const std::string& at) {
        const ProductionLot& lot = book_.lots().at(lot_id);
        for (const std::string& serial : lot.bundles) {
            const Bundle& bundle = book_.bundles().at(serial);
            if (bundle.commercial_lot.empty()) wait(bundle);
        }
        for (auto& [kind, serials] : waiting_) {
            while (form_one(kind, serials, at)) {
            }
        }
    }

    /// Forms a commercial lot of the first that wait, if they are enough.
    bool form_one(const std::string& kind, std::vector<std::string>& serials,
                  const std::string& at) {
        std::erase_if(serials, [&](const std::string& serial) {
            const bool is_gone = !is_free(serial, kind);
            if (is_gone) queued_.erase(serial);
            return is_gone;
        });
        const double wanted = double(whole_mass(input_.commercial_lot).grams);
        double net = 0.0;
        std::size_t count = 0;
        while (count < serials.size() && net < wanted) {
            net += double(book_.bundles().at(serials[count++]).net.grams);
        }
        if (net < wanted * (1.0 - input_.lot_tolerance)) return false;
        const double last =
            count > 0 ? double(book_.bundles().at(serials[count - 1]).net.grams) : 0.0;
        if (count > 1 && wanted - (net - last) < net - wanted) --count;
        EventDraft draft{.at = at,
                         .who = who_plans,
                         .kind = "commercial lot formed",
                         .subject = next_commercial_name()};
        draft.data["bundles"] = records::Document::array();
        for (std::size_t k = 0; k < count; ++k) draft.data["bundles"].push_back(serials[k]);
        if (book_.enter(draft)) return false;
        serials.erase(serials.begin(), serials.begin() + std::ptrdiff_t(count));
        drafts_.push_back(std::move(draft));
        return true;
    }

    /// What may be sold together.
    [[nodiscard]] static std::string kind_of(const ProductionLot& lot) {
        return lot.brand + "\n" + lot.standard;
    }

    [[nodiscard]] bool is_free(const std::string& serial, const std::string& kind) const {
        const auto bundle = book_.bundles().find(serial);
        if (bundle == book_.bundles().end() || !bundle->second.commercial_lot.empty()) return false;
        const ProductionLot& lot = book_.lots().at(bundle->second.lot);
        const bool is_cleared =
            lot.state == LotState::released || lot.state == LotState::downgraded;
        return is_cleared && kind_of(lot) == kind;
    }

    std::string next_commercial_name() {
        std::string name;
        do {
            name = numbered(input_.prefix + "-C", ++last_commercial_, "%04d");
        } while (book_.commercial_lots().contains(name));
        return name;
    }

    static constexpr const char* by_rule = "by rule";

    const LotsInput& input_;
    std::span<const Harvest> harvests_;
    const LotTables& tables_;
    Diagnostics& diagnostics_;
    UtcOffset offset_;
    LotBook book_;
    std::vector<ToldEvent> coming_;
    std::vector<EventDraft> drafts_;
    std::map<std::string, std::vector<std::string>> waiting_;  ///< serials by brand and standard
    std::set<std::string> queued_;
    int last_commercial_ = 0;
};

}  // namespace

LotTables read_lot_tables(const LotsInput& input, Diagnostics& diagnostics, UtcOffset offset) {
    LotTables tables;
    if (input.certificates) {
        tables.certificates = certificate_events(input.certificates->path, diagnostics, offset);
    }
    if (input.bundles) tables.bundles = bundle_events(input.bundles->path, diagnostics, offset);
    if (input.shipments)
        tables.shipments = shipment_events(input.shipments->path, diagnostics, offset);
    return tables;
}

std::string lot_name(const LotsInput& input, int harvest) {
    return numbered(input.prefix + "-", harvest, "%04d");
}

std::vector<EventDraft> plan_lots(const LotsInput& input, std::span<const Harvest> harvests,
                                  const LotTables& tables, std::span<const Event> log,
                                  Diagnostics& diagnostics, UtcOffset offset) {
    return Plan(input, harvests, tables, log, diagnostics, offset).drafts();
}

}  // namespace gossan::supply
