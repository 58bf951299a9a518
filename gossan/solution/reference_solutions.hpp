// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "gossan/solution/aqueous_species.hpp"
#include "gossan/solution/formula.hpp"
#include "gossan/solution/speciation.hpp"

/// For tests and benchmarks alone: the species and solutions frozen in tests/data.
namespace gossan::solution::reference {

using Row = std::map<std::string, std::string>;

inline std::vector<Row> read_csv(const std::string& name) {
    std::ifstream file(std::string(GOSSAN_SOURCE_DIR) + "/tests/data/" + name);
    if (!file) throw std::runtime_error("no " + name);
    const auto split = [](const std::string& line) {
        std::vector<std::string> cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
        return cells;
    };
    std::vector<std::string> header;
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto cells = split(line);
        if (header.empty()) {
            header = cells;
            continue;
        }
        Row row;
        for (std::size_t i = 0; i < header.size(); ++i)
            row[header[i]] = i < cells.size() ? cells[i] : "";
        rows.push_back(row);
    }
    return rows;
}

inline std::vector<Component> components() {
    std::vector<Component> list;
    const auto add = [&](const char* name, const char* master, double gram_per_mol) {
        const Formula formula = parse_formula(master);
        list.push_back({name, master, formula.elements, formula.charge, gram_per_mol * 1e-3});
    };
    add("H", "H+", 1.008);
    add("Fe(II)", "Fe+2", 55.845);
    add("Fe(III)", "Fe+3", 55.845);
    add("Cu", "Cu+2", 63.546);
    add("S(VI)", "SO4-2", 96.056);
    add("Al", "Al+3", 26.982);
    add("Mg", "Mg+2", 24.305);
    add("Ca", "Ca+2", 40.078);
    add("K", "K+", 39.098);
    add("Na", "Na+", 22.990);
    add("Si", "H4SiO4", 96.113);
    add("Mn", "Mn+2", 54.938);
    add("Cl", "Cl-", 35.45);
    return list;
}

inline std::vector<SpeciesFact> facts() {
    std::vector<SpeciesFact> list;
    for (Row row : read_csv("aqueous-species.csv")) {
        SpeciesFact fact;
        fact.name = row["species"];
        const bool is_master = row["log_k_25C"].empty() || fact.name == "Fe+3";
        if (!is_master) {
            fact.reaction = row["formation_reaction"];
            fact.constant.log_k_25 = std::stod(row["log_k_25C"]);
            if (!row["dH_kJ_per_mol"].empty())
                fact.constant.enthalpy = 1e3 * std::stod(row["dH_kJ_per_mol"]);
            std::istringstream analytic(row["analytic"]);
            for (double& a : fact.constant.analytic)
                fact.constant.has_analytic =
                    static_cast<bool>(analytic >> a) || fact.constant.has_analytic;
        }
        if (!row["a0_angstrom"].empty()) fact.ion_size = 1e-10 * std::stod(row["a0_angstrom"]);
        if (!row["b"].empty()) fact.b = std::stod(row["b"]);
        list.push_back(fact);
    }
    return list;
}

inline Speciation speciation() {
    return Speciation(components(), assemble_species(components(), facts()));
}

}  // namespace gossan::solution::reference
