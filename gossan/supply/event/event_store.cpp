// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/event/event_store.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <optional>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/supply/event/event_tables.hpp"
#include "gossan/supply/event/server_address.hpp"

namespace gossan::supply {
namespace {

Event event_of(const soci::row& row, const std::string& where) {
    Event event;
    event.number = row.get<long long>(0);
    event.at = row.get<std::string>(1);
    event.recorded = row.get<std::string>(2);
    event.who = row.get<std::string>(3);
    event.why = row.get<std::string>(4);
    event.kind = row.get<std::string>(5);
    event.subject = row.get<std::string>(6);
    event.data = records::parse_document(row.get<std::string>(7),
                                         where + ", event " + std::to_string(event.number));
    event.corrects = row.get<long long>(8);
    event.previous = row.get<std::string>(9);
    event.hash = row.get<std::string>(10);
    return event;
}

/// The time of recording behind an event of another machine, whose clock may be ahead by a little.
std::string recorded_behind(const Event& last, const std::string& recorded) {
    constexpr double a_minute = 1.0 / 1440.0;
    if (last.number == 0 || recorded >= last.recorded || !is_utc_time(recorded)) return recorded;
    const auto day = [](const std::string& time) {
        return days_of(std::string_view(time).substr(0, time.size() - 1)).value_or(0.0);
    };
    return day(last.recorded) - day(recorded) <= a_minute ? last.recorded : recorded;
}

}  // namespace

struct EventStore::Database {
    std::string where;  ///< fit to be told
    soci::session session;
    std::optional<std::int64_t> read = {};  ///< number of the last event that was given out

    [[noreturn]] void refuse(const std::string& what, const std::string& hint) const {
        throw Error(ErrorCode::io, what, where, hint);
    }

    /// The last event, or one of number 0; of its fields the number, the hash and when it was
    /// recorded.
    [[nodiscard]] Event last() {
        Event event;
        long long number = 0;
        soci::indicator found = soci::i_null;
        session << "SELECT number, hash, recorded_at FROM event ORDER BY number DESC LIMIT 1",
            soci::into(number, found), soci::into(event.hash), soci::into(event.recorded);
        if (!session.got_data()) return {};
        event.number = number;
        return event;
    }

    void insert(const Event& event) {
        const long long number = event.number, corrects = event.corrects;
        const std::string data = records::print_line(event.data);
        session << "INSERT INTO event (number, happened_at, recorded_at, who, why, kind, subject, "
                   "data, corrects, previous, hash) VALUES (:n, :at, :recorded, :who, :why, :kind, "
                   ":subject, :data, :corrects, :previous, :hash)",
            soci::use(number), soci::use(event.at), soci::use(event.recorded), soci::use(event.who),
            soci::use(event.why), soci::use(event.kind), soci::use(event.subject), soci::use(data),
            soci::use(corrects), soci::use(event.previous), soci::use(event.hash);
    }
};

EventStore::EventStore(const std::string& where) : database_(std::make_unique<Database>()) {
    Database& database = *database_;
    database.where = public_name(where);
    try {
        if (is_server(where)) {
            database.session.open(soci::postgresql, connection_words(where));
        } else {
            database.session.open(soci::sqlite3, "timeout=10 dbname=\"" + where + "\"");
        }
    } catch (const soci::soci_error&) {
        database.refuse("the log of events cannot be opened",
                        "give the path of a file that may be written, or "
                        "postgresql://user@host:port/name of a server that runs");
    }
    const int version = make_event_tables(database.session, is_server(where));
    if (version > event_tables_version) {
        database.refuse("the log of events was made by a later version of this program",
                        "use that version");
    }
    if (version < event_tables_version) {
        database.refuse(
            "the log of events is of an earlier form, which does not tell when events "
            "were recorded",
            "begin another log: what tables tell is entered again");
    }
}

EventStore::EventStore(EventStore&&) noexcept = default;
EventStore& EventStore::operator=(EventStore&&) noexcept = default;
EventStore::~EventStore() = default;

std::vector<Event> EventStore::append(std::span<const EventDraft> drafts,
                                      const std::string& recorded) {
    expects(!recorded.empty(), "who adds to a log says when");
    Database& database = *database_;
    std::vector<Event> added;
    try {
        soci::transaction transaction(database.session);
        const Event last = database.last();
        if (database.read.value_or(last.number) != last.number) {
            database.refuse(
                "another process wrote to the log since it was read, and none was added",
                "try again: what it wrote may not agree with it");
        }
        added = chained(last, drafts, recorded_behind(last, recorded));
        for (const Event& event : added) database.insert(event);
        transaction.commit();
        if (database.read && !added.empty()) database.read = added.back().number;
    } catch (const soci::soci_error&) {
        database.refuse("events could not be added to the log, and none was",
                        "another process wrote at the same time, or there is no room: try again");
    }
    return added;
}

std::vector<Event> EventStore::events() const {
    std::vector<Event> events;
    const soci::rowset<soci::row> rows =
        (database_->session.prepare
         << "SELECT number, happened_at, recorded_at, who, why, kind, subject, data, corrects, "
            "previous, hash FROM event ORDER BY number");
    for (const soci::row& row : rows) events.push_back(event_of(row, database_->where));
    if (const std::int64_t broken = first_broken(events); broken != 0) {
        throw Error(ErrorCode::data,
                    "event " + std::to_string(broken) +
                        " is not what was written: the chain of hashes breaks there",
                    database_->where, "take the log from a copy made before it was changed");
    }
    database_->read = std::int64_t(events.size());
    return events;
}

std::int64_t EventStore::last_number() const { return database_->last().number; }

}  // namespace gossan::supply
