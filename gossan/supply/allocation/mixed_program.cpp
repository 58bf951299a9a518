// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/mixed_program.hpp"

#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <string>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

using Model = std::unique_ptr<Cbc_Model, decltype(&Cbc_deleteModel)>;

/// A row with both ends finite and apart becomes two.
void add_row(Cbc_Model* model, const MixedProgram& program, std::size_t number) {
    const MixedProgram::Row& row = program.rows[number];
    std::vector<int> columns;
    std::vector<double> values;
    for (const LinearTerm& term : row.terms) {
        columns.push_back(term.column);
        values.push_back(term.coefficient);
    }
    const auto add = [&](const char* prefix, char sense, double bound) {
        Cbc_addRow(model, (prefix + std::to_string(number)).c_str(), int(columns.size()),
                   columns.data(), values.data(), sense, bound);
    };
    if (row.lower == row.upper) return add("e", 'E', row.lower);
    if (std::isfinite(row.lower)) add("l", 'G', row.lower);
    if (std::isfinite(row.upper)) add("u", 'L', row.upper);
}

Model model_of(const MixedProgram& program, const LinearSum& objective,
               std::span<const double> start, const SolverLimits& limits) {
    Model model(Cbc_newModel(), &Cbc_deleteModel);
    std::vector<double> cost(program.lower.size(), 0.0);
    for (const LinearTerm& term : objective.terms) {
        cost[std::size_t(term.column)] += term.coefficient;
    }
    for (std::size_t column = 0; column < cost.size(); ++column) {
        Cbc_addCol(model.get(), ("c" + std::to_string(column)).c_str(), program.lower[column],
                   program.upper[column], cost[column], program.is_whole[column], 0, nullptr,
                   nullptr);
    }
    for (std::size_t row = 0; row < program.rows.size(); ++row) add_row(model.get(), program, row);
    Cbc_setObjSense(model.get(), 1.0);
    const auto set = [&](const char* name, const std::string& value) {
        Cbc_setParameter(model.get(), name, value.c_str());
    };
    set("log", "0");
    set("threads", "0");
    set("preprocess", "off");
    set("randomSeed", std::to_string(limits.seed));
    set("randomCbcSeed", std::to_string(limits.seed));
    set("maxNodes", std::to_string(limits.most_nodes));
    std::vector<int> columns(start.size());
    std::iota(columns.begin(), columns.end(), 0);
    Cbc_setMIPStartI(model.get(), int(columns.size()), columns.data(), start.data());
    Cbc_setAllowableGap(model.get(), 0.0);
    Cbc_setAllowableFractionGap(model.get(), limits.gap);
    return model;
}

}  // namespace

double LinearSum::at(std::span<const double> x) const {
    double sum = constant;
    for (const LinearTerm& term : terms) sum += term.coefficient * x[std::size_t(term.column)];
    return sum;
}

int MixedProgram::add_column(double least_value, double most_value, bool whole) {
    lower.push_back(least_value);
    upper.push_back(most_value);
    is_whole.push_back(whole ? 1 : 0);
    return int(lower.size()) - 1;
}

void MixedProgram::add_row(std::vector<LinearTerm> terms, double least_value, double most_value) {
    rows.push_back({std::move(terms), least_value, most_value});
}

Solved least(const MixedProgram& program, const LinearSum& objective, std::span<const double> start,
             const SolverLimits& limits) {
    const Model model = model_of(program, objective, start, limits);
    Cbc_solve(model.get());
    const double* x = Cbc_getColSolution(model.get());
    const double bound = Cbc_getBestPossibleObjValue(model.get()) + objective.constant;
    const bool is_proved = Cbc_isProvenOptimal(model.get()) != 0;
    const double before = objective.at(start);
    if (x == nullptr || Cbc_isProvenInfeasible(model.get()) ||
        Cbc_getObjValue(model.get()) > before - objective.constant) {
        // Stopped, or lost in its tolerances: what it was begun with is as good.
        return {{start.begin(), start.end()}, before, std::min(bound, before), false};
    }
    Solved solved{.x = std::vector<double>(x, x + program.lower.size()),
                  .value = 0.0,
                  .bound = bound,
                  .is_proved = is_proved};
    for (std::size_t column = 0; column < solved.x.size(); ++column) {
        if (program.is_whole[column]) solved.x[column] = std::round(solved.x[column]);
        solved.x[column] =
            std::clamp(solved.x[column], program.lower[column], program.upper[column]);
    }
    solved.value = objective.at(solved.x);
    solved.bound = std::min(bound, solved.value);
    return solved;
}

}  // namespace gossan::supply
