// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/store/member_store.hpp"

#include <sqlite3.h>

#include <bit>
#include <chrono>
#include <cstring>

#include "gossan/base/error.hpp"

namespace gossan::study {
namespace {

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS members (iteration INTEGER, member INTEGER, z BLOB NOT NULL,
    failed INTEGER NOT NULL, message TEXT NOT NULL, wall_s REAL NOT NULL, predictions BLOB NOT NULL,
    PRIMARY KEY (iteration, member)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS figures (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)sql";

/// Doubles as little-endian bytes, whatever the machine.
std::string bytes_of(std::span<const double> values) {
    std::string bytes;
    for (const double value : values) {
        auto bits = std::bit_cast<std::uint64_t>(value);
        for (int k = 0; k < 8; ++k, bits >>= 8U) bytes.push_back(static_cast<char>(bits & 0xFFU));
    }
    return bytes;
}

std::vector<double> doubles_of(std::string_view bytes) {
    std::vector<double> values;
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t bits = 0;
        for (std::size_t k = 8; k-- > 0;) {
            bits = bits << 8U | static_cast<unsigned char>(bytes[at + k]);
        }
        values.push_back(std::bit_cast<double>(bits));
    }
    return values;
}

/// One statement, bound and stepped through.
class Statement {
public:
    Statement(sqlite3* database, const char* sql, const std::string& where)
        : database_(database), where_(where) {
        check(sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr));
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(statement_); }

    Statement& number(std::int64_t value) {
        check(sqlite3_bind_int64(statement_, ++bound_, value));
        return *this;
    }
    Statement& real(double value) {
        check(sqlite3_bind_double(statement_, ++bound_, value));
        return *this;
    }
    Statement& text(const std::string& value) {
        check(sqlite3_bind_text(statement_, ++bound_, value.data(), int(value.size()),
                                SQLITE_TRANSIENT));
        return *this;
    }
    Statement& blob(const std::string& value) {
        check(sqlite3_bind_blob(statement_, ++bound_, value.data(), int(value.size()),
                                SQLITE_TRANSIENT));
        return *this;
    }

    /// Whether there is a row.
    bool step() {
        const int result = sqlite3_step(statement_);
        if (result != SQLITE_ROW && result != SQLITE_DONE) check(result);
        return result == SQLITE_ROW;
    }
    [[nodiscard]] std::int64_t number_at(int column) const {
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] double real_at(int column) const {
        return sqlite3_column_double(statement_, column);
    }
    [[nodiscard]] std::string bytes_at(int column) const {
        const auto* const data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        const int size = sqlite3_column_bytes(statement_, column);
        return data == nullptr ? std::string{} : std::string(data, std::size_t(size));
    }

private:
    void check(int result) const {
        if (result == SQLITE_OK) return;
        throw Error(ErrorCode::io,
                    std::string("the store of the study: ") + sqlite3_errmsg(database_), where_);
    }

    sqlite3* database_;
    const std::string& where_;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
};

StoredMember member_in(const Statement& row) {
    StoredMember member{.iteration = int(row.number_at(0)),
                        .member = std::uint64_t(row.number_at(1)),
                        .z = doubles_of(row.bytes_at(2))};
    member.prediction = {.failed = row.number_at(3) != 0,
                         .values = doubles_of(row.bytes_at(6)),
                         .message = row.bytes_at(4),
                         .wall_s = row.real_at(5)};
    return member;
}

}  // namespace

struct MemberStore::Database {
    explicit Database(const std::filesystem::path& file) : where(file.string()) {
        if (sqlite3_open(where.c_str(), &handle) != SQLITE_OK) fail();
        sqlite3_busy_timeout(handle, 5000);
        run("PRAGMA synchronous = FULL");
        run(tables);
    }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database() {
        if (is_open) sqlite3_exec(handle, "COMMIT", nullptr, nullptr, nullptr);
        sqlite3_close(handle);
    }

    /// Begins a transaction unless one is open.
    void begin() {
        if (!is_open) run("BEGIN IMMEDIATE");
        is_open = true;
    }
    void commit() {
        if (is_open) run("COMMIT");
        is_open = false;
        last_commit = Clock::now();
    }
    void commit_if_due() {
        if (Clock::now() - last_commit >= std::chrono::milliseconds(500)) commit();
    }

    void run(const char* sql) {
        if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    }
    [[nodiscard]] Statement statement(const char* sql) const { return {handle, sql, where}; }

    using Clock = std::chrono::steady_clock;
    std::string where;
    sqlite3* handle = nullptr;
    bool is_open = false;  ///< a transaction
    Clock::time_point last_commit = Clock::now();

private:
    [[noreturn]] void fail() {
        const std::string reason = sqlite3_errmsg(handle);
        sqlite3_close(handle);
        handle = nullptr;
        throw Error(ErrorCode::io, "the store of the study: " + reason, where);
    }
};

