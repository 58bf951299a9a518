// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <barrier>
#include <functional>
#include <thread>
#include <vector>

#include "gossan/simulation/ranks.hpp"

/// For tests alone: ranks that are threads of this process.
namespace gossan::simulation::made {

/// Where they meet.
struct Meeting {
    explicit Meeting(int count) : said(std::size_t(count)), door(count) {}

    std::vector<std::string> said;
    std::barrier<> door;
};

class ThreadRank final : public Ranks {
public:
    ThreadRank(Meeting& meeting, int mine)
        : Ranks(int(meeting.said.size()), mine), meeting_(meeting) {}

private:
    std::vector<std::string> gather(const std::string& bytes) override {
        meeting_.said[std::size_t(mine())] = bytes;
        meeting_.door.arrive_and_wait();
        auto all = meeting_.said;
        meeting_.door.arrive_and_wait();
        return all;
    }

    Meeting& meeting_;
};

/// Does the same on every rank, as a program would: each leaves with its error, if any. What each
/// ended with, blank: well.
inline std::vector<std::string> on_ranks(int count, const std::function<void(Ranks&)>& work) {
    Meeting meeting(count);
    std::vector<std::string> ends(static_cast<std::size_t>(count));
    std::vector<std::thread> all;
    for (int mine = 0; mine < count; ++mine) {
        all.emplace_back([&, mine] {
            ThreadRank rank(meeting, mine);
            try {
                work(rank);
                rank.leave(nullptr);
            } catch (const Error& error) {
                ends[std::size_t(mine)] = error.what();
                rank.leave(&error);
            }
        });
    }
    for (std::thread& each : all) each.join();
    return ends;
}

}  // namespace gossan::simulation::made
