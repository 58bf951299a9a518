// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/diagnostics.hpp"

#include <algorithm>
#include <tuple>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan {

std::string cell_name(int row, int column) {
    if (column < 1) return "row " + std::to_string(row);
    std::string letters;
    for (int left = column; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), char('A' + (left - 1) % 26));
    return letters + std::to_string(row);
}

std::string to_string(const SourceLocation& location) {
    std::string out = location.file;
    if (!location.sheet.empty()) {
        out += ": " + location.sheet;
        return location.line > 0 ? out + "!" + cell_name(location.line, location.column) : out;
    }
    if (location.line > 0) out += ":" + std::to_string(location.line);
    if (location.line > 0 && location.column > 0) out += ":" + std::to_string(location.column);
    return out;
}

const char* to_string(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::note:
            break;
    }
    return "note";
}

std::string to_string(const Fault& fault) {
    std::string out = to_string(fault.location);
    if (!out.empty()) out += ": ";
    out += to_string(fault.severity);
    out += "[" + fault.code + "]: ";
    constexpr std::size_t longest_path = 120;
    const bool is_long = fault.path.size() > longest_path;
    if (!fault.path.empty())
        out += (is_long ? in_quotes(fault.path, longest_path) : fault.path) + ": ";
    out += "found " + fault.found;
    if (!fault.allowed.empty()) out += "; allowed " + fault.allowed;
    if (!fault.write.empty()) out += "; write " + fault.write;
    return out;
}

std::string caret(const Fault& fault) {
    if (fault.excerpt.empty() || fault.location.column < 1) return {};
    std::string pad;
    int column = 1;
    for (const char c : fault.excerpt) {
        const bool starts_a_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (!starts_a_character) continue;
        if (column++ >= fault.location.column) break;
        pad += c == '\t' ? '\t' : ' ';
    }
    return "    " + fault.excerpt + "\n    " + pad + "^\n";
}

void Diagnostics::add(Fault fault) {
    if (fault.severity == Severity::error) ++n_errors_;
    faults_.push_back(std::move(fault));
}

std::vector<Fault> Diagnostics::sorted() const {
    std::vector<Fault> out = faults_;
    const auto place = [](const Fault& f) {
        return std::tie(f.location.file, f.location.sheet, f.location.line, f.location.column);
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](const Fault& a, const Fault& b) { return place(a) < place(b); });
    return out;
}

std::string Diagnostics::text(bool with_carets) const {
    std::string out;
    for (const Fault& fault : sorted()) {
        out += to_string(fault) + "\n";
        if (with_carets) out += caret(fault);
    }
    return out;
}

void Diagnostics::throw_if_any() const {
    if (!has_errors()) return;
    std::string message;
    std::string where;
    for (const Fault& fault : sorted()) {
        if (fault.severity != Severity::error) continue;
        if (message.empty()) where = to_string(fault.location);
        message += (message.empty() ? "" : "\n") + to_string(fault);
    }
    throw Error(ErrorCode::input, message, where);
}

}  // namespace gossan