MemberStore::MemberStore(const std::filesystem::path& file, const Identity& identity)
    : database_(std::make_unique<Database>(file)) {
    Identity known;
    Statement rows = database_->statement("SELECT name, value FROM meta");
    while (rows.step()) known[rows.bytes_at(0)] = rows.bytes_at(1);
    if (known == identity) return;
    if (!known.empty()) {
        std::string differing;
        for (const auto& [name, value] : identity) {
            const auto found = known.find(name);
            if (found != known.end() && found->second == value) continue;
            differing += (differing.empty() ? "" : ", ") + name;
        }
        throw Error(ErrorCode::input, "the members there are of another study: " + differing,
                    file.string(), "give another folder, or --force to begin anew");
    }
    database_->begin();
    for (const auto& [name, value] : identity) {
        database_->statement("INSERT INTO meta VALUES (?, ?)").text(name).text(value).step();
    }
    database_->commit();
}

MemberStore::MemberStore(MemberStore&&) noexcept = default;
MemberStore& MemberStore::operator=(MemberStore&&) noexcept = default;
MemberStore::~MemberStore() = default;

void MemberStore::put(const StoredMember& member) {
    database_->begin();
    const Prediction& found = member.prediction;
    database_->statement("INSERT OR REPLACE INTO members VALUES (?, ?, ?, ?, ?, ?, ?)")
        .number(member.iteration)
        .number(std::int64_t(member.member))
        .blob(bytes_of(member.z))
        .number(found.failed ? 1 : 0)
        .text(found.message)
        .real(found.wall_s)
        .blob(bytes_of(found.values))
        .step();
    database_->commit_if_due();
}

void MemberStore::flush() { database_->commit(); }

std::optional<StoredMember> MemberStore::find(int iteration, std::uint64_t member) const {
    Statement row =
        database_->statement("SELECT * FROM members WHERE iteration = ? AND member = ?");
    row.number(iteration).number(std::int64_t(member));
    if (!row.step()) return std::nullopt;
    return member_in(row);
}

std::vector<StoredMember> MemberStore::members(int iteration) const {
    Statement rows =
        database_->statement("SELECT * FROM members WHERE iteration = ? ORDER BY member");
    rows.number(iteration);
    std::vector<StoredMember> all;
    while (rows.step()) all.push_back(member_in(rows));
    return all;
}

void MemberStore::put_figure(const std::string& name, const std::string& text) {
    database_->begin();
    database_->statement("INSERT OR REPLACE INTO figures VALUES (?, ?)")
        .text(name)
        .text(text)
        .step();
    database_->commit();
}

std::optional<std::string> MemberStore::figure(const std::string& name) const {
    Statement row = database_->statement("SELECT value FROM figures WHERE name = ?");
    row.text(name);
    if (!row.step()) return std::nullopt;
    return row.bytes_at(0);
}

std::vector<Prediction> run_members(const RunMember& run, MemberStore& store, int iteration,
                                    std::span<const std::uint64_t> members,
                                    std::span<const std::vector<double>> z, Workforce& workforce,
                                    BatchCount& count, const Trials::OnDone& on_done) {
    std::vector<Prediction> all(members.size());
    std::vector<std::size_t> missing;
    std::vector<std::vector<double>> points;
    for (std::size_t k = 0; k < members.size(); ++k) {
        auto known = store.find(iteration, members[k]);
        if (known && known->z == z[k]) {
            all[k] = std::move(known->prediction);
            ++count.known;
            continue;
        }
        missing.push_back(k);
        points.push_back(z[k]);
    }
    const auto kept = [&](std::size_t n, const Prediction& made) {
        const std::size_t k = missing[n];
        store.put({iteration, members[k], z[k], made});
        ++count.run;
        if (on_done) on_done(k, made);
    };
    auto fresh = workforce.run({.points = points, .run = run, .on_done = kept});
    store.flush();
    for (std::size_t n = 0; n < missing.size(); ++n) all[missing[n]] = std::move(fresh[n]);
    return all;
}

std::vector<Prediction> run_members(const Trials& trials, MemberStore& store, int iteration,
                                    std::span<const std::uint64_t> members,
                                    std::span<const std::vector<double>> z, int threads,
                                    BatchCount& count, const Trials::OnDone& on_done) {
    ThreadWorkforce workforce(threads);
    const RunMember run = [&](std::span<const double> at) { return trials.predict(at); };
    return run_members(run, store, iteration, members, z, workforce, count, on_done);
}

}  // namespace gossan::study
