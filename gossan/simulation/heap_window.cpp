// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_window.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gossan/simulation/rank_bytes.hpp"
#include "gossan/simulation/side_by_side.hpp"

namespace gossan::simulation {
namespace {

constexpr double integrator_noise = 10.0;  ///< tolerances that a change of steps may make
constexpr double least_shortage = 1e-6;  ///< of the volume asked; less is rounding in a large pond

std::vector<double> knots_between(double begin, double end, double longest) {
    const auto n = std::max(1L, std::lround(std::ceil((end - begin) / longest - 1e-9)));
    std::vector<double> knots;
    for (long k = 0; k < n; ++k) knots.push_back(begin + double(k) * longest);
    knots.push_back(end);
    return knots;
}

/// The sweeps of one window.
class Relaxation {
public:
    Relaxation(const HeapAssembly& heap, const HeapState& at, double end, const Coupling& coupling,
               ColumnsUnderway& underway, const std::function<bool()>& is_interrupted)
        : heap_(heap),
          at_(at),
          underway_(underway),
          coupling_(coupling),
          is_interrupted_(is_interrupted),
          plant_(at.plant) {
        result_.begin = at.time;
        result_.end = end;
        result_.history.knots = knots_between(at.time, end, coupling.longest_interval);
        result_.modules.resize(heap.modules.size());
        ask();
        guess();
    }

    HeapWindow run() {
        std::vector<double> moved(at_.plant.n_ponds(), 1.0);
        std::vector<double> residuals;
        while (result_.sweeps < coupling_.most_sweeps) {
            ++result_.sweeps;
            run_columns(moved);
            if (result_.ended != column::SegmentEnd::reached) return std::move(result_);
            PondHistory next = run_plant();
            moved = changes(result_.history, next);
            result_.residual = largest_told(moved);
            result_.has_converged = result_.residual < coupling_.tolerance;
            residuals.push_back(result_.residual);
            if (result_.has_converged || has_stalled(residuals)) break;
            if (result_.sweeps < coupling_.most_sweeps) result_.history = std::move(next);
        }
        settle();
        return std::move(result_);
    }

    [[nodiscard]] plant::Plant take_plant() { return std::move(plant_); }

private:
    /// The largest change of a pond that irrigates: columns know of no other.
    [[nodiscard]] double largest_told(const std::vector<double>& moved) const {
        double largest = 0.0;
        for (std::size_t pond = 0; pond < moved.size(); ++pond) {
            if (irrigates_[pond]) largest = std::max(largest, moved[pond]);
        }
        return largest;
    }

    /// Whether the ponds move by no more than integrators err, and will go on doing so: they repeat
    /// their steps where nothing changed and take others where the least thing did.
    [[nodiscard]] bool has_stalled(const std::vector<double>& residuals) const {
        const std::size_t n = residuals.size();
        const bool is_noise = residuals[n - 1] < integrator_noise * coupling_.tolerance;
        return n > (is_noise ? 3U : 5U) && residuals[n - 1] > 0.5 * residuals[n - 3];
    }

    [[nodiscard]] bool is_there(std::size_t module) const {
        return at_.modules[module].is_stacked();
    }

    /// The history that the ponds have if every module goes on draining as it did last.
    void guess() {
        const auto& knots = result_.history.knots;
        for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
            if (!is_there(m)) continue;
            auto& drained = result_.modules[m].flows.drained;
            for (std::size_t k = 0; k + 1 < knots.size(); ++k) {
                const ModuleState& module = at_.modules[m];
                const bool has_drained = !module.drained.empty();
                drained.push_back(has_drained ? expected_drainage(module, knots[k] - knots.front(),
                                                                  knots[k + 1] - knots.front())
                                              : heap_.basis().empty());
            }
        }
        result_.history = run_plant();
        for (auto* values : {&result_.history.solution, &result_.history.mean}) {
            for (auto& pond : *values) {
                for (std::size_t q = 2; q < pond.size(); ++q) {
                    for (double& value : pond[q]) value *= coupling_.first_guess;
                }
            }
        }
    }

    /// The volumes that the plans want out of every pond.
    void ask() {
        const auto& knots = result_.history.knots;
        result_.asked.assign(result_.history.knots.size() - 1,
                             std::vector<double>(at_.plant.n_ponds(), 0.0));
        irrigates_.assign(at_.plant.n_ponds(), 0);
        for (std::size_t k = 0; k < result_.asked.size(); ++k) {
            heap_.outside.add_asked(knots[k], knots[k + 1], result_.asked[k]);
            off_.push_back(result_.asked[k]);
        }
        for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
            if (!is_there(m)) continue;
            const HeapModule& module = heap_.modules[m];
            for (std::size_t s = 0; s < module.plan.size(); ++s) {
                const PondStretch& stretch = module.plan[s];
                if (stretch.pond < 0) continue;
                const double until =
                    s + 1 < module.plan.size() ? module.plan[s + 1].begin : knots.back();
                for (std::size_t k = 0; k < result_.asked.size(); ++k) {
                    const double both =
                        std::min(until, knots[k + 1]) - std::max(stretch.begin, knots[k]);
                    if (both <= 0.0) continue;
                    irrigates_[std::size_t(stretch.pond)] = 1;
                    result_.asked[k][std::size_t(stretch.pond)] +=
                        both * stretch.rate * module.area;
                }
            }
        }
    }

