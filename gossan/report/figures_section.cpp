// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/html.hpp"
#include "gossan/report/key_figures.hpp"
#include "gossan/report/measured_words.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

/// Above this a balance does not close (conventions: 1e-8 of what is there or passes).
constexpr double closes_to = 1e-8;

std::string measured_of(const std::string& column, const Measured& measured) {
    std::string out;
    if (column.empty()) return out;
    for (const std::string& words : measured_words(measured.marks, column))
        out += element("li", escaped(words));
    return out.empty() ? out : "<ul class=\"measured\">" + out + "</ul>";
}

std::string closure_tile(const WorstClosure& worst) {
    const bool closes = worst.relative <= closes_to;
    return "<div class=\"tile\"><dt>Worst balance</dt><dd><span class=\"value\">" +
           readable(worst.relative, 2) + "</span></dd><dd class=\"meaning\">" +
           escaped(worst.substance) + ", relative to what is there or passes</dd><dd>" +
           element("span", closes ? "✓ closes" : "✗ does not close",
                   closes ? "chip good" : "chip bad") +
           "</dd></div>\n";
}

}  // namespace

std::string status_chip(const records::Manifest& manifest) {
    using records::RunStatus;
    switch (manifest.status) {
        case RunStatus::done:
            return element("span", "✓ done", "chip good");
        case RunStatus::failed:
            return element("span", "✗ failed", "chip bad");
        case RunStatus::running:
            return element("span", "… running", "chip open");
        case RunStatus::interrupted:
            break;
    }
    return element("span", "⏸ interrupted", "chip open");
}

std::string figures_section(const RunView& run, const Measured& measured) {
    std::string tiles;
    for (const KeyFigure& figure : key_figures(run))
        tiles += tile({figure.label, readable(figure.value, 3), figure.unit, figure.meaning},
                      measured_of(figure.column, measured));
    if (const auto worst = worst_closure(run)) tiles += closure_tile(*worst);
    if (tiles.empty()) return {};
    return section("figures", "Key figures", "<dl class=\"tiles\">" + tiles + "</dl>\n");
}

}  // namespace gossan::report
