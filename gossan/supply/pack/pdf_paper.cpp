// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/pdf_paper.hpp"

#include <hpdf.h>

#include <sstream>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

constexpr double width = 612.0, height = 792.0, margin = 48.0, foot_room = 40.0;

/// The library tells a fault by this call, from within C: kept here and thrown later.
void keep_fault(HPDF_STATUS fault, HPDF_STATUS /*detail*/, void* first) {
    auto& kept = *static_cast<HPDF_STATUS*>(first);
    if (kept == HPDF_OK) kept = fault;
}

/// UTF-8 to the one-byte letters of the font.
std::string one_byte_letters(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80U) {
            out += byte < 0x20U ? ' ' : text[at];
        } else if ((byte == 0xC2U || byte == 0xC3U) && at + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++at]);
            out += static_cast<char>(((byte & 3U) << 6U) | (next & 0x3FU));
        } else if (byte >= 0xC0U) {
            out += '?';
        }
    }
    return out;
}

HPDF_Date date_of_time(const std::string& at) {
    const auto number = [&at](std::size_t from, std::size_t n) {
        return from + n <= at.size() ? std::stoi(at.substr(from, n)) : 0;
    };
    return {number(0, 4),
            number(5, 2),
            number(8, 2),
            number(11, 2),
            number(14, 2),
            number(17, 2),
            'Z',
            0,
            0};
}

}  // namespace

struct PdfPaper::Sheet {
    HPDF_STATUS fault = HPDF_OK;
    HPDF_Doc document = nullptr;
    HPDF_Page page = nullptr;
    HPDF_Font plain = nullptr, bold = nullptr;
    double y = 0.0;
    int n_sheets = 0;

    double width_of(HPDF_Font font, double size, const std::string& letters) const {
        const HPDF_TextWidth told = HPDF_Font_TextWidth(
            font, reinterpret_cast<const HPDF_BYTE*>(letters.data()), HPDF_UINT(letters.size()));
        return double(told.width) * size / 1000.0;
    }

    void put(HPDF_Font font, double size, double x, double at, const std::string& letters) const {
        HPDF_Page_SetFontAndSize(page, font, HPDF_REAL(size));
        HPDF_Page_BeginText(page);
        HPDF_Page_TextOut(page, HPDF_REAL(x), HPDF_REAL(at), letters.c_str());
        HPDF_Page_EndText(page);
    }

    void rule(double at, double thickness) const {
        HPDF_Page_SetLineWidth(page, HPDF_REAL(thickness));
        HPDF_Page_MoveTo(page, HPDF_REAL(margin), HPDF_REAL(at));
        HPDF_Page_LineTo(page, HPDF_REAL(width - margin), HPDF_REAL(at));
        HPDF_Page_Stroke(page);
    }

    /// Lines of at most `room`; a word that is longer is cut.
    std::vector<std::string> lines(HPDF_Font font, double size, double room,
                                   const std::string& text) const {
        std::vector<std::string> broken(1);
        std::istringstream words(one_byte_letters(text));
        for (std::string word; words >> word;) {
            std::string& last = broken.back();
            const std::string longer = last.empty() ? word : last + " " + word;
            if (width_of(font, size, longer) <= room) {
                last = longer;
                continue;
            }
            if (!last.empty()) broken.emplace_back();
            while (width_of(font, size, word) > room) {
                std::size_t n = word.size() - 1;
                while (n > 1 && width_of(font, size, word.substr(0, n)) > room) --n;
                broken.back() = word.substr(0, n);
                broken.emplace_back();
                word.erase(0, n);
            }
            broken.back() = word;
        }
        return broken;
    }

    void begin_page() {
        page = HPDF_AddPage(document);
        HPDF_Page_SetWidth(page, HPDF_REAL(width));
        HPDF_Page_SetHeight(page, HPDF_REAL(height));
        y = height - margin;
        ++n_sheets;
    }

    void make_room(double needed) {
        if (y - needed < margin + foot_room) begin_page();
    }

    void block(HPDF_Font font, double size, double x, double room, const std::string& text) {
        for (const std::string& line : lines(font, size, room, text)) {
            make_room(size * 1.3);
            y -= size * 1.3;
            put(font, size, x, y, line);
        }
    }
};

