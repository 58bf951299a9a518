// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/event/event.hpp"

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

void check(const EventDraft& draft, std::int64_t number) {
    if (!is_utc_time(draft.at)) {
        refuse(draft, in_quotes(draft.at) + " is no time in UTC",
               "write such as \"2026-05-04T07:30:00Z\"");
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

}  // namespace

EventTrace trace_of(const Event& event) {
    records::Document line = records::Document::object();
    line["at"] = event.at;
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

std::vector<Event> chained(const Event& last, std::span<const EventDraft> drafts) {
    std::vector<Event> events;
    std::int64_t number = last.number;
    std::string previous = last.hash;
    for (const EventDraft& draft : drafts) {
        check(draft, ++number);
        Event event{draft};
        event.number = number;
        event.previous = previous;
        event.hash = hash_of(event);
        previous = event.hash;
        events.push_back(std::move(event));
    }
    return events;
}

std::int64_t first_broken(std::span<const Event> events) {
    std::int64_t number = 0;
    std::string previous;
    for (const Event& event : events) {
        ++number;
        const bool fits =
            event.number == number && event.previous == previous && event.hash == hash_of(event);
        if (!fits) return number;
        previous = event.hash;
    }
    return 0;
}

std::vector<Event> in_force(std::span<const Event> events) {
    std::vector<const Event*> standing;         // by place: what holds there
    std::map<std::int64_t, std::size_t> place;  // of an event by number: that it speaks of
    for (const Event& event : events) {
        const auto corrected = place.find(event.corrects);
        if (event.corrects != 0 && corrected == place.end()) {
            throw Error(ErrorCode::data, "event " + std::to_string(event.number) +
                                             " corrects an event that is not here");
        }
        const std::size_t at = event.corrects == 0 ? standing.size() : corrected->second;
        place[event.number] = at;
        if (at == standing.size()) standing.push_back(nullptr);
        standing[at] = event.kind == "withdrawn" ? nullptr : &event;
    }
    std::vector<Event> held;
    for (const Event* event : standing) {
        if (event != nullptr) held.push_back(*event);
    }
    return held;
}

bool is_utc_time(const std::string& text) {
    constexpr std::size_t length = std::string_view("2026-05-04T07:30:00Z").size();
    return text.size() == length && text[10] == 'T' && text.back() == 'Z' &&
           days_of(std::string_view(text).substr(0, length - 1)).has_value();
}

}  // namespace gossan::supply
