// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/event_log.hpp"

#include "apps/gossan/clock.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/local_time.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/contract/contract_history.hpp"
#include "gossan/supply/custody/custody_book.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/event/server_address.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::program {
namespace {

using records::Document;

std::string text_or_blank(const Document& event, std::string_view key) {
    const Document* value = event.find(key);
    return value == nullptr ? std::string() : value->string();
}

supply::EventDraft draft_of(const Document& told, std::span<const supply::Event> log) {
    supply::EventDraft draft{.at = {},
                             .who = told.at("who").string(),
                             .why = text_or_blank(told, "why"),
                             .kind = {},
                             .subject = {}};
    if (const Document* data = told.find("data")) draft.data = *data;
    if (const Document* corrects = told.find("corrects")) draft.corrects = corrects->integer();
    const auto number = draft.corrects;
    const bool is_known = number > 0 && number <= std::int64_t(log.size());
    const supply::Event* wrong = is_known ? &log[std::size_t(number) - 1] : nullptr;
    const auto told_or_same = [&](const char* key, std::string supply::EventDraft::*text) {
        draft.*text =
            wrong != nullptr && told.find(key) == nullptr ? wrong->*text : told.at(key).string();
    };
    told_or_same("at", &supply::EventDraft::at);
    told_or_same("kind", &supply::EventDraft::kind);
    told_or_same("subject", &supply::EventDraft::subject);
    return draft;
}

std::vector<supply::EventDraft> drafts_in(const std::string& path,
                                          std::span<const supply::Event> log) {
    const Document told = records::parse_document(records::read_file(path), path);
    std::vector<supply::EventDraft> drafts;
    if (told.is_array()) {
        for (const Document& each : told.elements()) drafts.push_back(draft_of(each, log));
    } else {
        drafts.push_back(draft_of(told, log));
    }
    return drafts;
}

}  // namespace

void enter_events(const SupplyFile& file, const std::string& path) {
    supply::EventStore store(file.events);
    auto log = store.events();
    const auto drafts = drafts_in(path, log);
    const std::string recorded = time_of_recording();
    for (supply::Event& event :
         supply::chained(log.empty() ? supply::Event{} : log.back(), drafts)) {
        log.push_back(std::move(event));
    }
    (void)supply::replay_lots(log, supply::lot_rules(file.input));
    (void)supply::replay_custody(file.input.links, log, offset_of(file.input.site));
    (void)supply::replay_contract(log);
    (void)store.append(drafts, recorded);
    say(counted(drafts.size(), "event", "events") + " entered");
}

void LogQuestion::declare(Declaration& declaration) {
    declaration.option("--known-by", "DATE", known_by,
                       "only what was recorded until the end of a day; adds nothing to the log");
    declaration.option("--expect-head", "HASH", expected_head,
                       "refuse a log that does not hold the event of this hash");
}

std::vector<supply::Event> asked_log(const SupplyFile& file, const LogQuestion& question) {
    auto log = supply::EventStore(file.events).events();
    if (!question.expected_head.empty() && !supply::holds_head(log, question.expected_head)) {
        throw Error(ErrorCode::data,
                    "the log holds no event of the hash " + question.expected_head +
                        (log.empty() ? ": it is empty"
                                     : "; its last is " + std::to_string(log.size()) + ", " +
                                           log.back().hash),
                    supply::public_name(file.events),
                    "events were cut off, or it is the log of another site");
    }
    if (question.known_by.empty()) return log;
    const auto day = days_of(question.known_by);
    if (!day || question.known_by.size() != std::string_view("2026-01-31").size()) {
        throw Error(ErrorCode::input, "no such date: " + question.known_by, {},
                    "write a date as 2026-01-31");
    }
    constexpr double last_second = 1.0 - 1.0 / 86400.0;
    return supply::known_by(log, instant_of(*day + last_second, offset_of(file.input.site)));
}

Document head_document(std::span<const supply::Event> log) {
    Document head = Document::object();
    head["events"] = std::int64_t(log.size());
    head["hash"] = log.empty() ? std::string() : log.back().hash;
    head["recorded"] = log.empty() ? std::string() : log.back().recorded;
    return head;
}

std::string log_text(std::span<const supply::Event> log, bool as_json) {
    if (as_json) {
        Document all = Document::object();
        all["schema"] = "gossan.events/2";
        all["events"] = Document::array();
        for (const supply::Event& event : log) all["events"].push_back(supply::document_of(event));
        return records::print(all);
    }
    TextTable table{
        .columns = {{"", true}, {"at"}, {"recorded"}, {"who"}, {"what"}, {"of"}, {"why"}},
        .rows = {}};
    for (const supply::Event& event : log) {
        const std::string corrects =
            event.corrects == 0 ? "" : "corrects " + std::to_string(event.corrects) + ": ";
        table.rows.push_back({std::to_string(event.number), event.at, event.recorded, event.who,
                              event.kind, event.subject, corrects + event.why});
    }
    return table.text() + (log.empty() ? "" : "\nhash of the last: " + log.back().hash + "\n");
}

}  // namespace gossan::program
