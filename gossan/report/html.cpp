// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/html.hpp"

#include <charconv>
#include <cmath>

namespace gossan::report {
namespace {

std::string printed(double value, std::chars_format format, int precision) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, format, precision).ptr;
    return {buffer, end};
}

/// "69.00" as "69"; a number without a decimal point stays.
std::string without_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

const char* raised(char digit) {
    static constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    return digits[digit - '0'];
}

std::string lowered(char digit) {  // U+2080 to U+2089
    return std::string("\xE2\x82") + char(0x80 + (digit - '0'));
}

/// "1.23e-05" as "1.23×10⁻⁵".
std::string with_power_of_ten(const std::string& text) {
    const std::size_t mark = text.find('e');
    std::string out = without_zeros(text.substr(0, mark)) + "×10";
    if (text[mark + 1] == '-') out += "⁻";
    const std::size_t digits = text.find_first_not_of("+-0", mark + 1);
    for (const char digit : text.substr(digits)) out += raised(digit);
    return out;
}

std::string magnitude(double size, int digits) {
    if (size < 1e-4 || size >= 1e7)
        return with_power_of_ten(printed(size, std::chars_format::scientific, digits - 1));
    const int before_point = static_cast<int>(std::floor(std::log10(size))) + 1;
    const int after_point = before_point < digits ? digits - before_point : 0;
    return without_zeros(printed(size, std::chars_format::fixed, after_point));
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string element(std::string_view tag, std::string_view inside, std::string_view classes) {
    std::string out = "<";
    out += tag;
    if (!classes.empty()) {
        out += " class=\"";
        out += classes;
        out += '"';
    }
    out += '>';
    out += inside;
    out += "</";
    out += tag;
    out += '>';
    return out;
}

TableCell text_cell(std::string_view text) { return {.html = escaped(text), .is_number = false}; }

TableCell number_cell(double value, int digits) {
    return {.html = readable(value, digits), .is_number = true};
}

std::string HtmlTable::html() const {
    std::string out = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                      escaped(caption) + "\"><table>" + element("caption", escaped(caption)) +
                      "<thead><tr>";
    for (std::size_t column = 0; column < header.size(); ++column) {
        const bool is_number =
            !rows.empty() && column < rows.front().size() && rows.front()[column].is_number;
        out += std::string("<th scope=\"col\"") + (is_number ? " class=\"number\">" : ">") +
               escaped(header[column]) + "</th>";
    }
    out += "</tr></thead><tbody>\n";
    for (const auto& row : rows) {
        out += "<tr>";
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string_view classes = row[column].is_number ? "number" : "";
            out += column == 0 ? "<th scope=\"row\" class=\"" + std::string(classes) + "\">" +
                                     row[column].html + "</th>"
                               : element("td", row[column].html, classes);
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

std::string tile(const Tile& figure, std::string_view below) {
    return "<div class=\"tile\"><dt>" + escaped(figure.label) + "</dt><dd><span class=\"value\">" +
           escaped(figure.value) + "</span> <span class=\"unit\">" +
           escaped(readable_unit(figure.unit)) + "</span></dd><dd class=\"meaning\">" +
           escaped(figure.meaning) + "</dd>" + std::string(below) + "</div>\n";
}

std::string section(std::string_view anchor, std::string_view heading, std::string_view inside) {
    return "<section id=\"" + std::string(anchor) + "\">" + element("h2", escaped(heading)) + "\n" +
           std::string(inside) + "</section>\n";
}

std::string readable(double value, int digits) {
    if (std::isnan(value)) return {};
    if (value == 0.0) return "0";
    return (value < 0.0 ? "\u2212" : "") + magnitude(std::abs(value), digits);
}

std::string readable_unit(std::string_view unit) {
    if (unit == "1") return {};
    std::string out;
    for (std::size_t at = 0; at < unit.size(); ++at) {
        const char c = unit[at];
        const auto is_digit = [&](std::size_t k) {
            return k < unit.size() && unit[k] >= '0' && unit[k] <= '9';
        };
        const bool after_letter = at > 0 && unit[at - 1] != ' ' && unit[at - 1] != '/';
        const bool in_formula = at > 0 && unit[at - 1] >= 'A' && unit[at - 1] <= 'Z';
        if (is_digit(at) && in_formula)
            out += lowered(c);
        else if (is_digit(at) && after_letter)
            out += raised(c);
        else if (c == '-' && after_letter && is_digit(at + 1))
            out += "⁻";
        else
            out += c;
    }
    if (const std::size_t celsius = out.find("degC"); celsius != std::string::npos)
        out.replace(celsius, 4, "°C");
    return out;
}

}  // namespace gossan::report
