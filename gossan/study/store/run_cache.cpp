// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/store/run_cache.hpp"

#include <sqlite3.h>

#include <cstring>

#include "gossan/base/error.hpp"

namespace gossan::study {

struct RunCache::Database {
    std::string path;
    sqlite3* handle = nullptr;

    ~Database() { sqlite3_close(handle); }

    void check(int code, int wanted) const {
        if (code == wanted) return;
        throw Error(ErrorCode::io, std::string("the study's store: ") + sqlite3_errmsg(handle),
                    path, "if no other study writes it, move the file away and start again");
    }
    void run(const char* sql) const {
        check(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    }
};

namespace {

/// A statement that is finished when it goes.
struct Statement {
    sqlite3_stmt* handle = nullptr;
    ~Statement() { sqlite3_finalize(handle); }
};

}  // namespace

RunCache::RunCache(const std::filesystem::path& file)
    : database_(std::make_unique<Database>(Database{file.string()})) {
    database_->check(sqlite3_open(file.string().c_str(), &database_->handle), SQLITE_OK);
    sqlite3_busy_timeout(database_->handle, 10000);
    database_->run("PRAGMA journal_mode=WAL");
    database_->run("PRAGMA synchronous=NORMAL");
    database_->run(
        "CREATE TABLE IF NOT EXISTS plan_runs (key TEXT PRIMARY KEY, figures BLOB, failure TEXT, "
        "wall REAL) WITHOUT ROWID");
}

RunCache::~RunCache() = default;

std::optional<PlanRun> RunCache::find(const std::string& key) const {
    const std::lock_guard lock(mutex_);
    Statement select;
    database_->check(
        sqlite3_prepare_v2(database_->handle,
                           "SELECT figures, failure, wall FROM plan_runs WHERE key = ?", -1,
                           &select.handle, nullptr),
        SQLITE_OK);
    sqlite3_bind_text(select.handle, 1, key.c_str(), -1, SQLITE_TRANSIENT);
    const int code = sqlite3_step(select.handle);
    if (code == SQLITE_DONE) return {};
    database_->check(code, SQLITE_ROW);
    PlanRun run;
    const auto bytes = std::size_t(sqlite3_column_bytes(select.handle, 0));
    run.figures.resize(bytes / sizeof(double));
    if (bytes > 0) std::memcpy(run.figures.data(), sqlite3_column_blob(select.handle, 0), bytes);
    if (const auto* text = sqlite3_column_text(select.handle, 1)) {
        run.failure = reinterpret_cast<const char*>(text);
    }
    run.wall = sqlite3_column_double(select.handle, 2);
    return run;
}

void RunCache::keep(const std::string& key, const PlanRun& run) {
    const std::lock_guard lock(mutex_);
    Statement insert;
    database_->check(sqlite3_prepare_v2(database_->handle,
                                        "INSERT OR REPLACE INTO plan_runs VALUES (?, ?, ?, ?)", -1,
                                        &insert.handle, nullptr),
                     SQLITE_OK);
    sqlite3_bind_text(insert.handle, 1, key.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_blob(insert.handle, 2, run.figures.data(),
                      int(run.figures.size() * sizeof(double)), SQLITE_TRANSIENT);
    sqlite3_bind_text(insert.handle, 3, run.failure.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_double(insert.handle, 4, run.wall);
    database_->check(sqlite3_step(insert.handle), SQLITE_DONE);
}

}  // namespace gossan::study
