// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/ranks.hpp"

#include <cstdio>

#include "gossan/base/bytes.hpp"

namespace gossan::simulation {
namespace {

enum class Kind : char { work, done, failure };

std::string as_work(const std::string& bytes) { return std::string(1, char(Kind::work)) + bytes; }

std::string as_end(const Error* error) {
    if (error == nullptr) return std::string(1, char(Kind::done));
    ByteWriter writer;
    writer.put(Kind::failure);
    writer.put(error->code);
    writer.put(std::string(error->what()));
    writer.put(error->where);
    writer.put(error->hint);
    return writer.take();
}

/// The error that a rank has left with.
Error error_of(std::size_t rank, const std::string& message) {
    const std::string who = "process " + std::to_string(rank) + " of the run";
    ByteReader reader(message);
    if (reader.taken<Kind>() == Kind::done) {
        return {ErrorCode::internal, who + " ended before the others"};
    }
    const auto code = reader.taken<ErrorCode>();
    const auto what = reader.taken<std::string>();
    const auto where = reader.taken<std::string>();
    return {code, who + ": " + what, where, reader.taken<std::string>()};
}

}  // namespace

std::vector<std::string> Ranks::exchange(const std::string& bytes) {
    expects(!is_over_, "no rank exchanges once one has left");
    std::vector<std::string> all = gather(as_work(bytes));
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
        if (all[rank].front() == char(Kind::work)) continue;
        is_over_ = true;
        throw error_of(rank, all[rank]);
    }
    for (std::string& each : all) each.erase(0, 1);
    return all;
}

void Ranks::leave(const Error* error) noexcept {
    if (is_over_) return;
    is_over_ = true;
    try {
        (void)gather(as_end(error));
    } catch (const std::exception& failure) {  // the machine's own: nobody is left to be told
        std::fprintf(stderr, "gossan: a process could not take its leave: %s\n", failure.what());
    }
}

}  // namespace gossan::simulation
