// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/event/event.hpp"

#include <algorithm>
#include <map>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::supply {
namespace {

void refuse(const EventDraft& draft, const std::string& why, const std::string& hint) {
    throw Error(ErrorCode::input,
                "event " + in_quotes(draft.kind) + " of " + in_quotes(draft.subject) + ": " + why,
                "", hint);
}

/// Whether a text is the same when it is read from JSON and from any database: those of
/// PostgreSQL end at a byte of zero, after which the chain would be broken for good.
bool can_be_kept(const std::string& text) {
    return text.find('\0') == std::string::npos &&
           records::parse_document(records::print_line(text), "a text").string() == text;
}

void check(const EventDraft& draft, std::int64_t number) {
    if (!is_utc_time(draft.at)) {
        refuse(draft, in_quotes(draft.at) + " is no time in UTC",
               "write such as \"2026-05-04T07:30:00Z\"");
    }
    for (const std::string* text : {&draft.who, &draft.why, &draft.kind, &draft.subject}) {
        if (can_be_kept(*text)) continue;
        refuse(draft, in_quotes(*text, 60) + " is no text of UTF-8 without a zero byte",
               "write letters alone");
    }
    if (trimmed(draft.who).empty()) refuse(draft, "nobody says so", "say who");
    if (trimmed(draft.kind).empty()) refuse(draft, "it is of no kind", "name what happened");
    if (trimmed(draft.subject).empty()) refuse(draft, "it is of nothing", "name what it is of");
    if (draft.corrects == 0) return;
    if (draft.corrects < 0 || draft.corrects >= number) {
        refuse(draft, "there is no event " + std::to_string(draft.corrects) + " before it",
               "give the number of an earlier event");
    }
    if (trimmed(draft.why).empty()) refuse(draft, "a correction without a reason", "say why");
}

std::string time_of_recording(const Event& last, const EventDraft& first,
                              const std::string& recorded) {
    if (recorded.empty()) return last.number == 0 ? first.at : last.recorded;
    if (!is_utc_time(recorded)) {
        refuse(first, in_quotes(recorded) + ", when it is recorded, is no time in UTC",
               "write such as \"2026-05-04T07:30:00Z\"");
    }
    if (recorded < last.recorded) {
        refuse(first,
               "it would be recorded at " + recorded +
                   ", before the last event of the log, which " + "was at " + last.recorded,
               "set the clock, or SOURCE_DATE_EPOCH, to what it is");
    }
    return recorded;
}

/// What holds in place of the event that was told there first.
struct Standing {
    std::string happened;  ///< as was told first
    const Event* event = nullptr;
};

using Place = std::vector<Standing>::iterator;

bool is_of_subject(const Standing& each, const Standing& place) {
    return each.event != place.event && each.event->subject == place.event->subject;
}

void put_later(Place from, Place end, const Standing& place) {
    Place to = from;  // the last that it is put behind
    for (Place each = from + 1; each != end; ++each) {
        if (!is_of_subject(*each, place)) continue;
        if (each->event->at > place.event->at) break;
        to = each;
    }
    std::rotate(from, from + 1, to + 1);
}

void put_earlier(Place begin, Place from, const Standing& place) {
    Place to = from;  // the first that it is put before
    for (Place each = from; each != begin;) {
        --each;
        if (!is_of_subject(*each, place)) continue;
        if (each->event->at <= place.event->at) break;
        to = each;
    }
    std::rotate(to, from, from + 1);
}

/// Puts a correction that changed the time behind the last event of its subject that was until
/// then, or before the first that was after.
void put_in_time(std::vector<Standing>& standing) {
    std::vector<Standing> moved;
    for (const Standing& place : standing) {
        if (place.event->at != place.happened) moved.push_back(place);
    }
    std::sort(moved.begin(), moved.end(), [](const Standing& a, const Standing& b) {
        return a.event->number < b.event->number;
    });
    for (const Standing& place : moved) {
        const auto from = std::find_if(standing.begin(), standing.end(), [&](const Standing& each) {
            return each.event == place.event;
        });
        if (place.event->at > place.happened) {
            put_later(from, standing.end(), place);
        } else {
            put_earlier(standing.begin(), from, place);
        }
    }
}

}  // namespace

EventTrace trace_of(const Event& event) {
    records::Document line = records::Document::object();
    line["at"] = event.at;
    line["recorded"] = event.recorded;
    line["who"] = event.who;
    line["why"] = event.why;
    line["data"] = event.data;
    return {.kind = event.kind,
            .corrects = event.corrects,
            .subject = digest_of_subject(event.subject),
            .content = records::sha256(records::print_line(line))};
}

