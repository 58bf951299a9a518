// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace gossan::supply {

/// Sheets of US letter, printed from the top down into a PDF of the same bytes for the same words.
/// Lengths are points of 1/72 inch. Texts are UTF-8; letters beyond Latin-1 become "?".
class PdfPaper {
public:
    /// `at`: "2026-05-08T18:00:00Z", told as the time of the document.
    PdfPaper(const std::string& title, const std::string& at);
    ~PdfPaper();
    PdfPaper(const PdfPaper&) = delete;
    PdfPaper& operator=(const PdfPaper&) = delete;

    /// Begins the next sheet; the first is there.
    void next_sheet();
    void heading(const std::string& text);
    void section(const std::string& text);
    /// A paragraph, broken at blanks.
    void text(const std::string& text, double size = 8.5);
    /// A word and what it is, in columns that stand below each other.
    void fact(const std::string& name, const std::string& value);
    /// A table: the first row is the head, columns are as wide as told (in parts of the whole); all
    /// but the first are set to the right where `figures`.
    void table(const std::vector<std::vector<std::string>>& rows, const std::vector<double>& parts,
               bool figures);
    /// A line at the foot of the sheet.
    void foot(const std::string& text);
    void gap(double height);
    [[nodiscard]] double room() const;  ///< that is left on the sheet
    [[nodiscard]] int sheets() const;

    /// The bytes of the PDF; Error(internal) if it could not be made.
    [[nodiscard]] std::string bytes();

private:
    struct Sheet;
    std::unique_ptr<Sheet> sheet_;
};

}  // namespace gossan::supply
