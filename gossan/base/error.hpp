// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace gossan {

/// Whose fault it is: what the user wrote, our facts, the machine, the solver, or us.
enum class ErrorCode { input, data, io, numerics, internal };

/// What ends a command: a message, where it arose and what to do about it. Plain text, no colour.
class Error : public std::runtime_error {
public:
    Error(ErrorCode error_code, const std::string& message, std::string error_where = {},
          std::string error_hint = {})
        : std::runtime_error(message),
          code(error_code),
          where(std::move(error_where)),
          hint(std::move(error_hint)) {}

    ErrorCode code;
    std::string where;  ///< file:line:column, path or object; may be empty
    std::string hint;   ///< what to write or do instead; may be empty
};

/// Throws an internal Error when a programmer's claim is false; a user's input must never reach it.
inline void expects(bool condition, const char* claim) {
    if (!condition) throw Error(ErrorCode::internal, std::string("broken claim: ") + claim);
}

}  // namespace gossan
