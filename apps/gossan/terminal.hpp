// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::program {

/// Whether the log goes to a terminal, where a line may be rewritten.
[[nodiscard]] bool log_is_a_terminal();

/// Columns of the terminal that shows the result; 100 where it goes to a file or a pipe.
[[nodiscard]] std::size_t page_width();

/// From now on neither the result nor the log is shown: this process is not the one that speaks.
void fall_silent();

/// One line of the log.
void say(std::string_view line);

/// The result: text to standard output, as it is. Throws Error(io) if it cannot be written.
void print_result(std::string_view text);

/// While it lives, results are kept in place of shown; one at a time.
class HeldResult {
public:
    HeldResult();
    ~HeldResult();
    HeldResult(const HeldResult&) = delete;
    HeldResult& operator=(const HeldResult&) = delete;

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// Characters that a text takes on a terminal (UTF-8; no wide characters).
[[nodiscard]] std::size_t width_of(std::string_view text);

/// Text broken into lines of at most `width`, each line after the first indented by `indent`.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

/// A number for people, to some significant digits: "0.00123", "-5", "1.2e-05"; "-" for NaN.
[[nodiscard]] std::string readable(double value, int digits = 4);

/// 75 s as "1 min 15 s", 0.123 s as "0.12 s".
[[nodiscard]] std::string readable_seconds(double seconds);

/// "1 fault", "3 faults".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace gossan::program