PdfPaper::PdfPaper(const std::string& title, const std::string& at)
    : sheet_(std::make_unique<Sheet>()) {
    Sheet& s = *sheet_;
    s.document = HPDF_New(keep_fault, &s.fault);
    if (s.document == nullptr) throw Error(ErrorCode::internal, "no PDF could be begun");
    HPDF_SetCompressionMode(s.document, HPDF_COMP_NONE);  // the bytes depend on no other library
    HPDF_SetInfoAttr(s.document, HPDF_INFO_TITLE, one_byte_letters(title).c_str());
    HPDF_SetInfoDateAttr(s.document, HPDF_INFO_CREATION_DATE, date_of_time(at));
    HPDF_SetInfoDateAttr(s.document, HPDF_INFO_MOD_DATE, date_of_time(at));
    s.plain = HPDF_GetFont(s.document, "Helvetica", "WinAnsiEncoding");
    s.bold = HPDF_GetFont(s.document, "Helvetica-Bold", "WinAnsiEncoding");
    s.begin_page();
}

PdfPaper::~PdfPaper() { HPDF_Free(sheet_->document); }

void PdfPaper::next_sheet() { sheet_->begin_page(); }

void PdfPaper::heading(const std::string& text) {
    sheet_->block(sheet_->bold, 15.0, margin, width - 2.0 * margin, text);
    gap(2.0);
}

void PdfPaper::section(const std::string& text) {
    sheet_->make_room(40.0);
    gap(7.0);
    sheet_->block(sheet_->bold, 9.5, margin, width - 2.0 * margin, text);
    sheet_->y -= 3.0;
    sheet_->rule(sheet_->y, 0.5);
    gap(1.0);
}

void PdfPaper::text(const std::string& text, double size) {
    sheet_->block(sheet_->plain, size, margin, width - 2.0 * margin, text);
}

void PdfPaper::fact(const std::string& name, const std::string& value) {
    constexpr double size = 8.5, indent = 104.0;
    sheet_->make_room(size * 1.3);
    const double top = sheet_->y;
    sheet_->put(sheet_->bold, size, margin, top - size * 1.3, one_byte_letters(name));
    sheet_->block(sheet_->plain, size, margin + indent, width - 2.0 * margin - indent, value);
}

void PdfPaper::table(const std::vector<std::vector<std::string>>& rows,
                     const std::vector<double>& parts, bool figures) {
    constexpr double size = 8.0, line = size * 1.35;
    const double whole = width - 2.0 * margin;
    gap(1.0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const HPDF_Font font = row == 0 ? sheet_->bold : sheet_->plain;
        std::vector<std::vector<std::string>> cells;
        std::size_t n_lines = 1;
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            cells.push_back(
                sheet_->lines(font, size, parts[column] * whole - 4.0, rows[row][column]));
            n_lines = std::max(n_lines, cells.back().size());
        }
        sheet_->make_room(double(n_lines) * line);
        double x = margin;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const double right = x + parts[column] * whole - 4.0;
            for (std::size_t k = 0; k < cells[column].size(); ++k) {
                const std::string& letters = cells[column][k];
                const double from =
                    figures && column > 0 ? right - sheet_->width_of(font, size, letters) : x;
                sheet_->put(font, size, from, sheet_->y - double(k + 1) * line, letters);
            }
            x += parts[column] * whole;
        }
        sheet_->y -= double(n_lines) * line;
        if (row == 0) sheet_->rule(sheet_->y - 2.0, 0.25);
        if (row == 0) sheet_->y -= 2.0;
    }
}

void PdfPaper::foot(const std::string& text) {
    double at = margin + foot_room - 22.0;
    for (const std::string& line : sheet_->lines(sheet_->plain, 7.0, width - 2.0 * margin, text)) {
        sheet_->put(sheet_->plain, 7.0, margin, at, line);
        at -= 9.0;
    }
}

void PdfPaper::gap(double height_of_gap) { sheet_->y -= height_of_gap; }

double PdfPaper::room() const { return sheet_->y - margin - foot_room; }

int PdfPaper::sheets() const { return sheet_->n_sheets; }

std::string PdfPaper::bytes() {
    Sheet& s = *sheet_;
    HPDF_SaveToStream(s.document);
    std::string all(HPDF_GetStreamSize(s.document), '\0');
    HPDF_UINT32 n = HPDF_UINT32(all.size());
    HPDF_ResetStream(s.document);
    HPDF_ReadFromStream(s.document, reinterpret_cast<HPDF_BYTE*>(all.data()), &n);
    if (s.fault != HPDF_OK || n != all.size()) {
        throw Error(ErrorCode::internal,
                    "the PDF could not be made: fault " + std::to_string(s.fault) + " of libharu");
    }
    return all;
}

}  // namespace gossan::supply
