// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/line_chart.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gossan/base/calendar.hpp"
#include "gossan/report/html.hpp"

namespace gossan::report {
namespace {

constexpr double width = 960.0, height = 380.0, left = 62.0, right = 16.0, top = 34.0, below = 30.0;

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string colour(int index) {
    return index >= 1 && index <= 8 ? "var(--c" + std::to_string(index) + ")" : "var(--ink)";
}

std::string opened(const std::string& title) {
    return "<svg viewBox=\"0 0 " + number(width) + " " + number(height) +
           "\" role=\"img\" aria-label=\"" + escaped(title) +
           "\" style=\"width:100%;height:auto;font-size:12px\">";
}

std::string text(double x, double y, const char* anchor, const std::string& words,
                 const char* fill = "var(--muted)") {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor +
           "\" fill=\"" + fill + "\">" + escaped(words) + "</text>";
}

/// 1, 2 or 5 times a power of ten, so that some five steps reach `most`.
double step_to(double most) {
    const double rough = most / 5.0, power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power) return factor * power;
    }
    return 10.0 * power;
}

/// Where values stand in the frame.
struct Scale {
    double from = 0.0, to = 1.0, most = 1.0, step = 1.0;

    [[nodiscard]] double x(double at) const {
        return left + (width - left - right) * (at - from) / (to - from);
    }
    [[nodiscard]] double y(double value) const {
        return height - below - (height - top - below) * value / most;
    }
};

Scale scale_to(double from, double to, double most) {
    Scale scale{.from = from, .to = std::max(to, from + 1e-9), .most = 1.0, .step = 1.0};
    scale.step = step_to(std::max(most, 1e-9));
    scale.most = scale.step * std::ceil(most / scale.step - 1e-9);
    scale.most = std::max(scale.most, scale.step);
    return scale;
}

std::string value_axis(const Scale& scale, const std::string& unit) {
    std::string svg = text(left, 14.0, "start", unit);
    for (double at = 0.0; at <= scale.most * (1.0 + 1e-9); at += scale.step) {
        const std::string y = number(scale.y(at));
        svg.append("<line x1=\"").append(number(left)).append("\" x2=\"");
        svg.append(number(width - right)).append("\" y1=\"").append(y).append("\" y2=\"");
        svg.append(y).append("\" stroke=\"var(--line)\"/>");
        svg += text(left - 6.0, scale.y(at) + 4.0, "end", readable(at));
    }
    return svg;
}

/// Names of months, as many as there is room for.
std::string month_axis(const Scale& scale) {
    const int first = month_of(scale.from), last = month_of(scale.to);
    const int every = std::max(1, int(std::ceil(double(last - first + 1) / 12.0)));
    std::string svg;
    for (int month = first; month <= last; month += every) {
        const double at = days_to_month(month);
        if (at < scale.from || scale.x(at) > width - 40.0) continue;
        svg += "<line x1=\"" + number(scale.x(at)) + "\" x2=\"" + number(scale.x(at)) + "\" y1=\"" +
               number(height - below) + "\" y2=\"" + number(height - below + 5.0) +
               "\" stroke=\"var(--muted)\"/>";
        svg += text(scale.x(at), height - 8.0, "middle", date_of(at).substr(0, 7));
    }
    return svg;
}

enum class Swatch { line, dashes, band, bar };

struct Key {
    std::string name;
    int colour;
    Swatch swatch;
};

std::string legend(const std::vector<Key>& keys) {
    std::string svg;
    double at = left + 60.0;  // behind the unit
    for (const Key& key : keys) {
        const std::string paint = colour(key.colour);
        const bool is_filled = key.swatch == Swatch::band || key.swatch == Swatch::bar;
        svg +=
            is_filled
                ? "<rect x=\"" + number(at) + "\" y=\"5\" width=\"22\" height=\"11\" fill=\"" +
                      paint + "\" opacity=\"" + (key.swatch == Swatch::band ? ".3" : "1") + "\"/>"
                : "<line x1=\"" + number(at) + "\" x2=\"" + number(at + 22.0) +
                      "\" y1=\"10.5\" y2=\"10.5\" stroke=\"" + paint + "\" stroke-width=\"2.5\"" +
                      (key.swatch == Swatch::dashes ? " stroke-dasharray=\"6 4\"" : "") + "/>";
        svg += text(at + 28.0, 14.0, "start", key.name, "var(--ink)");
        at += 46.0 + 6.6 * double(key.name.size());
    }
    return svg;
}

