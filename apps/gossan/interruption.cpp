// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/interruption.hpp"

#include <atomic>
#include <csignal>

namespace gossan::program {
namespace {

/// A signal handler can reach nothing else: the one piece of global state of the program.
std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void ask_to_stop(int) { asked_to_stop.store(true, std::memory_order_relaxed); }

}  // namespace

void catch_interruptions() {
    struct sigaction action {};
    action.sa_handler = &ask_to_stop;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

bool is_interrupted() { return asked_to_stop.load(std::memory_order_relaxed); }

}  // namespace gossan::program