    /// Whether what irrigates a module has moved enough for another run.
    [[nodiscard]] bool must_run(std::size_t m, const std::vector<double>& moved) const {
        if (!is_there(m)) return false;
        if (result_.sweeps == 1) return true;
        const HeapModule& module = heap_.modules[m];
        for (std::size_t s = 0; s < module.plan.size(); ++s) {
            const PondStretch& stretch = module.plan[s];
            const bool is_over =
                s + 1 < module.plan.size() && module.plan[s + 1].begin <= result_.begin;
            if (stretch.pond < 0 || is_over || stretch.begin >= result_.end) continue;
            if (moved[std::size_t(stretch.pond)] >= coupling_.rerun) return true;
        }
        return false;
    }

    /// Runs those of the columns that are this rank's, and takes over what the others ran.
    void run_my_share(const std::vector<std::size_t>& due) {
        const auto n = std::size_t(coupling_.ranks == nullptr ? 1 : coupling_.ranks->count());
        const auto mine = std::size_t(coupling_.ranks == nullptr ? 0 : coupling_.ranks->mine());
        std::vector<std::vector<std::size_t>> of_rank(n);  // a column stays with its rank
        for (const std::size_t m : due) of_rank[m % n].push_back(m);
        const std::size_t n_mine = of_rank[mine].size();
        const PondCurves curves(result_.history);
        RankShare share;
        share.windows.resize(n_mine);
        side_by_side(n_mine, coupling_.threads, [&](std::size_t k) {
            const std::size_t m = of_rank[mine][k];
            if (result_.sweeps > 1) underway_[m].reset();
            share.windows[k] = run_module(heap_, heap_.modules[m], at_.modules[m], result_.history,
                                          curves, underway_[m], is_interrupted_);
        });
        share.is_interrupted = is_interrupted_ && is_interrupted_();
        std::vector<RankShare> shares(n);
        if (n > 1) {
            const auto all = coupling_.ranks->exchange(bytes_of(share));
            for (std::size_t rank = 0; rank < n; ++rank) shares[rank] = share_of(all[rank]);
        } else {
            shares.front() = std::move(share);
        }
        for (std::size_t rank = 0; rank < n; ++rank) {
            for (std::size_t k = 0; k < of_rank[rank].size(); ++k) {
                result_.modules[of_rank[rank][k]] = std::move(shares[rank].windows[k]);
            }
        }
        for (const RankShare& each : shares) {
            if (each.is_interrupted) result_.ended = column::SegmentEnd::interrupted;
        }
    }

