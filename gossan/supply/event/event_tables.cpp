// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/event/event_tables.hpp"

#include <soci/soci.h>

namespace gossan::supply {
namespace {

constexpr const char* event_table =
    "CREATE TABLE IF NOT EXISTS event (number BIGINT PRIMARY KEY CHECK (number > 0), "
    "happened_at VARCHAR(20) NOT NULL, recorded_at VARCHAR(20) NOT NULL, who TEXT NOT NULL, why "
    "TEXT NOT NULL, kind TEXT NOT NULL, "
    "subject TEXT NOT NULL, data TEXT NOT NULL, corrects BIGINT NOT NULL, "
    "previous VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL UNIQUE)";

constexpr const char* version_table =
    "CREATE TABLE IF NOT EXISTS log_version (version INTEGER NOT NULL)";

constexpr const char* rules_of_file[] = {
    "CREATE TRIGGER IF NOT EXISTS event_stays BEFORE UPDATE ON event "
    "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END",
    "CREATE TRIGGER IF NOT EXISTS event_remains BEFORE DELETE ON event "
    "BEGIN SELECT RAISE(ABORT, 'events are never removed'); END",
};

constexpr const char* rules_of_server[] = {
    "CREATE OR REPLACE FUNCTION event_stays() RETURNS trigger AS "
    "'BEGIN RAISE EXCEPTION ''events are never changed or removed''; END' LANGUAGE plpgsql",
    "DROP TRIGGER IF EXISTS event_stays ON event",
    "CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON event "
    "EXECUTE FUNCTION event_stays()",
};

}  // namespace

int make_event_tables(soci::session& session, bool is_server) {
    if (is_server) session << "SET client_min_messages TO WARNING";
    soci::transaction transaction(session);
    session << event_table;
    session << version_table;
    int version = 0;
    session << "SELECT COALESCE(MAX(version), 0) FROM log_version", soci::into(version);
    if (version == 0) {
        if (is_server) {
            for (const char* rule : rules_of_server) session << rule;
        } else {
            for (const char* rule : rules_of_file) session << rule;
        }
        version = event_tables_version;
        session << "INSERT INTO log_version (version) VALUES (:v)", soci::use(version);
    }
    transaction.commit();
    return version;
}

}  // namespace gossan::supply
