// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/delivery/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

struct Ranked {
    std::vector<double> values, places;  ///< sorted; share of draws that fall below
};

Ranked ranked(std::span<const double> values, std::span<const double> weights) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    const double alike = 1.0 / double(values.size());
    const auto weight = [&](std::size_t k) { return weights.empty() ? alike : weights[k]; };
    double squares = 0.0, before = 0.0;
    for (const std::size_t k : order) squares += weight(k) * weight(k);
    const double count = 1.0 / squares;
    Ranked made;
    for (const std::size_t k : order) {
        made.values.push_back(values[k]);
        const double middle = before + 0.5 * weight(k);
        made.places.push_back((middle * count + 0.5) / (count + 1.0));  // (1)
        before += weight(k);
    }
    return made;
}

double between(const Ranked& sample, double below) {
    const auto above = std::lower_bound(sample.places.begin(), sample.places.end(), below);
    if (above == sample.places.begin()) return sample.values.front();
    if (above == sample.places.end()) return sample.values.back();
    const auto k = std::size_t(above - sample.places.begin());
    const double span = sample.places[k] - sample.places[k - 1];
    const double part = span > 0.0 ? (below - sample.places[k - 1]) / span : 1.0;
    return std::lerp(sample.values[k - 1], sample.values[k], part);
}

constexpr double rounding = 1e-9;  // of a share: 0.1 is not exact

}  // namespace

double CathodeOutcomes::at(std::size_t member, double day) const {
    const auto& own = kg[member];
    const auto after = std::upper_bound(days.begin(), days.end(), day);
    if (after == days.begin()) return own.front();
    if (after == days.end()) return own.back();
    const auto k = std::size_t(after - days.begin());
    return std::lerp(own[k - 1], own[k], (day - days[k - 1]) / (days[k] - days[k - 1]));
}

std::optional<double> exceeded_with(double chance, std::span<const double> values,
                                    std::span<const double> weights) {
    if (values.empty()) return {};
    const Ranked sample = ranked(values, weights);
    const double below = 1.0 - chance;
    if (below < sample.places.front() - rounding || below > sample.places.back() + rounding) {
        return {};
    }
    return between(sample, below);
}

double exceeded_within(double chance, std::span<const double> values,
                       std::span<const double> weights) {
    expects(!values.empty(), "there are members");
    return between(ranked(values, weights), 1.0 - chance);
}

namespace {

using Told = std::map<double, double>;

/// Rows by member, in the order in which members appear.
struct Members {
    std::vector<std::string> names = {};
    std::map<std::string, Told> told = {};
    std::map<std::string, double> weights = {};
};

void read_row(const tables::Table& table, std::size_t row, bool has_weight, Members& members,
              Diagnostics& diagnostics) {
    const std::string name = text_at(table, "member", row);
    const auto day = date_at(table, "until", row, diagnostics);
    const auto mass = mass_at(table, "cathode", row, diagnostics);
    if (!day || !mass) return;
    if (!members.told.contains(name)) members.names.push_back(name);
    if (!members.told[name].emplace(*day, mass->kg()).second) {
        table.add_fault("until", row,
                        {.code = "delivery.outcome", .allowed = "a day once a member"},
                        diagnostics);
    }
    if (!has_weight) return;
    const auto weight = table.required_number("weight", row, diagnostics);
    if (weight && !(*weight >= 0.0)) {
        table.add_fault("weight", row, {.code = "delivery.outcome", .allowed = "0 or more"},
                        diagnostics);
    }
    members.weights[name] = weight.value_or(0.0);
}

void fault(const tables::Table& table, std::string found, std::string allowed,
           Diagnostics& diagnostics) {
    diagnostics.add({.location = {.file = table.file()},
                     .code = "delivery.outcome",
                     .found = std::move(found),
                     .allowed = std::move(allowed)});
}

}  // namespace

CathodeOutcomes read_outcomes(const tables::Table& table, Diagnostics& diagnostics) {
    const std::vector<std::string> columns{"member", "until", "cathode"};
    if (!require(table, columns, diagnostics)) return {};
    const bool has_weight = find_column(table, "weight").has_value();
    Members members;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        read_row(table, row, has_weight, members, diagnostics);
    }
    if (diagnostics.has_errors()) return {};
    CathodeOutcomes made;
    double sum = 0.0;
    for (const std::string& name : members.names) {
        const Told& told = members.told[name];
        std::vector<double> days, kg;
        for (const auto& [day, mass] : told) {
            days.push_back(day);
            kg.push_back(mass);
        }
        if (made.days.empty()) made.days = days;
        if (days != made.days || days.size() < 2) {
            fault(table, "member " + in_quotes(name, 40) + " has days of its own",
                  "the same two days or more for all", diagnostics);
            return {};
        }
        if (!std::is_sorted(kg.begin(), kg.end())) {
            fault(table, "the cathode of member " + in_quotes(name, 40) + " falls",
                  "cathode so far, which never falls", diagnostics);
            return {};
        }
        made.kg.push_back(std::move(kg));
        if (has_weight) made.weights.push_back(members.weights[name]);
        sum += has_weight ? members.weights[name] : 1.0;
    }
    if (made.kg.size() < 2 || !(sum > 0.0)) {
        fault(table, "fewer than two members that count", "two members or more", diagnostics);
        return {};
    }
    for (double& weight : made.weights) weight /= sum;
    return made;
}

}  // namespace gossan::supply
