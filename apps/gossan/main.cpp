// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <optional>

#include "apps/gossan/begin_ranks.hpp"
#include "apps/gossan/command_line.hpp"
#include "apps/gossan/error_text.hpp"
#include "apps/gossan/hands.hpp"
#include "apps/gossan/terminal.hpp"

namespace {

using namespace gossan;
using program::ExitStatus;

ExitStatus tell(const Error& error, bool as_json) {
    if (as_json) {
        try {
            program::print_result(records::print(program::error_document(error)));
        } catch (const Error&) {  // standard output is closed: the log still says it
        }
    }
    program::say(program::error_text(error));
    return program::status_of(error.code);
}

/// What this process ends with, and the error that ended it.
struct End {
    ExitStatus status = ExitStatus::done;
    std::optional<Error> error;
};

End told(const Error& error, bool as_json) { return {tell(error, as_json), error}; }

/// Calls `work`; what it throws is told, so that nothing leaves this function but its end.
template <class Work>
End guarded(const Work& work, bool as_json) {
    try {
        return work();
    } catch (const Error& error) {
        return told(error, as_json);
    } catch (const std::exception& error) {
        return told(Error(ErrorCode::internal, error.what()), as_json);
    }
}

End run(const program::Command& command, const simulation::Ranks& ranks) {
    if (command.verb == nullptr) return {command.status, {}};
    if (ranks.mine() > 0 && !command.verb->is_for_all_ranks()) return {};
    return guarded([&]() -> End { return {command.verb->run(), {}}; }, command.verb->wants_json());
}

}  // namespace

int main(int argc, char** argv) {
    const auto ranks = program::begin_ranks(argc, argv);
    if (ranks->mine() > 0) program::fall_silent();
    const End end = guarded(
        [&]() -> End {
            program::ProcessHands hands(*ranks);
            const auto verbs = program::all_verbs(*ranks, hands);
            return run(program::read_command_line(verbs, argc, argv), *ranks);
        },
        false);
    ranks->leave(end.error ? &*end.error : nullptr);
    return static_cast<int>(end.status);
}