std::string digest_of_subject(const std::string& subject) {
    constexpr std::size_t digits = 16;
    return records::sha256(subject).substr(0, digits);
}

std::string hash_of(const EventTrace& trace, std::int64_t number, const std::string& previous) {
    records::Document line = records::Document::object();
    line["number"] = number;
    line["kind"] = trace.kind;
    line["corrects"] = trace.corrects;
    line["subject"] = trace.subject;
    line["content"] = trace.content;
    line["previous"] = previous;
    return records::sha256(records::print_line(line));
}

std::string hash_of(const Event& event) {
    return hash_of(trace_of(event), event.number, event.previous);
}

records::Document document_of(const Event& event) {
    records::Document line = records::Document::object();
    line["number"] = event.number;
    line["at"] = event.at;
    line["recorded"] = event.recorded;
    line["who"] = event.who;
    line["why"] = event.why;
    line["kind"] = event.kind;
    line["subject"] = event.subject;
    line["data"] = event.data;
    line["corrects"] = event.corrects;
    line["previous"] = event.previous;
    line["hash"] = event.hash;
    return line;
}

Event event_of(const records::Document& told) {
    Event event;
    event.number = told.at("number").integer();
    event.at = told.at("at").string();
    event.recorded = told.at("recorded").string();
    event.who = told.at("who").string();
    event.why = told.at("why").string();
    event.kind = told.at("kind").string();
    event.subject = told.at("subject").string();
    event.data = told.at("data");
    event.corrects = told.at("corrects").integer();
    event.previous = told.at("previous").string();
    event.hash = told.at("hash").string();
    return event;
}

std::vector<Event> chained(const Event& last, std::span<const EventDraft> drafts,
                           const std::string& recorded) {
    std::vector<Event> events;
    std::int64_t number = last.number;
    std::string previous = last.hash;
    for (const EventDraft& draft : drafts) {
        check(draft, ++number);
        Event event{draft};
        event.number = number;
        event.recorded = time_of_recording(last, drafts.front(), recorded);
        event.previous = previous;
        event.hash = hash_of(event);
        previous = event.hash;
        events.push_back(std::move(event));
    }
    return events;
}

std::int64_t first_broken(std::span<const Event> events) {
    std::int64_t number = 0;
    std::string previous, recorded;
    for (const Event& event : events) {
        ++number;
        const bool fits = event.number == number && event.recorded >= recorded &&
                          event.previous == previous && event.hash == hash_of(event);
        if (!fits) return number;
        previous = event.hash;
        recorded = event.recorded;
    }
    return 0;
}

std::vector<Event> in_force(std::span<const Event> events) {
    std::vector<Standing> standing;             // by place: what holds there
    std::map<std::int64_t, std::size_t> place;  // of an event by number: that it speaks of
    for (const Event& event : events) {
        const auto corrected = place.find(event.corrects);
        if (event.corrects != 0 && corrected == place.end()) {
            throw Error(ErrorCode::data, "event " + std::to_string(event.number) +
                                             " corrects an event that is not here");
        }
        const std::size_t at = event.corrects == 0 ? standing.size() : corrected->second;
        place[event.number] = at;
        if (at == standing.size()) standing.push_back({.happened = event.at});
        standing[at].event = event.kind == "withdrawn" ? nullptr : &event;
    }
    std::erase_if(standing, [](const Standing& each) { return each.event == nullptr; });
    put_in_time(standing);
    std::vector<Event> held;
    held.reserve(standing.size());
    for (const Standing& each : standing) held.push_back(*each.event);
    return held;
}

std::vector<Event> known_by(std::span<const Event> events, const std::string& time) {
    std::vector<Event> known;
    for (const Event& event : events) {
        if (event.recorded <= time) known.push_back(event);
    }
    return known;
}

bool holds_head(std::span<const Event> events, const std::string& hash) {
    return std::any_of(events.begin(), events.end(),
                       [&](const Event& event) { return event.hash == hash; });
}

bool is_utc_time(const std::string& text) {
    constexpr std::size_t length = std::string_view("2026-05-04T07:30:00Z").size();
    return text.size() == length && text[10] == 'T' && text.back() == 'Z' &&
           days_of(std::string_view(text).substr(0, length - 1)).has_value();
}

}  // namespace gossan::supply