std::string path_of(const ChartLine& line, const Scale& scale) {
    std::string path;
    double before = 0.0;
    for (std::size_t k = 0; k < line.points.size(); ++k) {
        const auto& [day, value] = line.points[k];
        if (k > 0 && line.is_step) {
            path += "L" + number(scale.x(day)) + " " + number(scale.y(before));
        }
        path += (k == 0 ? "M" : "L") + number(scale.x(day)) + " " + number(scale.y(value));
        before = value;
    }
    return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + colour(line.colour) +
           "\" stroke-width=\"2.2\"" + (line.is_dashed ? " stroke-dasharray=\"6 4\"" : "") +
           "><title>" + escaped(line.name) + "</title></path>";
}

std::string area_of(const ChartBand& band, const Scale& scale) {
    std::string path;
    for (std::size_t k = 0; k < band.days.size(); ++k) {
        path += (k == 0 ? "M" : "L") + number(scale.x(band.days[k])) + " " +
                number(scale.y(band.high[k]));
    }
    for (std::size_t k = band.days.size(); k-- > 0;) {
        path += "L" + number(scale.x(band.days[k])) + " " + number(scale.y(band.low[k]));
    }
    return "<path d=\"" + path + "Z\" fill=\"" + colour(band.colour) + "\" opacity=\"" +
           readable(band.opacity) + "\"><title>" + escaped(band.name) + "</title></path>";
}

}  // namespace

std::string LineChart::svg() const {
    double from = 1e300, to = -1e300, most = 0.0;
    std::vector<Key> keys;
    for (const ChartLine& line : lines) {
        if (line.points.empty()) continue;
        keys.push_back({line.name, line.colour, line.is_dashed ? Swatch::dashes : Swatch::line});
        for (const auto& [day, value] : line.points) {
            from = std::min(from, day);
            to = std::max(to, day);
            most = std::max(most, value);
        }
    }
    for (const ChartBand& band : bands) {
        if (band.days.empty()) continue;
        keys.push_back({band.name, band.colour, Swatch::band});
        from = std::min(from, band.days.front());
        to = std::max(to, band.days.back());
        most = std::max(most, *std::max_element(band.high.begin(), band.high.end()));
    }
    if (keys.empty()) return {};
    const Scale scale = scale_to(from, to, most);
    std::string svg = opened(title) + value_axis(scale, unit) + month_axis(scale);
    for (const ChartBand& band : bands) {
        if (!band.days.empty()) svg += area_of(band, scale);
    }
    for (const ChartLine& line : lines) {
        if (!line.points.empty()) svg += path_of(line, scale);
    }
    if (mark > from && mark < to) {
        svg += "<line x1=\"" + number(scale.x(mark)) + "\" x2=\"" + number(scale.x(mark)) +
               "\" y1=\"" + number(top) + "\" y2=\"" + number(height - below) +
               "\" stroke=\"var(--muted)\" stroke-dasharray=\"3 4\"/>";
        svg += text(scale.x(mark) + 5.0, top + 12.0, "start", mark_words);
    }
    return svg + legend(keys) + "</svg>";
}

std::string GroupedBars::svg() const {
    if (groups.empty() || names.empty()) return {};
    double most = 0.0;
    for (const auto& own : values) {
        for (const double value : own) most = std::max(most, value);
    }
    const Scale scale = scale_to(0.0, double(groups.size()), most);
    std::string svg = opened(title) + value_axis(scale, unit);
    const double slot = scale.x(1.0) - scale.x(0.0), bar = 0.8 * slot / double(names.size());
    const auto every = std::max<std::size_t>(1, (groups.size() + 11) / 12);
    std::vector<Key> keys;
    for (std::size_t name = 0; name < names.size(); ++name) {
        keys.push_back({names[name], int(name % 8) + 1, Swatch::bar});
        for (std::size_t k = 0; k < groups.size(); ++k) {
            const double value = values[name][k];
            const double x = scale.x(double(k)) + 0.1 * slot + bar * double(name);
            svg += "<rect x=\"" + number(x) + "\" y=\"" + number(scale.y(value)) + "\" width=\"" +
                   number(0.9 * bar) + "\" height=\"" + number(scale.y(0.0) - scale.y(value)) +
                   "\" fill=\"" + colour(int(name % 8) + 1) + "\"><title>" +
                   escaped(groups[k] + ", " + names[name] + ": " + readable(value) + " " + unit) +
                   "</title></rect>";
        }
    }
    for (std::size_t k = 0; k < groups.size(); k += every) {
        svg += text(scale.x(double(k)) + 0.5 * slot, height - 8.0, "middle", groups[k]);
    }
    return svg + legend(keys) + "</svg>";
}

}  // namespace gossan::report
