// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/plan_space.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::study {
namespace {

void fault(Diagnostics& diagnostics, const std::string& code, const std::string& path,
           const std::string& found, const std::string& allowed, const std::string& write = {}) {
    diagnostics.add(
        {.code = code, .path = path, .found = found, .allowed = allowed, .write = write});
}

/// What a plan says of a path, as written; a fault with the nearest path if it says nothing.
const Origin* entry(const Origins& origins, const std::string& wanted, const std::string& path,
                    Diagnostics& diagnostics) {
    if (const Origin* origin = origins.find(wanted)) return origin;
    std::vector<std::string> known;
    for (const Origin& each : origins.all()) known.push_back(each.path);
    const auto near = nearest(wanted, known);
    fault(diagnostics, "study.unknown_path", path, in_quotes(wanted),
          "an entry that the scenario has, or that has a default", near.value_or(""));
    return nullptr;
}

/// As TOML writes a text, without its quotes.
std::string bare(std::string text) {
    if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
    return text;
}

}  // namespace

PlanSpace::PlanSpace(const std::vector<DecisionInput>& decisions, const Origins& origins,
                     Diagnostics& diagnostics) {
    std::vector<std::string> taken;
    for (std::size_t k = 0; k < decisions.size(); ++k) {
        const DecisionInput& input = decisions[k];
        const std::string path = "decisions[" + std::to_string(k) + "]";
        Decision decision{.name = input.name, .first = n_variables_};
        if (input.order.empty()) {
            resolve_numbers(input, path, origins, decision, diagnostics);
        } else {
            resolve_order(input, path, origins, decision, diagnostics);
        }
        for (const std::string& each : decision.paths) {
            if (std::find(taken.begin(), taken.end(), each) != taken.end()) {
                fault(diagnostics, "study.path_twice", path, in_quotes(each),
                      "each entry in one decision alone");
            }
            taken.push_back(each);
        }
        n_variables_ += decision.n;
        decisions_.push_back(std::move(decision));
    }
}

void PlanSpace::resolve_numbers(const DecisionInput& input, const std::string& path,
                                const Origins& origins, Decision& decision,
                                Diagnostics& diagnostics) {
    const auto read = [&](const std::string& text, const std::string& key, bool is_first) {
        auto reading = is_first ? parse_quantity(text) : read_quantity(text, decision.measure);
        if (reading.quantity) return *reading.quantity;
        fault(diagnostics, reading.fault.code, path + key, reading.fault.found,
              reading.fault.allowed, reading.fault.write);
        return ParsedQuantity{};
    };
    decision.paths = input.paths;
    const ParsedQuantity low = read(input.low.value_or("0"), ".low", true);
    decision.measure = {
        low.dimension, low.is_on_a_temperature_scale ? Scale::temperature : Scale::plain, low.unit};
    decision.low = low.si;
    decision.high = read(input.high.value_or("0"), ".high", false).si;
    if (input.step) {
        const auto step = parse_quantity(*input.step);
        if (step.quantity && step.quantity->dimension == low.dimension && step.quantity->si > 0.0) {
            decision.step = low.is_on_a_temperature_scale
                                ? step.quantity->si -
                                      read_quantity("0 " + low.unit, decision.measure).quantity->si
                                : step.quantity->si;
        } else {
            fault(diagnostics, "study.step", path + ".step", in_quotes(*input.step),
                  "a step above 0 in the unit of low");
        }
    }
    if (decision.low >= decision.high) {
        fault(diagnostics, "study.bounds", path + ".low", in_quotes(input.low.value_or("")),
              "below high, " + in_quotes(input.high.value_or("")));
    }
    for (std::size_t k = 0; k < input.paths.size(); ++k) {
        const std::string at = path + ".paths[" + std::to_string(k) + "]";
        const Origin* origin = entry(origins, input.paths[k], at, diagnostics);
        if (origin == nullptr) continue;
        const std::string text = bare(origin->written);
        const auto reading = read_quantity(text, decision.measure);
        if (!reading.quantity) {
            fault(diagnostics, "study.no_such_number", at, in_quotes(text) + " there",
                  "an entry that is " + measure_name(decision.measure) + ", as low is");
        } else if (k == 0) {
            decision.base = reading.quantity->si;
            decision.base_text = text;
        }
    }
}

void PlanSpace::resolve_order(const DecisionInput& input, const std::string& path,
                              const Origins& origins, Decision& decision,
                              Diagnostics& diagnostics) {
    decision.order = input.order;
    decision.n = input.order.size();
    std::vector<std::pair<double, std::string>> days;
    for (std::size_t k = 0; k < input.order.size(); ++k) {
        std::string found;
        for (const Origin& each : origins.all()) {
            if (!each.path.starts_with("modules[") || !each.path.ends_with("].id")) continue;
            if (bare(each.written) == input.order[k]) {
                found = each.path.substr(0, each.path.size() - 2) + "from";
            }
        }
        const Origin* origin = found.empty() ? nullptr : origins.find(found);
        if (origin == nullptr) {
            fault(diagnostics, "study.unknown_module", path + ".order", in_quotes(input.order[k]),
                  "a module with a day of its own");
            continue;
        }
        decision.paths.push_back(found);
        const std::string text = bare(origin->written);
        const auto reading = parse_quantity(text);
        days.emplace_back(reading.quantity ? reading.quantity->si : 0.0, text);
    }
    auto in_time = days;
    std::stable_sort(in_time.begin(), in_time.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& each : in_time) decision.days.push_back(each.second);
    // Rank of each module by its day; the base of the keys.
    std::vector<std::size_t> by_day(days.size());
    std::iota(by_day.begin(), by_day.end(), std::size_t{0});
    std::stable_sort(by_day.begin(), by_day.end(),
                     [&](std::size_t a, std::size_t b) { return days[a].first < days[b].first; });
    for (std::size_t rank = 0; rank < by_day.size(); ++rank) {
        decision.base_text += (rank > 0 ? ", " : "") + input.order[by_day[rank]];
    }
}