    void run_columns(const std::vector<double>& moved) {
        std::vector<std::size_t> due;
        for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
            if (must_run(m, moved)) due.push_back(m);
        }
        run_my_share(due);
        result_.runs_of_columns += long(due.size());
        for (const std::size_t m : due) {
            const ModuleWindow& each = result_.modules[m];
            if (each.end == column::SegmentEnd::interrupted) result_.ended = each.end;
            if (each.end == column::SegmentEnd::failed &&
                result_.ended == column::SegmentEnd::reached) {
                result_.ended = each.end;
                result_.message = "module " + heap_.modules[m].name + ": " + each.message;
            }
        }
    }

    /// The window of the plant on what the columns drained, and the history that its ponds give.
    PondHistory run_plant() {
        PondHistory next = PondHistory::constant(at_.plant, result_.history.knots);
        plant_ = at_.plant;
        result_.plant.clear();
        result_.ponds.clear();
        result_.fed.clear();
        const auto& knots = next.knots;
        for (std::size_t k = 0; k < next.n_intervals(); ++k) {
            std::vector<plant::Liquor> inflow(plant_.n_ponds(), heap_.basis().empty());
            for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
                if (!is_there(m)) continue;
                inflow[std::size_t(heap_.modules[m].drains_to(result_.begin))].add(
                    result_.modules[m].flows.drained[k]);
            }
            result_.fed.emplace_back(plant_.n_ponds(), heap_.basis().empty());
            heap_.outside.add_fed(knots[k], knots[k + 1], result_.fed.back());
            for (std::size_t pond = 0; pond < plant_.n_ponds(); ++pond) {
                inflow[pond].add(result_.fed.back()[pond]);
            }
            result_.plant.push_back(
                plant_.advance({.start = knots[k],
                                .length = knots[k + 1] - knots[k],
                                .inflow = inflow,
                                .demand = result_.asked[k],
                                .weather = heap_.climate->at(0.5 * (knots[k] + knots[k + 1]))}));
            std::vector<plant::Liquor> held;
            for (std::size_t pond = 0; pond < plant_.n_ponds(); ++pond) {
                next.set(pond, k + 1, plant_);
                next.set_mean(pond, k, result_.plant[k].ponds[pond].drawn, heap_.basis());
                next.given[pond][k] = share_given(k, pond);
                held.push_back(plant_.pond(pond));
            }
            result_.ponds.push_back(std::move(held));
        }
        return next;
    }

    [[nodiscard]] double share_given(std::size_t interval, std::size_t pond) const {
        const double asked = result_.asked[interval][pond];
        const double given = heap_.basis().volume(result_.plant[interval].ponds[pond].drawn);
        return given < asked * (1.0 - least_shortage) ? std::max(given, 0.0) / asked : 1.0;
    }

    /// Offtakes have their part of what a pond gave, by volume.
    void take_off() {
        for (std::size_t k = 0; k < result_.plant.size(); ++k) {
            std::vector<plant::Liquor> off(plant_.n_ponds(), heap_.basis().empty());
            for (std::size_t pond = 0; pond < off.size(); ++pond) {
                if (off_[k][pond] <= 0.0) continue;
                off[pond].add(result_.plant[k].ponds[pond].drawn,
                              off_[k][pond] / result_.asked[k][pond]);
            }
            result_.taken_off.push_back(std::move(off));
        }
    }

    /// Whether nothing is below zero but H, which may be.
    [[nodiscard]] bool holds_a_solution(const plant::Liquor& pond) const {
        double largest = 0.0;
        for (const double amount : pond.component) largest = std::max(largest, amount);
        for (std::size_t c = 0; c < pond.component.size(); ++c) {
            if (c != heap_.basis().h() && pond.component[c] < -1e-6 * largest) return false;
        }
        return pond.water > 0.0;
    }

    /// What a pond gave and no column took comes back to it; what columns took in excess leaves.
    void settle() {
        take_off();
        result_.settled.assign(plant_.n_ponds(), heap_.basis().empty());
        for (std::size_t pond = 0; pond < plant_.n_ponds(); ++pond) {
            plant::Liquor& excess = result_.settled[pond];
            for (std::size_t k = 0; k < result_.plant.size(); ++k) {
                excess.add(result_.plant[k].ponds[pond].drawn);
                excess.add(result_.taken_off[k][pond], -1.0);
            }
            for (std::size_t m = 0; m < heap_.modules.size(); ++m) {
                if (!is_there(m)) continue;
                for (const auto& taken : result_.modules[m].flows.taken) {
                    excess.add(taken[pond], -1.0);
                }
            }
            plant_.settle(pond, excess);
            if (holds_a_solution(plant_.pond(pond))) continue;
            result_.ended = column::SegmentEnd::failed;
            result_.message = "the pond " + plant_.pond_names()[pond] +
                              " turns over too often in a day for its history to be followed; "
                              "give it more volume above its lowest level";
        }
    }

    const HeapAssembly& heap_;
    const HeapState& at_;
    ColumnsUnderway& underway_;
    const Coupling& coupling_;
    const std::function<bool()>& is_interrupted_;
    plant::Plant plant_;
    std::vector<char> irrigates_;           ///< [pond] in this window
    std::vector<std::vector<double>> off_;  ///< [interval][pond] m3 of offtakes
    HeapWindow result_;
};

}  // namespace

HeapState starting_state(const HeapAssembly& heap) {
    return {.time = 0.0,
            .modules = std::vector<ModuleState>(heap.modules.size()),
            .plant = *heap.plant};
}

HeapWindow run_window(const HeapAssembly& heap, HeapState& state, double end,
                      const Coupling& coupling, ColumnsUnderway& underway,
                      const std::function<bool()>& is_interrupted) {
    HeapState from = state;
    const auto& restarts = heap.period_ends;
    if (std::binary_search(restarts.begin(), restarts.end(), state.time)) underway.clear();
    underway.resize(heap.modules.size());
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        if (from.modules[m].is_stacked() || heap.modules[m].from > state.time + least_apart) {
            continue;
        }
        from.modules[m] = stacked_module(heap.modules[m].assembly);
    }
    Relaxation relaxation(heap, from, end, coupling, underway, is_interrupted);
    HeapWindow window = relaxation.run();
    if (window.ended != column::SegmentEnd::reached) return window;
    state.time = end;
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        if (from.modules[m].is_stacked()) state.modules[m] = window.modules[m].after;
    }
    state.plant = relaxation.take_plant();
    return window;
}

}  // namespace gossan::simulation
