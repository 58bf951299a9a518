// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace gossan {

/// A place in an input: a file, or the option that stands for one ("--set irrigation.rate").
struct SourceLocation {
    std::string file = {};
    int line = 0;            ///< from 1; 0 = the file as a whole
    int column = 0;          ///< from 1, in characters; 0 = the line as a whole
    std::string sheet = {};  ///< of a workbook, where line and column are those of a cell

    friend bool operator==(const SourceLocation&, const SourceLocation&) = default;
};

/// "file:line:column", leaving out what is not known; "file: Sheet!C7" of a workbook.
std::string to_string(const SourceLocation& location);

/// "C7" of row 7 and column 3; "row 7" without a column.
std::string cell_name(int row, int column);

enum class Severity { error, warning, note };

const char* to_string(Severity severity);

/// One thing wrong with an input: where, what was found, what is allowed, what to write instead.
struct Fault {
    SourceLocation location = {};
    std::string code = {};     ///< stable id such as "unit.wrong_dimension"; `explain` knows each
    std::string path = {};     ///< dotted key, "irrigation.rate"; may be empty
    std::string found = {};    ///< what stands there
    std::string allowed = {};  ///< what may stand there; may be empty
    std::string write = {};    ///< what to write instead; may be empty
    Severity severity = Severity::error;
    std::string excerpt = {};  ///< the offending line of the input as it stands; may be empty
};

/// One line: `file:line:column: error[code]: found …; allowed …; write …`.
std::string to_string(const Fault& fault);

/// The offending line and a caret under the column, two lines; empty when the fault has no excerpt.
std::string caret(const Fault& fault);

/// Gathers every fault of an input, so that all are told at once. Not thread-safe.
class Diagnostics {
public:
    void add(Fault fault);

    /// Every fault, warning and note, by file, line and column; equal places in the order of
    /// arrival.
    [[nodiscard]] std::vector<Fault> sorted() const;

    [[nodiscard]] bool has_errors() const { return n_errors_ > 0; }
    [[nodiscard]] bool empty() const { return faults_.empty(); }
    [[nodiscard]] std::size_t n_errors() const { return n_errors_; }

    /// All of `sorted()`, one a line; with carets, the offending lines too.
    [[nodiscard]] std::string text(bool with_carets = false) const;

    /// Throws one Error(input) that lists every error, if there is any; warnings and notes never
    /// throw.
    void throw_if_any() const;

private:
    std::vector<Fault> faults_;
    std::size_t n_errors_ = 0;
};

}  // namespace gossan
