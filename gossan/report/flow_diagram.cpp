// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/flow_diagram.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gossan/report/html.hpp"

namespace gossan::report {
namespace {

constexpr double width = 960.0, box_width = 14.0, top = 34.0, gap = 7.0;
constexpr double least_row = 15.0;  // for the name beside a box

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string colour(int index) {
    return index >= 1 && index <= 8 ? "var(--c" + std::to_string(index) + ")" : "var(--muted)";
}

std::string opened(double height, const std::string& title) {
    return "<svg viewBox=\"0 0 " + number(width) + " " + number(height) +
           "\" role=\"img\" aria-label=\"" + escaped(title) +
           "\" style=\"width:100%;height:auto;font-size:12px\">";
}

std::string label(double x, double y, const char* anchor, const std::string& text,
                  const char* fill = "var(--ink)") {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor +
           "\" fill=\"" + fill + "\">" + escaped(text) + "</text>";
}

std::string hover(const std::string& text) { return "<title>" + escaped(text) + "</title>"; }

/// Where a box stands.
struct Box {
    double x = 0.0, y = 0.0, height = 0.0;
    double left = 0.0, right = 0.0;  ///< of its height, taken by bands so far
};

using Boxes = std::vector<std::vector<Box>>;

std::string name_of(const FlowNode& node, const std::string& unit) {
    return node.name + "  " + readable(node.value, 3) + " " + unit;
}

constexpr double a_letter = 6.3;

/// A name as it fits before the next column; what it is in full shows on hover.
std::string name_within(double room, const FlowNode& node, const std::string& unit) {
    std::string whole = name_of(node, unit);
    const auto letters = std::size_t(std::max(8.0, room / a_letter));
    if (whole.size() <= letters) return whole;
    const std::size_t behind = whole.size() - node.name.size();
    std::size_t end = letters > behind + 2 ? letters - behind - 2 : 1;
    while (end > 0 && (static_cast<unsigned char>(node.name[end]) & 0xC0U) == 0x80U) --end;
    return node.name.substr(0, end) + "…" + whole.substr(node.name.size());
}

/// Room for the names of an outer column; none takes more than a third of the page.
double room_for(const std::vector<FlowNode>& nodes, const std::string& unit) {
    constexpr double least = 135.0;
    double most = least;
    for (const FlowNode& node : nodes) {
        most = std::max(most, 12.0 + a_letter * double(name_of(node, unit).size()));
    }
    return std::min(most, width / 3.0);
}

double column_x(std::size_t column, const FlowDiagram& diagram) {
    const double left = room_for(diagram.columns.front(), diagram.unit);
    const double right = room_for(diagram.columns.back(), diagram.unit);
    return left +
           (width - left - right - box_width) * double(column) / double(diagram.columns.size() - 1);
}

/// Height of the diagram: the most crowded column decides.
double height_of(const FlowDiagram& diagram) {
    double most = 120.0;
    for (const auto& nodes : diagram.columns) {
        most = std::max(most, double(nodes.size()) * (least_row + gap));
    }
    return most;
}

Boxes placed(const FlowDiagram& diagram, double height, double& scale) {
    scale = 1e300;
    for (const auto& nodes : diagram.columns) {
        double sum = 0.0;
        for (const FlowNode& node : nodes) sum += node.value;
        const double room = height - gap * double(nodes.size() - 1);
        if (sum > 0.0) scale = std::min(scale, room / sum);
    }
    Boxes boxes;
    for (std::size_t column = 0; column < diagram.columns.size(); ++column) {
        double used = 0.0;
        std::vector<Box> own;
        for (const FlowNode& node : diagram.columns[column]) {
            const double drawn = std::max(1.0, node.value * scale);
            const double row = std::max(drawn, least_row);
            own.push_back(
                {.x = column_x(column, diagram), .y = used + (row - drawn) / 2.0, .height = drawn});
            used += row + gap;
        }
        const double shift = top + std::max(0.0, (height - used + gap) / 2.0);
        for (Box& box : own) box.y += shift;
        boxes.push_back(std::move(own));
    }
    return boxes;
}

std::string band(Box& from, Box& to, double thickness, const std::string& fill,
                 const std::string& words) {
    const double y0 = from.y + from.right + thickness / 2.0, y1 = to.y + to.left + thickness / 2.0;
    from.right += thickness;
    to.left += thickness;
    const double x0 = from.x + box_width, x1 = to.x, middle = (x0 + x1) / 2.0;
    return "<path d=\"M" + number(x0) + " " + number(y0) + "C" + number(middle) + " " + number(y0) +
           " " + number(middle) + " " + number(y1) + " " + number(x1) + " " + number(y1) +
           "\" fill=\"none\" stroke=\"" + fill + "\" stroke-opacity=\".35\" " + "stroke-width=\"" +
           number(std::max(0.5, thickness)) + "\">" + hover(words) + "</path>";
}

}  // namespace

std::string FlowDiagram::svg() const {
    if (columns.size() < 2 || columns.front().empty()) return {};
    const double height = height_of(*this);
    double scale = 0.0;
    Boxes boxes = placed(*this, height, scale);
    double bottom = 0.0;
    for (const auto& own : boxes) bottom = std::max(bottom, own.back().y + own.back().height);
    std::string svg = opened(bottom + 10.0, title);
    for (const FlowLink& link : links) {
        const FlowNode& giver = columns[link.column][link.from];
        const FlowNode& taker = columns[link.column + 1][link.to];
        svg += band(boxes[link.column][link.from], boxes[link.column + 1][link.to],
                    link.value * scale, colour(giver.colour),
                    giver.name + " → " + taker.name + ": " + readable(link.value) + " " + unit);
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const bool is_first = column == 0;
        for (std::size_t k = 0; k < columns[column].size(); ++k) {
            const Box& box = boxes[column][k];
            const FlowNode& node = columns[column][k];
            svg += "<rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" +
                   number(box_width) + "\" height=\"" + number(box.height) + "\" fill=\"" +
                   colour(node.colour) + "\">" + hover(name_of(node, unit)) + "</rect>";
            svg += label(is_first ? box.x - 6.0 : box.x + box_width + 6.0,
                         box.y + box.height / 2.0 + 4.0, is_first ? "end" : "start",
                         is_first || column + 1 == columns.size()
                             ? name_of(node, unit)
                             : name_within(boxes[column + 1].front().x - box.x - box_width - 12.0,
                                           node, unit));
        }
        svg += label(boxes[column].front().x + (is_first ? box_width : 0.0), 16.0,
                     is_first ? "end" : "start", headings[column], "var(--muted)");
    }
    return svg + "</svg>";
}

std::string StackedBars::svg() const {
    constexpr double left = 50.0, height = 230.0, base = 190.0;
    if (bars.empty()) return {};
    double most = 0.0;
    for (std::size_t bar = 0; bar < bars.size(); ++bar) {
        double sum = 0.0;
        for (const auto& part : values) sum += part[bar];
        most = std::max(most, sum);
    }
    if (!(most > 0.0)) return {};
    const double step = (width - left) / double(bars.size());
    const auto colour_of = [&](std::size_t part) {
        const bool is_rest = !rest.empty() && parts[part] == rest;
        return is_rest ? std::string("var(--line)") : colour(int(part) + 1);
    };
    std::string svg = opened(height, title);
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = base - share * (base - 20.0);
        svg += "<path d=\"M" + number(left) + " " + number(y) + "H" + number(width) +
               "\" stroke=\"var(--line)\"/>" +
               label(left - 6.0, y + 4.0, "end", readable(share * most, 3), "var(--muted)");
    }
    svg += label(0.0, 12.0, "start", unit, "var(--muted)");
    for (std::size_t bar = 0; bar < bars.size(); ++bar) {
        double y = base;
        for (std::size_t part = 0; part < values.size(); ++part) {
            const double tall = values[part][bar] / most * (base - 20.0);
            y -= tall;
            if (tall < 0.05) continue;
            svg += "<rect x=\"" + number(left + step * double(bar)) + "\" y=\"" + number(y) +
                   "\" width=\"" + number(std::max(0.6, step - (step > 4.0 ? 1.0 : 0.0))) +
                   "\" height=\"" + number(tall) + "\" fill=\"" + colour_of(part) + "\">" +
                   hover(bars[bar] + ", " + parts[part] + ": " + readable(values[part][bar]) + " " +
                         unit) +
                   "</rect>";
        }
    }
    svg += label(left, base + 16.0, "start", bars.front(), "var(--muted)") +
           label(width, base + 16.0, "end", bars.back(), "var(--muted)");
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const double x = left + 160.0 * double(part);
        svg += "<rect x=\"" + number(x) + "\" y=\"" + number(height - 14.0) +
               "\" width=\"12\" height=\"10\" fill=\"" + colour_of(part) + "\"/>" +
               label(x + 18.0, height - 5.0, "start", parts[part]);
    }
    return svg + "</svg>";
}

}  // namespace gossan::report
