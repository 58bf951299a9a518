// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lot_entry.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

WholeMass sum_of_all(const std::map<std::string, WholeMass>& masses) {
    WholeMass sum;
    for (const auto& [name, mass] : masses) sum += mass;
    return sum;
}

LotRefusal sum_refusal(const std::map<std::string, WholeMass>& parts, WholeMass whole,
                       const char* what) {
    for (const auto& [name, mass] : parts) {
        if (mass.grams < 0) return "the mass of " + in_quotes(name) + " is below zero";
    }
    if (sum_of_all(parts) == whole) return {};
    return std::string("its ") + what + " are " + text_of(sum_of_all(parts)) + ", not " +
           text_of(whole);
}

tables::Reading reading_of(const std::string& element, const records::Document& told) {
    Fault fault;
    const auto reading = tables::parse_reading(told.string(), fault);
    if (reading && reading->value >= 0.0) return *reading;
    throw Error(ErrorCode::input, element + ": " + in_quotes(told.string()) +
                                      " is no content such as \"0.8\" or \"<0.2\"");
}

}  // namespace

std::string LotEntry::text(std::string_view key) const {
    const records::Document* value = event_.data.find(key);
    return value == nullptr ? std::string() : value->string();
}

WholeMass LotEntry::mass(std::string_view key) const {
    return whole_mass(event_.data.at(key).string());
}

std::map<std::string, WholeMass> LotEntry::masses(std::string_view key) const {
    std::map<std::string, WholeMass> found;
    const records::Document* told = event_.data.find(key);
    if (told == nullptr) return found;
    for (const records::Member& member : told->members()) {
        found[member.key] = whole_mass(member.value.string());
    }
    return found;
}

ProductionLot& LotEntry::lot() const {
    const auto found = book_.lots_.find(subject());
    if (found == book_.lots_.end()) {
        throw Error(ErrorCode::input, "there is no lot " + in_quotes(subject()));
    }
    return found->second;
}

LotRefusal LotEntry::open() {
    if (book_.lots_.contains(subject())) return "the lot is there already";
    ProductionLot made{.id = subject(),
                       .mass = mass("mass"),
                       .begin = text("begin"),
                       .end = text("end"),
                       .brand = text("brand"),
                       .standard = text("standard"),
                       .streams = masses("streams"),
                       .modules = masses("modules")};
    if (const auto* told = event_.data.find("pads")) {
        for (const records::Member& each : told->members()) {
            made.pads[each.key] = each.value.string();
        }
    }
    if (made.mass.grams <= 0) return "a lot has a mass";
    const auto begin = days_of(made.begin), end = days_of(made.end);
    if (!begin || !end || *end < *begin) return "a harvest begins and ends on days, in this order";
    if (find_grade(made.standard) == nullptr) {
        return "there is no grade " + in_quotes(made.standard);
    }
    if (auto refusal = sum_refusal(made.streams, made.mass, "streams")) return refusal;
    if (!made.modules.empty()) {
        if (auto refusal = sum_refusal(made.modules, made.mass, "modules")) return refusal;
    }
    book_.lots_.emplace(subject(), std::move(made));
    return {};
}

LotRefusal LotEntry::assay() {
    ProductionLot& of = lot();
    AnalysisCertificate made{.id = text("certificate"),
                             .revision = int(event_.data.at("revision").integer()),
                             .date = text("date").empty() ? day() : text("date"),
                             .laboratory = text("laboratory"),
                             .signatory = text("signatory"),
                             .method = text("method"),
                             .sampling = text("sampling"),
                             .impurities = {}};
    for (const records::Member& member : event_.data.at("ppm").members()) {
        made.impurities[member.key] = reading_of(member.key, member.value);
    }
    if (made.id.empty()) return "the certificate has no name";
    if (made.laboratory.empty() || made.signatory.empty()) {
        return "a certificate names its laboratory and who signs it";
    }
    if (made.impurities.empty()) return "the certificate tells no element";
    const int last = of.certificates.empty() ? 0 : of.certificates.back().revision;
    if (made.revision <= last) {
        return "revision " + std::to_string(last) + " is there: a later one has a higher number";
    }
    if (has_left(of)) return "some of the lot has left: correct the certificate that it left with";
    of.certificates.push_back(std::move(made));
    of.state = LotState::assayed;
    of.reason.clear();
    return {};
}

LotRefusal LotEntry::hold() {
    ProductionLot& of = lot();
    const std::string reason = text("reason").empty() ? event_.why : text("reason");
    if (reason.empty()) return "say why it is held";
    if (of.state == LotState::held) return "it is held already: " + of.reason;
    if (has_left(of)) return "some of the lot has left already";
    of.state = LotState::held;
    of.reason = reason;
    return {};
}

LotRefusal LotEntry::release() {
    ProductionLot& of = lot();
    if (of.certificates.empty()) return "it has no certificate of analysis";
    if (of.state == LotState::released || of.state == LotState::downgraded) {
        return std::string("it is ") + name_of(of.state) + " already";
    }
    if (of.standard == off_grade) return "it is off grade: nothing releases it as a grade";
    const auto checks = held_against(*find_grade(of.standard), of.certificates.back().impurities);
    if (!meets(checks)) return "it does not meet " + of.standard + ": " + reasons(checks);
    of.state = LotState::released;
    of.reason = text("reason");
    return {};
}

LotRefusal LotEntry::downgrade() {
    ProductionLot& of = lot();
    const std::string to = text("standard");
    const std::string reason = text("reason").empty() ? event_.why : text("reason");
    if (of.certificates.empty()) return "it has no certificate of analysis";
    if (reason.empty()) return "say why it is downgraded";
    if (to == of.standard) return "it stands for " + to + " already";
    if (has_left(of)) return "some of the lot has left already";
    if (to != off_grade) {
        const CathodeGrade* grade = find_grade(to);
        if (grade == nullptr) return "there is no grade " + in_quotes(to);
        const auto checks = held_against(*grade, of.certificates.back().impurities);
        if (!meets(checks)) return "it does not meet " + to + " either: " + reasons(checks);
    }
    of.standard = to;
    of.state = LotState::downgraded;
    of.reason = reason;
    return {};
}

}  // namespace gossan::supply
