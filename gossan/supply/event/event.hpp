// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::supply {

/// Something that happened, as it is told to the log.
struct EventDraft {
    std::string at;        ///< when it happened: "2026-05-04T07:30:00Z", always UTC; of a
                           ///< correction: when what it re-states happened
    std::string who;       ///< who says so
    std::string why = {};  ///< a reason, wanted of corrections
    std::string kind;      ///< "lot opened", "lot assayed" …
    std::string subject;   ///< id of what it happened to
    records::Document data = records::Document::object();
    std::int64_t corrects = 0;  ///< number of the event that this one corrects; 0: none
};

/// An event of the log. Nothing of it ever changes; what was wrong is corrected by another event.
struct Event : EventDraft {
    std::int64_t number = 0;    ///< from 1, without gaps
    std::string recorded = {};  ///< when the log took it, UTC; never before the one before
    std::string previous = {};  ///< hash of the event before; of the first: empty
    std::string hash = {};      ///< of all the above, see `hash_of`
};

/// What can be shown of an event without what it says: the log is chained through it, and whether
/// it is of something that one knows can be seen. Not a secret from one who can guess the content.
struct EventTrace {
    std::string kind = {};
    std::int64_t corrects = 0;
    std::string subject = {};  ///< `digest_of_subject`
    std::string content = {};  ///< SHA-256 of one line of JSON of all that is told besides

    friend bool operator==(const EventTrace&, const EventTrace&) = default;
};

[[nodiscard]] EventTrace trace_of(const Event& event);

/// The first sixteen digits of the SHA-256 of a subject.
[[nodiscard]] std::string digest_of_subject(const std::string& subject);

/// The hash of an event: SHA-256 of one line of JSON of its number, its trace and the hash before.
[[nodiscard]] std::string hash_of(const EventTrace& trace, std::int64_t number,
                                  const std::string& previous);
[[nodiscard]] std::string hash_of(const Event& event);

/// Draws up the events that follow a log whose last event is `last` (none: number 0), recorded at
/// a time (blank, of drafts that are tried alone: that of the last event, or when the first of them
/// happened). Error(input) for a draft whose time is no UTC time, whose author, kind or subject is
/// blank, of which a text would not be read back as it is, or that corrects an event without a
/// reason or one that is not before it, and for a time of recording that is none or before that of
/// the last event.
[[nodiscard]] std::vector<Event> chained(const Event& last, std::span<const EventDraft> drafts,
                                         const std::string& recorded = {});

/// The number of the first event that does not fit the chain: number, time of recording, previous
/// or hash; 0 if all do.
[[nodiscard]] std::int64_t first_broken(std::span<const Event> events);

/// The events that hold, in their order: in place of one that was corrected stands its correction,
/// and one whose correction is of the kind "withdrawn" is left out. Corrections may be corrected.
/// A correction that happened at another time than what it corrects stands where that time belongs
/// among the events of its subject. A part of a log will do; Error(data) where what a correction
/// corrects is not in it.
[[nodiscard]] std::vector<Event> in_force(std::span<const Event> events);

/// The part of a log that was recorded until a time, with it.
[[nodiscard]] std::vector<Event> known_by(std::span<const Event> events, const std::string& time);

/// Whether one of the events has a hash that somebody noted: else the log was cut off behind it, or
/// is another.
[[nodiscard]] bool holds_head(std::span<const Event> events, const std::string& hash);

/// An event with all its fields as JSON.
[[nodiscard]] records::Document document_of(const Event& event);
/// Reads it back; Error(data) for what is missing.
[[nodiscard]] Event event_of(const records::Document& told);

/// Whether a text is "2026-05-04T07:30:00Z", a time that the calendar knows.
[[nodiscard]] bool is_utc_time(const std::string& text);

}  // namespace gossan::supply
