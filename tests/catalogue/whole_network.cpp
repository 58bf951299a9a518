// SPDX-License-Identifier: Apache-2.0
#include "tests/catalogue/whole_network.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "gossan/tables/cells.hpp"

namespace gossan::catalogue::suite {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const std::string& name) {
    std::ifstream file(std::string(GOSSAN_SOURCE_DIR) + "/tests/catalogue/" + name);
    if (!file) throw std::runtime_error("no " + name);
    std::ostringstream text;
    text << file.rdbuf();
    Diagnostics diagnostics;
    const auto cells = tables::split_cells(text.str(), name, diagnostics);
    diagnostics.throw_if_any();
    std::vector<Row> rows;
    for (std::size_t r = 1; r < cells.size(); ++r) {
        Row row;
        for (std::size_t c = 0; c < cells[r].size(); ++c) {
            row[cells.front().at(c).text] = cells[r][c].text;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

reactions::Network build_all() {
    const auto& library = program().library;
    reactions::Selection all{
        .components = {}, .minerals = {}, .class_sizes = {0.002, 0.006, 0.02}, .exclude = {}};
    for (const auto& each : library.substances.components) all.components.push_back(each.name);
    for (const auto& each : library.substances.minerals) all.minerals.push_back(each.id);
    all.groups = library.groups;
    for (const auto& each : library.reactions) {
        if (each.is_optional) all.include.push_back(each.id);
    }
    return reactions::build(library, all);
}

}  // namespace

const Catalogue& program() {
    static const Catalogue catalogue = load();
    return catalogue;
}

const reactions::Network& network() {
    static const reactions::Network all = build_all();
    return all;
}

double tolerance(const std::string& name) {
    static const std::map<std::string, double> all = [] {
        std::map<std::string, double> read;
        for (const Row& row : rows_of("tolerances.csv")) {
            read[row.at("name")] = std::stod(row.at("value"));
        }
        return read;
    }();
    return all.at(name);
}

std::vector<Water> waters() {
    const auto& groups = program().library.groups;
    std::vector<Water> all;
    for (const Row& row : rows_of("media.csv")) {
        Water water{.name = row.at("name"),
                    .temperature = 273.15 + std::stod(row.at("celsius")),
                    .ln_water_activity = std::stod(row.at("ln_water_activity")),
                    .concentration = {},
                    .ln_activity = {}};
        for (const std::string& name : network().components()) {
            const bool lives = std::find(groups.begin(), groups.end(), name) != groups.end();
            const auto own = row.find(name);
            const double c = std::stod(own != row.end() ? own->second
                                       : lives          ? row.at("cells")
                                                        : row.at("others"));
            water.concentration.push_back(c);
            const double activity = c > 0.0 ? std::log(1e-4 * c) : none;
            water.ln_activity.push_back(name == "H" ? -std::log(10.0) * std::stod(row.at("pH"))
                                                    : activity);
        }
        all.push_back(std::move(water));
    }
    return all;
}

double& Unknown::in(Water& water) const {
    using Kind = reactions::Input::Kind;
    switch (kind) {
        case Kind::temperature:
            return water.temperature;
        case Kind::concentration:
            return water.concentration[static_cast<std::size_t>(component)];
        case Kind::ln_activity:
            return water.ln_activity[static_cast<std::size_t>(component)];
        case Kind::ln_water_activity:
            break;
    }
    return water.ln_water_activity;
}

double Unknown::slope(const reactions::Chemistry& chemistry, int reaction) const {
    using Kind = reactions::Input::Kind;
    const auto r = static_cast<std::size_t>(reaction);
    const std::size_t at = r * static_cast<std::size_t>(network().n_components()) +
                           static_cast<std::size_t>(std::max(0, component));
    switch (kind) {
        case Kind::temperature:
            return chemistry.d_temperature[r];
        case Kind::concentration:
            return chemistry.d_concentration[at];
        case Kind::ln_activity:
            return chemistry.d_ln_activity[at];
        case Kind::ln_water_activity:
            break;
    }
    return chemistry.d_ln_water_activity[r];
}

double Unknown::scale(double at) const {
    using Kind = reactions::Input::Kind;
    // Responses of microbes end within half a kelvin.
    if (kind == Kind::temperature) return 1.0;
    if (kind == Kind::concentration) return std::max(at > 0.0 ? at : std::min(-at, 0.1), 1e-4);
    return 0.05;  // laws of saturation start within a hundredth
}

std::vector<Unknown> unknowns_of(int reaction) {
    using Kind = reactions::Input::Kind;
    const reactions::Dependence& uses = network().dependence(reaction);
    std::vector<Unknown> all;
    if (uses.temperature) all.push_back({Kind::temperature});
    if (uses.water_activity) all.push_back({Kind::ln_water_activity});
    for (const int c : uses.concentrations) all.push_back({Kind::concentration, c});
    for (const int c : uses.activities) all.push_back({Kind::ln_activity, c});
    return all;
}

}  // namespace gossan::catalogue::suite
