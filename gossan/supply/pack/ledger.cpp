// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/ledger.hpp"

#include <set>
#include <sstream>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

using records::Document;

Document line_of(const EventTrace& trace) {
    Document line = Document::object();
    line["kind"] = trace.kind;
    line["corrects"] = trace.corrects;
    line["subject"] = trace.subject;
    line["content"] = trace.content;
    return line;
}

}  // namespace

Ledger ledger_of(std::span<const Event> log, std::vector<Event> shown) {
    Ledger ledger{.shown = std::move(shown)};
    std::set<std::int64_t> numbers;
    for (const Event& event : ledger.shown) numbers.insert(event.number);
    for (const Event& event : log) {
        if (!numbers.contains(event.number)) ledger.hidden[event.number] = trace_of(event);
    }
    if (!log.empty()) {
        ledger.number = log.back().number;
        ledger.hash = log.back().hash;
    }
    return ledger;
}

std::string ledger_text(const Ledger& ledger) {
    std::string text;
    auto hidden = ledger.hidden.begin();
    const auto tell_hidden_until = [&](std::int64_t number) {
        for (; hidden != ledger.hidden.end() && hidden->first < number; ++hidden) {
            text += records::print_line(line_of(hidden->second)) + "\n";
        }
    };
    for (const Event& event : ledger.shown) {
        tell_hidden_until(event.number);
        text += records::print_line(document_of(event)) + "\n";
    }
    tell_hidden_until(ledger.number + 1);
    return text;
}

Ledger read_ledger(const std::string& text, const std::string& where) {
    Ledger ledger;
    std::istringstream lines(text);
    std::int64_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::string at = where + ":" + std::to_string(++number);
        const Document told = records::parse_document(line, at);
        if (told.find("hash") == nullptr) {
            ledger.hidden[number] = {.kind = told.at("kind").string(),
                                     .corrects = told.at("corrects").integer(),
                                     .subject = told.at("subject").string(),
                                     .content = told.at("content").string()};
            continue;
        }
        ledger.shown.push_back(event_of(told));
        if (ledger.shown.back().number != number) {
            throw Error(ErrorCode::data, "is not event " + std::to_string(number), at);
        }
    }
    return ledger;
}

std::vector<std::string> chain_faults(const Ledger& ledger) {
    std::vector<std::string> faults;
    std::string before, recorded;
    auto shown = ledger.shown.begin();
    const auto n_lines = std::int64_t(ledger.shown.size() + ledger.hidden.size());
    for (std::int64_t number = 1; number <= n_lines; ++number) {
        const std::string name = "event " + std::to_string(number) + " of the log";
        if (shown == ledger.shown.end() || shown->number != number) {
            const auto hidden = ledger.hidden.find(number);
            if (hidden == ledger.hidden.end()) {
                faults.push_back(name + ": is missing");
                return faults;
            }
            before = hash_of(hidden->second, number, before);
            continue;
        }
        if (shown->previous != before) {
            faults.push_back(name + ": is not chained to the one before");
        }
        if (shown->hash != hash_of(*shown)) faults.push_back(name + ": its hash does not fit");
        if (shown->recorded < recorded) faults.push_back(name + ": is recorded out of order");
        recorded = shown->recorded;
        before = (shown++)->hash;
    }
    if (n_lines != ledger.number || before != ledger.hash) {
        faults.push_back("event " + std::to_string(n_lines) +
                         " of the log: is not the last one as it is told, number " +
                         std::to_string(ledger.number) + " of hash " + ledger.hash);
    }
    return faults;
}

std::vector<std::string> hashes_of(const Ledger& ledger) {
    std::vector<std::string> hashes;
    auto shown = ledger.shown.begin();
    for (std::int64_t number = 1; number <= ledger.number; ++number) {
        if (shown != ledger.shown.end() && shown->number == number) {
            hashes.push_back((shown++)->hash);
            continue;
        }
        const auto hidden = ledger.hidden.find(number);
        if (hidden == ledger.hidden.end()) break;
        hashes.push_back(
            hash_of(hidden->second, number, hashes.empty() ? std::string() : hashes.back()));
    }
    return hashes;
}

}  // namespace gossan::supply
