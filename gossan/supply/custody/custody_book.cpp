// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/custody/custody_book.hpp"

#include <functional>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

/// The data of an event, by name.
class Told {
public:
    explicit Told(const records::Document& data) : data_(data) {}
    [[nodiscard]] std::string text(std::string_view key) const {
        const records::Document* value = data_.find(key);
        return value == nullptr ? std::string() : value->string();
    }
    [[nodiscard]] WholeMass mass(std::string_view key) const {
        return whole_mass(data_.at(key).string());
    }

private:
    const records::Document& data_;
};

using Entry = std::function<Refusal(CustodyAccount&, int month, const Told&)>;

const std::map<std::string, Entry>& entries() {
    static const std::map<std::string, Entry> all{
        {"custody received",
         [](CustodyAccount& account, int month, const Told& told) {
             return account.receive(month, told.text("batch"), told.mass("mass"),
                                    told.mass("eligible"));
         }},
        {"custody delivered",
         [](CustodyAccount& account, int month, const Told& told) {
             return account.deliver(month, told.text("batch"), told.mass("mass"),
                                    told.mass("claimed"));
         }},
        {"certificate issued",
         [](CustodyAccount& account, int, const Told& told) {
             return account.issue(told.text("serial"), told.text("batch"), told.mass("mass"),
                                  told.text("holder"));
         }},
        {"certificate moved",
         [](CustodyAccount& account, int, const Told& told) {
             return account.transfer(told.text("serial"), told.text("holder"));
         }},
        {"certificate retired",
         [](CustodyAccount& account, int, const Told& told) {
             return account.retire(told.text("serial"), told.text("delivery"));
         }},
    };
    return all;
}

int month_of_event(const EventDraft& event) {
    const auto days = days_of(std::string_view(event.at).substr(0, 10));
    expects(days.has_value(), "an event has a time");
    return month_of(*days);
}

}  // namespace

CustodyBook::CustodyBook(std::span<const CustodyLink> links) {
    for (const CustodyLink& link : links) {
        const bool is_new = accounts_.try_emplace(link.name, link).second;
        if (!is_new) throw Error(ErrorCode::input, "two links are called " + in_quotes(link.name));
    }
}

Refusal CustodyBook::enter(const EventDraft& event) {
    const auto entry = entries().find(event.kind);
    if (entry == entries().end()) return {};
    const auto account = accounts_.find(event.subject);
    if (account == accounts_.end()) return "there is no link " + in_quotes(event.subject);
    try {
        return entry->second(account->second, month_of_event(event), Told(event.data));
    } catch (const Error& fault) {
        return fault.what();
    }
}

const CustodyAccount* CustodyBook::find(const std::string& link) const {
    const auto found = accounts_.find(link);
    return found == accounts_.end() ? nullptr : &found->second;
}

CustodyBook replay_custody(std::span<const CustodyLink> links, std::span<const Event> events) {
    CustodyBook book(links);
    for (const Event& event : in_force(events)) {
        if (const Refusal refusal = book.enter(event)) {
            throw Error(ErrorCode::data, "event " + std::to_string(event.number) + " (" +
                                             event.kind + " of " + in_quotes(event.subject) +
                                             "): " + *refusal);
        }
    }
    return book;
}

}  // namespace gossan::supply
