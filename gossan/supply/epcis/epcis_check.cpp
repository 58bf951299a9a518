// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/epcis_check.hpp"

#include <regex>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/amount/whole_mass.hpp"
#include "gossan/supply/epcis/event_hash.hpp"
#include "gossan/supply/epcis/event_text_value.hpp"

namespace gossan::supply {
namespace {

using records::Document;

class Checker {
public:
    Checker(const Document& document, NamesOf names) : document_(document), names_of_(names) {}

    std::vector<std::string> all() {
        const Prefixes prefixes = prefixes_of(document_);
        if (document_.at("schemaVersion").string() != "2.0") fault("is not of version 2.0");
        for (const Document& event : events_of(document_)) {
            where_ = "event " + std::to_string(++number_);
            check_time(event);
            for (const char* key :
                 {"quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"}) {
                (void)sum_of_list(event, key);
            }
            if (event.at("type").string() == "TransformationEvent" &&
                sum_of_list(event, "outputQuantityList") >
                    sum_of_list(event, "inputQuantityList")) {
                fault("gives more copper than it takes");
            }
            if (const Document* id = event.find("eventID")) check_name(*id, event, prefixes);
        }
        for (const auto& [where, id] : named_as_correction_) {
            if (names_.count(id) == 0) faults_.push_back(where + ": is corrected by no event here");
        }
        return std::move(faults_);
    }

private:
    void fault(const std::string& what) { faults_.push_back(where_ + ": " + what); }

    void check_time(const Document& event) {
        static const std::regex offset("[+-](0[0-9]|1[0-4]):[0-5][0-9]");
        if (time_in_utc(event.at("eventTime").string()).empty()) fault("has no time");
        if (!std::regex_match(event.at("eventTimeZoneOffset").string(), offset)) {
            fault("has no offset from UTC");
        }
    }

    WholeMass sum_of_list(const Document& event, const char* key) {
        WholeMass sum;
        const Document* list = event.find(key);
        if (list == nullptr) return sum;
        for (const Document& element : list->elements()) {
            const std::string unit = element.at("uom").string();
            const double amount = element.at("quantity").number();
            if (unit != "KGM" && unit != "TNE") {
                fault("has a mass in " + in_quotes(unit) + ", not KGM or TNE");
            } else if (!(amount > 0.0)) {
                fault("has a mass of " + shortest(amount) + " " + unit);
            } else {
                sum += whole_mass(Mass{unit == "TNE" ? amount * 1000.0 : amount});
            }
        }
        return sum;
    }

    void check_name(const Document& id, const Document& event, const Prefixes& prefixes) {
        const bool is_wrong = event.find("errorDeclaration") != nullptr;
        const bool is_by_content = id.string().starts_with("ni:///");
        if ((is_by_content || names_of_ == NamesOf::us) &&
            id.string() != event_hash(event, prefixes)) {
            fault("does not bear the name of its content");
        }
        if (!is_wrong && !names_.insert(id.string()).second) fault("stands here twice");
        if (!is_wrong) return;
        const Document* instead = event.at("errorDeclaration").find("correctiveEventIDs");
        if (instead == nullptr) return;
        for (const Document& name : instead->elements()) {
            named_as_correction_.emplace_back(where_, name.string());
        }
    }

    const Document& document_;
    NamesOf names_of_;
    std::vector<std::string> faults_;
    std::string where_ = "the document";
    std::size_t number_ = 0;
    std::set<std::string> names_;
    std::vector<std::pair<std::string, std::string>> named_as_correction_;
};

}  // namespace

std::vector<std::string> epcis_faults(const Document& document, NamesOf names) {
    try {
        return Checker(document, names).all();
    } catch (const Error& error) {
        return {error.what()};
    }
}

}  // namespace gossan::supply
