// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/event/event.hpp"

namespace gossan::supply {

/// The log of all that happened to the copper of a site, in a file of SQLite or on a server of
/// PostgreSQL. Events are added and read, never changed: the database itself refuses it. Several
/// processes may write; of two that write at once one is refused and loses nothing. One thread
/// uses a store.
class EventStore {
public:
    /// A path, or "postgresql://user@host:port/name" with whatever else libpq takes. Makes the
    /// tables where there are none. Error(io) when it cannot be opened or is of another version;
    /// passwords are never told.
    explicit EventStore(const std::string& where);
    EventStore(EventStore&&) noexcept;
    EventStore& operator=(EventStore&&) noexcept;
    ~EventStore();

    /// Adds events all or none, drawn up by `chained` behind the last there is and recorded at a
    /// time, which is the caller's to tell (another machine's clock may be a minute ahead: then
    /// that of its event counts). Error(io) when another process wrote meanwhile, or since this
    /// store gave out `events`: what was made of them may be wrong now, so read again, then add.
    std::vector<Event> append(std::span<const EventDraft> drafts, const std::string& recorded);

    /// All events in their order; Error(data) naming the first that does not fit the chain.
    [[nodiscard]] std::vector<Event> events() const;

    /// Number of the last event, 0 of an empty log.
    [[nodiscard]] std::int64_t last_number() const;

private:
    struct Database;
    std::unique_ptr<Database> database_;
};

}  // namespace gossan::supply
