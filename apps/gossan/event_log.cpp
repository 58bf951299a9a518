// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/event_log.hpp"

#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/custody/custody_book.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::program {
namespace {

using records::Document;

std::string text_or_blank(const Document& event, std::string_view key) {
    const Document* value = event.find(key);
    return value == nullptr ? std::string() : value->string();
}

supply::EventDraft draft_of(const Document& told) {
    supply::EventDraft draft{.at = told.at("at").string(),
                             .who = told.at("who").string(),
                             .why = text_or_blank(told, "why"),
                             .kind = told.at("kind").string(),
                             .subject = told.at("subject").string()};
    if (const Document* data = told.find("data")) draft.data = *data;
    if (const Document* corrects = told.find("corrects")) draft.corrects = corrects->integer();
    return draft;
}

std::vector<supply::EventDraft> drafts_in(const std::string& path) {
    const Document told = records::parse_document(records::read_file(path), path);
    std::vector<supply::EventDraft> drafts;
    if (told.is_array()) {
        for (const Document& each : told.elements()) drafts.push_back(draft_of(each));
    } else {
        drafts.push_back(draft_of(told));
    }
    return drafts;
}

Document document_of(const supply::Event& event) {
    Document one = Document::object();
    one["number"] = event.number;
    one["at"] = event.at;
    one["who"] = event.who;
    one["why"] = event.why;
    one["kind"] = event.kind;
    one["subject"] = event.subject;
    one["data"] = event.data;
    one["corrects"] = event.corrects;
    one["previous"] = event.previous;
    one["hash"] = event.hash;
    return one;
}

}  // namespace

void enter_events(const SupplyFile& file, const std::string& path) {
    const auto drafts = drafts_in(path);
    supply::EventStore store(file.events);
    auto log = store.events();
    for (supply::Event& event :
         supply::chained(log.empty() ? supply::Event{} : log.back(), drafts)) {
        log.push_back(std::move(event));
    }
    supply::LotRules rules;
    if (file.input.lots) rules.scale_tolerance = file.input.lots->scale_tolerance;
    (void)supply::replay_lots(log, rules);
    (void)supply::replay_custody(file.input.links, log);
    (void)store.append(drafts);
    say(counted(drafts.size(), "event", "events") + " entered");
}

std::string log_text(const SupplyFile& file, bool as_json) {
    const auto log = supply::EventStore(file.events).events();
    if (as_json) {
        Document all = Document::object();
        all["schema"] = "gossan.events/1";
        all["events"] = Document::array();
        for (const supply::Event& event : log) all["events"].push_back(document_of(event));
        return records::print(all);
    }
    TextTable table{.columns = {{"", true}, {"at"}, {"who"}, {"what"}, {"of"}, {"why"}},
                    .rows = {}};
    for (const supply::Event& event : log) {
        const std::string corrects =
            event.corrects == 0 ? "" : "corrects " + std::to_string(event.corrects) + ": ";
        table.rows.push_back({std::to_string(event.number), event.at, event.who, event.kind,
                              event.subject, corrects + event.why});
    }
    return table.text() + (log.empty() ? "" : "\nhash of the last: " + log.back().hash + "\n");
}

}  // namespace gossan::program
