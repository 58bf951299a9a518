// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace gossan::simulation {

/// Threads that this machine runs at once, at least 1.
[[nodiscard]] int hardware_threads();

/// Calls `work(0)` … `work(n - 1)` on at most `threads` threads, each once, in no order. What work
/// throws is thrown again, that of the lowest index, once all have ended.
void side_by_side(std::size_t n, int threads, const std::function<void(std::size_t)>& work);

}  // namespace gossan::simulation
