// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/terminal.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gossan/base/error.hpp"

namespace gossan::program {
namespace {

std::string* held_result = nullptr;  // where results go in place of standard output

}  // namespace

bool log_is_a_terminal() { return isatty(STDERR_FILENO) == 1; }

std::size_t page_width() {
    constexpr std::size_t usual = 100, least = 60;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
    return std::max<std::size_t>(least, size.ws_col);
}

void fall_silent() {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    for (const int shown : {STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, shown);
    close(nowhere);
}

void say(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fputc('\n', stderr);
}

HeldResult::HeldResult() {
    expects(held_result == nullptr, "one result is held at a time");
    held_result = &text_;
}

HeldResult::~HeldResult() { held_result = nullptr; }

void print_result(std::string_view text) {
    if (held_result != nullptr) {
        held_result->append(text);
        return;
    }
    const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (!is_written || std::fflush(stdout) != 0) {
        throw Error(ErrorCode::io, "cannot write the result to standard output");
    }
}

std::size_t width_of(std::string_view text) {
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        const std::size_t length = width_of(word);
        if (column > 0 && column + 1 + length > width) {
            out += '\n';
            out.append(indent, ' ');
            column = 0;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
        text.remove_prefix(blank == text.npos ? text.size() : blank + 1);
    }
    return out;
}

std::string readable(double value, int digits) {
    if (std::isnan(value)) return "-";
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    return buffer;
}

std::string readable_seconds(double seconds) {
    char buffer[64];
    if (seconds < 9.95) {
        std::snprintf(buffer, sizeof buffer, seconds < 0.995 ? "%.2f s" : "%.1f s", seconds);
        return buffer;
    }
    const long whole = std::lround(seconds);
    if (whole < 60) {
        std::snprintf(buffer, sizeof buffer, "%ld s", whole);
    } else if (whole < 3600) {
        std::snprintf(buffer, sizeof buffer, "%ld min %02ld s", whole / 60, whole % 60);
    } else {
        std::snprintf(buffer, sizeof buffer, "%ld h %02ld min", whole / 3600, whole % 3600 / 60);
    }
    return buffer;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace gossan::program
