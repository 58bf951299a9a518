// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/error.hpp"

namespace gossan::simulation {

/// The processes that run a site together, one of which is this. All hold the whole site and do
/// the same, but for the columns, which they share out. One thread of each may use it.
///
/// What ends one of them ends all: one that cannot go on leaves with its error, and the others
/// meet that error where they exchange next. So none waits for one that is gone.
class Ranks {
public:
    virtual ~Ranks() = default;

    [[nodiscard]] int count() const { return count_; }
    [[nodiscard]] int mine() const { return mine_; }  ///< 0 is the one that writes and speaks

    /// What every rank gives, in the order of ranks. Each must call it equally often. Throws the
    /// error with which another has left.
    [[nodiscard]] std::vector<std::string> exchange(const std::string& bytes);
    /// Takes part no more; to be called once at the end, whatever happened. Null: all went well.
    void leave(const Error* error) noexcept;

protected:
    Ranks(int count, int mine) : count_(count), mine_(mine) {}

private:
    /// What every rank gives, in the order of ranks; a collective call.
    virtual std::vector<std::string> gather(const std::string& bytes) = 0;

    int count_, mine_;
    bool is_over_ = false;  ///< a rank has left
};

/// This process by itself.
class OneRank final : public Ranks {
public:
    OneRank() : Ranks(1, 0) {}

private:
    std::vector<std::string> gather(const std::string& bytes) override { return {bytes}; }
};

}  // namespace gossan::simulation
