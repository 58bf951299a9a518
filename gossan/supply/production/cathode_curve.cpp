// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/production/cathode_curve.hpp"

#include <algorithm>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/ledger/attribution.hpp"
#include "gossan/ledger/mass.hpp"
#include "gossan/records/run_folder.hpp"

namespace gossan::supply {
namespace {

constexpr const char* copper = "Cu";
constexpr double an_instant = 1e-6;  // d

void require_plating(const ledger::Book& book) {
    const bool has_cathode =
        std::any_of(book.moved.begin(), book.moved.end(), [](const ledger::Moved& moved) {
            return moved.substance == copper && lowered(moved.to) == "cathode";
        });
    if (has_cathode) return;
    throw Error(ErrorCode::input, "the accounts have no cathode", {},
                "take a run of a site with its plant, or measured cathode");
}

std::string stream_of(const std::string& origin, const ledger::Book& book) {
    if (origin == "plant") return origin;
    const auto pad = book.pads.find(origin);
    return pad == book.pads.end() ? origin : pad->second;
}

/// P at a day, on straight lines; before the first and behind the last it stands still.
double plated_at(const PlatedSoFar& plated, double day) {
    const auto after = std::lower_bound(plated.days.begin(), plated.days.end(), day);
    if (after == plated.days.begin()) return plated.amount.front();
    if (after == plated.days.end()) return plated.amount.back();
    const auto k = std::size_t(after - plated.days.begin());
    const double part = (day - plated.days[k - 1]) / (plated.days[k] - plated.days[k - 1]);
    return plated.amount[k - 1] + part * (plated.amount[k] - plated.amount[k - 1]);
}

/// How much of what came from a to b was there at t, (1).
double progress(const PlatedSoFar& plated, double a, double b, double t) {
    if (plated.days.size() >= 2) {
        const double whole = plated_at(plated, b) - plated_at(plated, a);
        if (whole > 0.0) return (plated_at(plated, t) - plated_at(plated, a)) / whole;
    }
    return (t - a) / (b - a);
}

/// Days from a until b, without a and with b, on which something is known.
std::vector<double> days_between(const PlatedSoFar& plated, double a, double b) {
    std::vector<double> days;
    for (const double day : plated.days) {
        if (day > a + an_instant && day < b - an_instant) days.push_back(day);
    }
    days.push_back(b);
    return days;
}

}  // namespace

CathodeCurve cathode_of(std::span<const records::BalanceRow> rows, double day_zero,
                        const PlatedSoFar& plated) {
    const ledger::Book book = ledger::book_of(rows);
    require_plating(book);
    const ledger::Attribution found = ledger::attribute_copper(book);
    const double unit_kg = ledger::kilograms(copper, book.units.at(copper));

    CathodeCurve curve;
    for (const std::string& origin : found.origins) {
        const std::string stream = stream_of(origin, book);
        curve.origins.push_back({.module = origin == "plant" ? "" : origin, .stream = stream});
    }
    double first = book.days.front();
    for (const records::BalanceRow& row : rows) first = std::min(first, row.begin_d);
    curve.days.push_back(day_zero + first);
    curve.kg.assign(curve.origins.size(), {0.0});
    for (std::size_t k = 0; k < book.n_days(); ++k) {
        const double a = curve.days.back(), b = day_zero + book.days[k];
        if (b <= a) continue;
        std::vector<double> before, whole;
        for (std::size_t o = 0; o < curve.origins.size(); ++o) {
            before.push_back(curve.kg[o].back());
            whole.push_back(std::max(0.0, found.recovered[o][k] * unit_kg - before[o]));
        }
        for (const double day : days_between(plated, a, b)) {
            const double part = day == b ? 1.0 : progress(plated, a, b, day);
            curve.days.push_back(day);
            for (std::size_t o = 0; o < whole.size(); ++o) {
                curve.kg[o].push_back(before[o] + part * whole[o]);
            }
        }
    }
    return curve;
}

CathodeCurve cathode_of_run(const std::filesystem::path& path) {
    const auto folder = records::RunFolder::open(path);
    const records::Manifest manifest = records::read_manifest(folder);
    const auto day_zero = days_of(manifest.start_date);
    if (!day_zero) {
        throw Error(ErrorCode::input, "the run has no date", path.string(),
                    "give the scenario a start_date: lots are of days");
    }
    if (manifest.status != records::RunStatus::done) {
        throw Error(ErrorCode::input, "the run is not done", path.string(),
                    "let it end: gossan resume");
    }
    PlatedSoFar plated;
    const records::Series series = records::read_series(folder);
    if (const auto column = series.column("cathode_t")) {
        for (std::size_t row = 0; row < series.time_d.size(); ++row) {
            const double amount = series.values[*column][row];
            if (!(amount >= 0.0)) continue;  // the first row knows of none
            plated.days.push_back(*day_zero + series.time_d[row]);
            plated.amount.push_back(amount);
        }
    }
    return cathode_of(records::read_balance(folder.balance()), *day_zero, plated);
}

}  // namespace gossan::supply
