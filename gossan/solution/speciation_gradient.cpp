// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <numbers>

#include "gossan/base/error.hpp"
#include "gossan/solution/activity.hpp"
#include "gossan/solution/debye_huckel.hpp"
#include "gossan/solution/small_system.hpp"
#include "gossan/solution/speciation.hpp"
#include "gossan/solution/speciation_kernel.hpp"

namespace gossan::solution {

namespace {

using RowValues = std::array<double, most_species>;

/// Slopes with temperature at fixed core activities, leaf activities, I and a_w, by row.
struct TemperatureSlopes {
    RowValues ln_gamma;
    RowValues ln_molality;
};

void temperature_slopes(const SpeciesRows& rows, const SpeciationResult& result,
                        TemperatureSlopes& slopes) {
    const double t = result.temperature;
    const DebyeHuckel water = debye_huckel(t);
    const double inverse = 1.0 / t;
    const double root = std::sqrt(result.ionic_strength);
    const double linear = linear_strength(result.ionic_strength).value;
    const double alpha = water.a * std::numbers::ln10;
    const double alpha_slope = water.a_slope * std::numbers::ln10;
    for (int row = 0; row < rows.n_padded; row += 2) {
        const auto at = [row](const std::vector<double>& column) {
            return load_pair(column.data() + row);
        };
        const Pair cold =
            at(rows.ln_k[3]) - inverse * (at(rows.ln_k[2]) + 2.0 * inverse * at(rows.ln_k[4]));
        const Pair ln_k = at(rows.ln_k[1]) + 2.0 * t * at(rows.ln_k[5]) + inverse * cold;
        const Pair r = 1.0 / (1.0 + (water.b * at(rows.ion_size) + at(rows.is_davies)) * root);
        const Pair by_alpha = at(rows.davies_linear) * linear - at(rows.charge2) * root * r;
        const Pair by_b =
            alpha * result.ionic_strength * at(rows.charge2) * at(rows.ion_size) * r * r;
        const Pair ln_gamma = alpha_slope * by_alpha + water.b_slope * by_b;
        store_pair(slopes.ln_gamma.data() + row, ln_gamma);
        store_pair(slopes.ln_molality.data() + row, ln_k - ln_gamma);
    }
}

/// How unknowns and leaves answer to each total and, in the last column, to temperature.
template <int C>
class Response {
public:
    using Kernel = SpeciationKernel<C>;
    static constexpr int n_unknowns = Kernel::n_unknowns;

    Response(const SpeciesRows& rows, Kernel& kernel, const SpeciationResult& result)
        : rows_(rows),
          kernel_(kernel),
          slope_(result.total_slope),
          n_(static_cast<int>(slope_.size())) {
        temperature_slopes(rows, result, temperature_);
        leave_totals();
        feel_temperature();
        for (int column = 0; column <= n_; ++column)
            unknown_[column][Kernel::moisture] *= kernel.water_factor();
        for (int slot = 0; slot < C; ++slot)
            unknown_[rows.core[slot]][slot] += slope_[rows.core[slot]];
        SmallFactors<n_unknowns> factors;
        factors.factorise(kernel.jacobian);
        for (int column = 0; column <= n_; ++column) factors.solve(unknown_[column]);
    }

    void ln_activity(int component, std::span<double> out) const {
        for (int slot = 0; slot < C; ++slot) {
            if (rows_.core[slot] == component) return copy(slot, out);
        }
        int leaf = 0;
        while (rows_.leaves[leaf].component != component) ++leaf;
        const double compliance = kernel_.leaf_compliance[leaf];
        for (int column = 0; column <= n_; ++column) {
            double sum = 0.0;
            for (int by = 0; by < n_unknowns; ++by)
                sum += kernel_.leaf_pull[leaf][by] * unknown_[column][by];
            out[column] = -sum * compliance;
        }
        out[component] += slope_[component] * compliance;
        out[n_] -= leaf_pull_[leaf] * compliance;
    }

    void ln_free_molality(int component, std::span<double> out) const {
        ln_activity(component, out);
        const int row = rows_.master_row[component];
        for (int column = 0; column <= n_; ++column)
            out[column] -= kernel_.gamma_slope[row] * unknown_[column][Kernel::ionic];
        out[n_] -= temperature_.ln_gamma[row];
    }

