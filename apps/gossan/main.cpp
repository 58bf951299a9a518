// SPDX-License-Identifier: Apache-2.0
#include <exception>

#include "apps/gossan/command_line.hpp"
#include "apps/gossan/error_text.hpp"
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

ExitStatus run(const program::Command& command) {
    const bool as_json = command.verb->wants_json();
    try {
        return command.verb->run();
    } catch (const Error& error) {
        return tell(error, as_json);
    } catch (const std::exception& error) {
        return tell(Error(ErrorCode::internal, error.what()), as_json);
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto verbs = program::all_verbs();
        const program::Command command = program::read_command_line(verbs, argc, argv);
        return static_cast<int>(command.verb == nullptr ? command.status : run(command));
    } catch (const Error& error) {
        return static_cast<int>(tell(error, false));
    } catch (const std::exception& error) {
        return static_cast<int>(tell(Error(ErrorCode::internal, error.what()), false));
    }
}