std::string PlanSpace::text_at(const Decision& d, double share) const {
    double si = d.low + std::clamp(share, 0.0, 1.0) * (d.high - d.low);
    if (d.step > 0.0) {
        si = d.low + d.step * std::round((si - d.low) / d.step);
        if (si > d.high) si -= d.step;
    }
    return rounded_quantity(si, d.measure, d.step > 0.0 ? 12 : 4);
}

std::vector<std::size_t> PlanSpace::ranks(const Decision& d, const Point& point) {
    std::vector<std::size_t> by_key(d.n);
    std::iota(by_key.begin(), by_key.end(), std::size_t{0});
    std::stable_sort(by_key.begin(), by_key.end(), [&](std::size_t a, std::size_t b) {
        return point[d.first + a] < point[d.first + b];
    });
    return by_key;
}

PlanEdits PlanSpace::edits(const Point& point) const {
    PlanEdits edits;
    for (const Decision& d : decisions_) {
        if (d.order.empty()) {
            const std::string text = text_at(d, point[d.first]);
            for (const std::string& path : d.paths) edits.push_back(path + "=" + text);
            continue;
        }
        const auto by_key = ranks(d, point);
        std::vector<std::string> day(d.n);
        for (std::size_t rank = 0; rank < d.n; ++rank) day[by_key[rank]] = d.days[rank];
        for (std::size_t k = 0; k < d.n; ++k) edits.push_back(d.paths[k] + "=" + day[k]);
    }
    return edits;
}

Point PlanSpace::base() const {
    Point point(n_variables_, 0.5);
    for (const Decision& d : decisions_) {
        if (d.order.empty()) {
            point[d.first] = std::clamp((d.base - d.low) / (d.high - d.low), 0.0, 1.0);
            continue;
        }
        for (std::size_t k = 0; k < d.n; ++k) {
            // Where the module stands in the order in force.
            const std::string padded = ", " + d.base_text + ", ";
            const auto at = padded.find(", " + d.order[k] + ", ");
            const auto rank = std::count(padded.begin(), padded.begin() + std::ptrdiff_t(at), ',');
            point[d.first + k] = (double(rank) + 0.5) / double(d.n);
        }
    }
    return point;
}

std::vector<Point> PlanSpace::neighbours_of_base() const {
    constexpr double apart = 0.2;
    std::vector<Point> points;
    const Point from = base();
    for (const Decision& decision : decisions_) {
        if (decision.paths.empty() || !decision.order.empty()) continue;
        for (const double step : {-apart, apart}) {
            Point point = from;
            point[decision.first] = std::clamp(point[decision.first] + step, 0.0, 1.0);
            if (point != from) points.push_back(std::move(point));
        }
    }
    return points;
}

std::vector<std::string> PlanSpace::base_outside() const {
    std::vector<std::string> outside;
    for (const Decision& d : decisions_) {
        const double slack = 1e-9 * (d.high - d.low);
        if (d.order.empty() && (d.base < d.low - slack || d.base > d.high + slack)) {
            outside.push_back(d.name);
        }
    }
    return outside;
}

std::vector<PlanEdits> PlanSpace::corners() const {
    return {edits(Point(n_variables_, 0.0)), edits(Point(n_variables_, 1.0))};
}

Point PlanSpace::put_back(Point point, std::size_t decision) const {
    const Decision& d = decisions_[decision];
    const Point in_force = base();
    for (std::size_t v = d.first; v < d.first + d.n; ++v) point[v] = in_force[v];
    return point;
}

std::string PlanSpace::value(const Point& point, std::size_t decision) const {
    const Decision& d = decisions_[decision];
    if (d.order.empty()) return text_at(d, point[d.first]);
    std::string text;
    for (const std::size_t k : ranks(d, point)) text += (text.empty() ? "" : ", ") + d.order[k];
    return text;
}

std::optional<double> PlanSpace::place(const Point& point, std::size_t decision) const {
    const Decision& d = decisions_[decision];
    if (!d.order.empty()) return std::nullopt;
    const auto reading = read_quantity(text_at(d, point[d.first]), d.measure);
    expects(reading.quantity.has_value(), "a value that was written can be read");
    return (reading.quantity->si - d.low) / (d.high - d.low);
}

std::vector<DecisionChange> PlanSpace::changes(const Point& point) const {
    std::vector<DecisionChange> changes;
    for (std::size_t k = 0; k < decisions_.size(); ++k) {
        const Decision& d = decisions_[k];
        const std::string now = value(point, k);
        if (now == value(base(), k)) continue;
        DecisionChange change{.name = d.name, .from = d.base_text, .to = now};
        if (d.order.empty() && d.base != 0.0 && d.measure.scale == Scale::plain) {
            const auto reading = read_quantity(now, d.measure);
            change.relative = reading.quantity ? reading.quantity->si / d.base - 1.0 : 0.0;
        }
        changes.push_back(change);
    }
    return changes;
}

}  // namespace gossan::study
