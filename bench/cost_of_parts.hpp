// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/heap_run.hpp"
#include "gossan/base/constants.hpp"
#include "gossan/column/cell_chemistry.hpp"
#include "gossan/numerics/condensed_solver.hpp"

namespace gossan::bench {

/// Microseconds of one call over the whole column, at the end of a run.
struct CostOfParts {
    double rates = 0.0, jacobian = 0.0, assemble = 0.0, factorise = 0.0, solve = 0.0;
    double derive = 0.0;      // of rates: water, temperature and concentrations of the cells
    double speciation = 0.0;  // of rates
    double laws = 0.0;        // of rates: chemistry and what is left of the solids
    double rest = 0.0;        // of rates: sums over reactions, air, faces, surface
    double by_speciation = 0.0, by_chemistry = 0.0;  // of Jacobian: with their gradients
};

/// Two neighbouring states of a run, taken in turn, so that warm starts have some way to go.
class PartTimer {
public:
    PartTimer(const HeapCase& heap, const HeapRun& run)
        : model_(heap.assembly.model), time_(run.time), states_{run.before, run.state} {
        for (int k = 0; k < 2; ++k) {
            systems_[k] = std::make_unique<column::ColumnSystem>(model_);
            systems_[k]->derive_cells(states_[k]);
        }
    }

    CostOfParts measure() {
        CostOfParts cost;
        column::ColumnSystem& system = *systems_[0];
        const auto& layout = system.state_layout();
        std::vector<double> rates(layout.size());
        numerics::BlockMatrix jacobian(layout.blocks());
        numerics::BlockMatrix newton(layout.blocks());
        numerics::CondensedSolver solver(layout.blocks());
        bool is_fine = true;
        cost.rates = turns([&](int k) { is_fine &= system.rates(time_, states_[k], rates); });
        cost.jacobian = turns([&](int k) {
            jacobian.set_zero();
            is_fine &= system.jacobian(time_, states_[k], jacobian);
        });
        cost.assemble = turns([&](int) {
            newton.copy_from(jacobian);
            newton.scale_and_add_identity(-3600.0);
        });
        cost.factorise = turns([&](int) { is_fine &= solver.factorise(newton); });
        std::vector<double> b = rates;
        cost.solve = turns([&](int) {
            b = rates;
            solver.solve(b);
        });
        cost.derive = turns([&](int k) { system.derive_cells(states_[k]); });
        system.derive_cells(states_[0]);
        cost.speciation = turns([&](int k) { is_fine &= speciate(k, false); });
        cost.by_speciation = turns([&](int k) { is_fine &= speciate(k, true); });
        column::CellChemistry chemistry(model_, layout);
        cost.laws = turns([&](int k) { is_fine &= react(chemistry, k, false); }) - cost.speciation;
        cost.by_chemistry =
            turns([&](int k) { is_fine &= react(chemistry, k, true); }) - cost.by_speciation;
        cost.rest = cost.rates - cost.derive - cost.speciation - cost.laws;
        if (!is_fine) throw std::runtime_error("a part failed");
        return cost;
    }

private:
    template <class Call>
    static double turns(Call call) {
        int turn = 0;
        return microseconds([&] { call(turn++ % 2); });
    }

    [[nodiscard]] bool speciate(int k, bool with_gradient) {
        const auto& layout = systems_[k]->state_layout();
        const auto n = std::size_t(layout.n_components());
        if (warm_.empty()) {
            const auto activities = model_.network->wanted_activities();
            wanted_.assign(activities.begin(), activities.end());
            wanted_.push_back(model_.speciation->water_index());
            gradient_.resize(wanted_.size() * (n + 1));
            warm_.resize(model_.cells.size() * std::size_t(layout.n_nodes() + 1));
        }
        std::vector<double> molality(n);
        std::size_t place = 0;
        for (int index = 0; index < layout.n_cells(); ++index) {
            const column::CellState& cell = systems_[k]->cells()[std::size_t(index)];
            for (int region = 0; region <= layout.n_nodes(); ++region) {
                const double water = constants::water_molar_mass *
                                     cell.regions[std::size_t(region)].share * cell.wet;
                for (std::size_t c = 0; c < n; ++c) {
                    molality[c] = states_[k][layout.begin(index) +
                                             std::size_t(layout.component(region, int(c)))] /
                                  water;
                }
                auto& result = warm_[place++];
                if (!model_.speciation->solve(cell.temperature, molality, result)) return false;
                if (with_gradient) model_.speciation->gradient(result, wanted_, gradient_);
            }
        }
        return true;
    }

    [[nodiscard]] bool react(column::CellChemistry& chemistry, int k, bool with_gradient) {
        const auto& layout = systems_[k]->state_layout();
        const auto& cells = systems_[k]->cells();
        if (!with_gradient && !chemistry.evaluate_all(cells, states_[k])) return false;
        for (int index = 0; index < layout.n_cells(); ++index) {
            const auto block = std::span<const double>(states_[k])
                                   .subspan(layout.begin(index),
                                            std::size_t(layout.blocks()->shape(index).size()));
            const auto& properties = model_.cells[std::size_t(index)];
            if (!with_gradient) {
                chemistry.take(index, properties, block);
            } else if (!chemistry.evaluate(index, properties, cells[std::size_t(index)], block)) {
                return false;
            }
        }
        return true;
    }

    const column::ColumnModel& model_;
    double time_;
    std::vector<double> states_[2];
    std::unique_ptr<column::ColumnSystem> systems_[2];
    std::vector<solution::SpeciationResult> warm_;
    std::vector<int> wanted_;
    std::vector<double> gradient_;
};

}  // namespace gossan::bench