    void copy(int unknown, std::span<double> out) const {
        for (int column = 0; column <= n_; ++column) out[column] = unknown_[column][unknown];
    }

private:
    void leave_totals() {
        for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
            const int component = rows_.leaves[leaf].component;
            const double factor = slope_[component] * kernel_.leaf_compliance[leaf];
            for (int line = 0; line < n_unknowns; ++line)
                unknown_[component][line] = -factor * kernel_.leaf_weight[leaf][line];
        }
    }

    void feel_temperature() {
        feel_temperature(0, rows_.n_core_rows);
        for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
            leaf_pull_[leaf] =
                feel_temperature(rows_.leaves[leaf].first(), rows_.leaves[leaf].last());
            const double factor = leaf_pull_[leaf] * kernel_.leaf_compliance[leaf];
            for (int line = 0; line < n_unknowns; ++line)
                unknown_[n_][line] += factor * kernel_.leaf_weight[leaf][line];
        }
    }

    /// Residuals that temperature makes in these rows at fixed leaves; their pull on the leaf.
    double feel_temperature(int first, int last) {
        double pull = 0.0;
        for (int row = first; row < last; ++row) {
            const double change = kernel_.molality[row] * temperature_.ln_molality[row];
            for (int slot = 0; slot < C; ++slot)
                unknown_[n_][slot] -= change * rows_.core_power[slot][row];
            unknown_[n_][Kernel::ionic] -= change * 0.5 * rows_.charge2[row];
            unknown_[n_][Kernel::moisture] -= change;
            pull += rows_.leaf_power[row] * change;
        }
        return pull;
    }

    const SpeciesRows& rows_;
    const Kernel& kernel_;
    const std::vector<double>& slope_;
    int n_;
    TemperatureSlopes temperature_;
    std::array<std::array<double, n_unknowns>, most_components + 1>
        unknown_{};  // [column][unknown]
    std::array<double, most_components> leaf_pull_{};
};

}  // namespace

template <int C>
void Speciation::gradient_with(const SpeciationResult& result, std::span<const int> wanted,
                               std::span<double> out) const {
    using Kernel = SpeciationKernel<C>;
    Kernel kernel(rows_, result);
    kernel.take(result);
    kernel.evaluate();
    for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
        const Leaf& span = rows_.leaves[leaf];
        double total = 0.0;
        for (int row = span.first(); row < span.last(); ++row) {
            total += rows_.leaf_power[row] * result.molality[rows_.species[row]];
        }
        kernel.leaf_total[leaf] = total;
    }
    kernel.linearise();
    for (int row = 0; row < rows_.n_rows; ++row)
        kernel.molality[row] = result.molality[rows_.species[row]];
    const Response<C> response(rows_, kernel, result);
    const int n = n_components();
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        const auto row =
            out.subspan(index * static_cast<std::size_t>(n + 1), static_cast<std::size_t>(n + 1));
        const int of = wanted[index];
        if (of < n) {
            response.ln_activity(of, row);
        } else if (of == water_index()) {
            response.copy(Kernel::moisture, row);
        } else if (of == ionic_strength_index()) {
            response.copy(Kernel::ionic, row);
        } else {
            response.ln_free_molality(of - free_molality_index(0), row);
        }
    }
}

void Speciation::gradient(const SpeciationResult& result, std::span<const int> wanted,
                          std::span<double> out) const {
    expects(result.converged, "a gradient is taken at an equilibrium");
    expects(out.size() == wanted.size() * static_cast<std::size_t>(n_components() + 1),
            "one row for each wanted, one column for each total and T");
    for (const int of : wanted)
        expects(of >= 0 && of < free_molality_index(n_components()),
                "wanted is an index of this speciation");
    switch (rows_.core.size()) {
        case 1:
            return gradient_with<1>(result, wanted, out);
        case 2:
            return gradient_with<2>(result, wanted, out);
        case 3:
            return gradient_with<3>(result, wanted, out);
        default:
            return gradient_with<4>(result, wanted, out);
    }
}

}  // namespace gossan::solution
