// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/side_by_side.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace gossan::simulation {

int hardware_threads() { return std::max(1, int(std::thread::hardware_concurrency())); }

void side_by_side(std::size_t n, int threads, const std::function<void(std::size_t)>& work) {
    std::vector<std::exception_ptr> failures(n);
    std::atomic<std::size_t> next{0};
    const auto take_turns = [&] {
        for (std::size_t index = next++; index < n; index = next++) {
            try {
                work(index);
            } catch (...) {
                failures[index] = std::current_exception();
            }
        }
    };
    std::vector<std::thread> others;
    const std::size_t wanted = std::min(n, std::size_t(std::max(threads, 1)));
    for (std::size_t k = 1; k < wanted; ++k) others.emplace_back(take_turns);
    take_turns();
    for (std::thread& other : others) other.join();
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

}  // namespace gossan::simulation
