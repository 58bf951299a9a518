// SPDX-License-Identifier: Apache-2.0
// A leaching column by our Jacobian and condensed solver, against CVODE's band solver with
// difference quotients on the same equations (the named reference), with our Jacobian, and against
// our solver without condensation. Then the cost against the number of cells, and of every part.

#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <string>

#include "bench/all_carried.hpp"
#include "bench/leaching_column.hpp"
#include "bench/timed_system.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/numerics/condensed_solver.hpp"
#include "gossan/numerics/stiff_integrator.hpp"

namespace {

using namespace gossan;
using column::made::one_day;

struct Measured {
    std::string name;
    double whole = 0.0;   // s
    double rates = 0.0;   // s, those that the integrator itself asked for
    double linear = 0.0;  // s, all the rest: Jacobian, linear algebra and the integrator's vectors
    numerics::IntegratorCounts counts;
    std::vector<double> state;
};

enum class Variant { condensed, uncondensed, band, band_differences };

Measured measure(const bench::LeachingColumn& leach, Variant variant, double duration,
                 const char* name = "") {
    column::ColumnSystem system(leach.model);
    bench::AllCarried wide(system);
    numerics::StiffSystem& inner =
        variant == Variant::uncondensed ? static_cast<numerics::StiffSystem&>(wide) : system;
    bench::TimedSystem timed(inner);
    numerics::IntegratorOptions options;
    if (variant == Variant::band) {
        options.linear_solver = numerics::LinearSolver::band_with_jacobian;
    }
    if (variant == Variant::band_differences) {
        options.linear_solver = numerics::LinearSolver::band_with_differences;
    }
    numerics::StiffIntegrator integrator(timed, options);
    const double begin = bench::seconds();
    integrator.start(0.0, leach.start(system.state_layout()), 0.0);
    while (integrator.time() < duration) {
        const auto status = integrator.step(duration);
        if (!status.succeeded) throw std::runtime_error(status.reason);
    }
    Measured result;
    result.name = name;
    result.whole = bench::seconds() - begin;
    result.counts = integrator.counts();
    const double each = timed.rates_seconds / double(timed.rates_calls);
    result.rates = each * double(result.counts.rates);
    result.linear = result.whole - result.rates;
    result.state.assign(integrator.state().begin(), integrator.state().end());
    return result;
}

double copper_drained(const bench::LeachingColumn& leach, const std::vector<double>& state) {
    const column::ColumnSystem system(leach.model);
    const auto flows = column::cumulative_flows(leach.model, system.state_layout(), state);
    return flows.drained[column::StateLayout::first_component + 3];
}

void compare_solvers(const catalogue::Catalogue& facts) {
    const bench::LeachingColumn leach(facts, 50);
    const column::ColumnSystem system(leach.model);
    const auto& layout = system.state_layout();
    const auto& shape = layout.blocks()->shape(1);
    std::printf(
        "50 cells, 300 days of drip; a cell has %d unknowns: %d carried, %d local, %d sinks"
        " (%d components, %d nodes, %d solids, %d reactions)\n",
        shape.size(), shape.carried, shape.local, shape.sinks, layout.n_components(),
        layout.n_nodes(), layout.n_solids(), layout.n_reactions());
    const double duration = 60.0 * one_day;
    const Measured ours = measure(leach, Variant::condensed, duration, "ours, condensed");
    const std::vector<Measured> all{
        ours, measure(leach, Variant::uncondensed, duration, "ours, not condensed"),
        measure(leach, Variant::band, duration, "CVODE band, our Jacobian"),
        measure(leach, Variant::band_differences, duration, "CVODE band, differences")};
    const double copper = copper_drained(leach, ours.state);
    std::printf("%-26s %6s %7s %6s %6s %9s %11s %8s %8s %10s\n", "", "steps", "Newton", "J", "LU",
                "whole s", "J+linear s", "whole x", "J+lin x", "copper off");
    for (const Measured& m : all) {
        std::printf("%-26s %6ld %7ld %6ld %6ld %9.3f %11.3f %8.1f %8.1f %10.1e\n", m.name.c_str(),
                    m.counts.steps, m.counts.newton_iterations, m.counts.jacobians,
                    m.counts.factorisations, m.whole, m.linear, m.whole / ours.whole,
                    m.linear / ours.linear, copper_drained(leach, m.state) / copper - 1.0);
    }
    std::printf(
        "ratio against CVODE band with differences: whole run %.1f (wanted 2.5), Jacobian and"
        " linear algebra %.1f (wanted 8)\n",
        all[3].whole / ours.whole, all[3].linear / ours.linear);
}

void cost_by_cells(const catalogue::Catalogue& facts) {
    std::printf("\n100 days of drip by cells\n%6s %6s %7s %9s %13s %14s\n", "cells", "steps",
                "Newton", "s", "us/cell/step", "us/cell/day");
    double first = 0.0;
    double last = 0.0;
    for (const int n : {25, 50, 100, 200, 400, 800}) {
        const bench::LeachingColumn leach(facts, n);
        const Measured m = measure(leach, Variant::condensed, 100.0 * one_day);
        last = 1e6 * m.whole / n / double(m.counts.steps);
        if (n == 25) first = last;
        std::printf("%6d %6ld %7ld %9.3f %13.2f %14.2f\n", n, m.counts.steps,
                    m.counts.newton_iterations, m.whole, last, 1e6 * m.whole / n / 100.0);
    }
    std::printf("ratio of the cost of a cell and step, 800 against 25 cells: %.2f (linear: 1)\n",
                last / first);
}

/// Microseconds of one call, the best of several rounds.
template <class Call>
double microseconds(Call call) {
    double best = 1e300;
    for (int round = 0; round < 7; ++round) {
        const double begin = bench::seconds();
        for (int k = 0; k < 20; ++k) call();
        best = std::min(best, (bench::seconds() - begin) / 20.0);
    }
    return 1e6 * best;
}

void cost_of_parts(const catalogue::Catalogue& facts) {
    const bench::LeachingColumn leach(facts, 50);
    const auto state = measure(leach, Variant::condensed, 30.0 * one_day).state;
    column::ColumnSystem system(leach.model);
    std::vector<double> rates(state.size());
    numerics::BlockMatrix jacobian(system.layout());
    numerics::BlockMatrix newton(system.layout());
    numerics::CondensedSolver solver(system.layout());
    bool is_fine = true;
    const double us_rates = microseconds([&] { is_fine &= system.rates(0.0, state, rates); });
    const double us_jacobian = microseconds([&] {
        jacobian.set_zero();
        is_fine &= system.jacobian(0.0, state, jacobian);
    });
    const double us_assemble = microseconds([&] {
        newton.copy_from(jacobian);
        newton.scale_and_add_identity(-3600.0);
    });
    const double us_factorise = microseconds([&] { is_fine &= solver.factorise(newton); });
    std::vector<double> b = rates;
    const double us_solve = microseconds([&] {
        b = rates;
        solver.solve(b);
    });
    if (!is_fine) throw std::runtime_error("a part failed");
    std::printf(
        "\nmicroseconds a call, 50 cells: rates %.0f, Jacobian %.0f, I - gamma J %.0f, "
        "factorise %.0f, solve %.0f\n",
        us_rates, us_jacobian, us_assemble, us_factorise, us_solve);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string only = argc > 1 ? argv[1] : "";
    const catalogue::Catalogue facts = catalogue::load();
    if (only.empty() || only == "parts") cost_of_parts(facts);
    if (only.empty() || only == "solvers") compare_solvers(facts);
    if (only.empty() || only == "cells") cost_by_cells(facts);
    return 0;
}
