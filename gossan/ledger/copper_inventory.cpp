// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/copper_inventory.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gossan/ledger/mass.hpp"
#include "gossan/ledger/place.hpp"

namespace gossan::ledger {
namespace {

constexpr auto seven = std::to_array<NamedLine>({
    {"placed", &CopperLines::placed},
    {"extractable", &CopperLines::extractable},
    {"extracted", &CopperLines::extracted},
    {"recovered", &CopperLines::recovered},
    {"remaining extractable", &CopperLines::remaining_extractable},
    {"remaining", &CopperLines::remaining},
    {"in solution", &CopperLines::in_solution},
});

constexpr auto further = std::to_array<NamedLine>({
    {"brought dissolved", &CopperLines::brought},
    {"lost", &CopperLines::lost},
    {"heap, flowing", &CopperLines::flowing},
    {"heap, stagnant", &CopperLines::stagnant},
    {"heap, on the surface", &CopperLines::ponded},
    {"ponds", &CopperLines::ponds},
    {"SX", &CopperLines::sx},
    {"EW", &CopperLines::ew},
});

CopperLines blank_lines(std::size_t n_days) {
    CopperLines lines;
    for (const auto& list : {seven_lines(), further_lines()}) {
        for (const NamedLine& line : list) (lines.*line.values).assign(n_days, 0.0);
    }
    return lines;
}

std::vector<double>& moisture_line(CopperLines& lines, const std::string& form) {
    if (form.find("stagnant") != std::string::npos) return lines.stagnant;
    if (form.find("pond") != std::string::npos) return lines.ponded;
    return lines.flowing;
}

/// Puts the share of one origin in one stock where it belongs.
void sort_stock(const Held& held, const std::vector<double>& share, double scale, bool is_own,
                std::vector<double>& locked, CopperLines& lines) {
    const auto add = [&](std::vector<double>& line) {
        for (std::size_t k = 0; k < line.size(); ++k) line[k] += scale * share[k] * held.amount[k];
    };
    switch (store_of(place_of(held.place))) {
        case Store::ore:
            if (is_own && held.form.starts_with("locked")) {
                for (std::size_t k = 0; k < locked.size(); ++k) locked[k] += scale * held.amount[k];
            }
            return add(lines.remaining);
        case Store::heap:
            return add(moisture_line(lines, held.form));
        case Store::pond:
            return add(lines.ponds);
        case Store::sx:
            return add(lines.sx);
        case Store::ew:
            return add(lines.ew);
        case Store::product:
            return add(lines.recovered);
    }
}

CopperLines lines_of(const Book& book, const Attribution& found, std::size_t origin, double scale) {
    CopperLines lines = blank_lines(book.n_days());
    std::vector<double> locked(book.n_days(), 0.0);
    for (const Held& held : book.held) {
        if (held.substance != "Cu") continue;
        const auto place = std::lower_bound(found.places.begin(), found.places.end(), held.place);
        const auto p = std::size_t(place - found.places.begin());
        const bool is_own = place_of(held.place).module == found.origins[origin];
        sort_stock(held, found.share[origin][p], scale, is_own, locked, lines);
    }
    for (std::size_t k = 0; k < book.n_days(); ++k) {
        lines.placed[k] = scale * found.placed[origin][k];
        lines.brought[k] = scale * found.brought[origin][k];
        lines.lost[k] = scale * found.lost[origin][k];
        lines.recovered[k] += scale * (found.recovered[origin][k] - found.fed[origin][k]);
        lines.extractable[k] = lines.placed[k] - locked[k];
        lines.extracted[k] = lines.placed[k] - lines.remaining[k];
        lines.remaining_extractable[k] = lines.remaining[k] - locked[k];
        lines.in_solution[k] = lines.flowing[k] + lines.stagnant[k] + lines.ponded[k] +
                               lines.ponds[k] + lines.sx[k] + lines.ew[k];
    }
    return lines;
}

}  // namespace

std::span<const NamedLine> seven_lines() { return seven; }
std::span<const NamedLine> further_lines() { return further; }

std::vector<ModuleCopper> copper_inventory(const Book& book) {
    const Attribution found = attribute_copper(book);
    if (found.origins.empty()) return {};
    const double scale = kilograms("Cu", book.units.at("Cu"));
    std::vector<ModuleCopper> all;
    for (std::size_t origin = 0; origin < found.origins.size(); ++origin) {
        all.push_back({found.origins[origin], lines_of(book, found, origin, scale)});
    }
    if (all.size() < 2) return all;
    ModuleCopper sum{"all", blank_lines(book.n_days())};
    for (const auto& list : {seven_lines(), further_lines()}) {
        for (const NamedLine& line : list) {
            auto& total = sum.lines.*line.values;
            for (const ModuleCopper& each : all) {
                for (std::size_t k = 0; k < total.size(); ++k) {
                    total[k] += (each.lines.*line.values)[k];
                }
            }
        }
    }
    all.push_back(std::move(sum));
    return all;
}

double identity_error(const CopperLines& lines) {
    double worst = 0.0;
    for (std::size_t k = 0; k < lines.placed.size(); ++k) {
        const double there = lines.placed[k] + lines.brought[k];
        const double found =
            lines.recovered[k] + lines.in_solution[k] + lines.remaining[k] + lines.lost[k];
        const double scale = std::max(
            {std::abs(there), std::abs(lines.recovered[k]), std::abs(lines.in_solution[k])});
        if (scale > 0.0) worst = std::max(worst, std::abs(there - found) / scale);
    }
    return worst;
}

}  // namespace gossan::ledger
