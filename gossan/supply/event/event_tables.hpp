// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace soci {
class session;
}

namespace gossan::supply {

inline constexpr int event_tables_version = 2;

/// Makes the tables of a log where there are none, with the rules by which the database refuses to
/// change or remove an event; gives the version of what is there.
int make_event_tables(soci::session& session, bool is_server);

}  // namespace gossan::supply
