// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "gossan/solution/exponential.hpp"
#include "gossan/solution/small_system.hpp"
#include "gossan/solution/speciation.hpp"
#include "gossan/solution/species_rows.hpp"

namespace gossan::solution {

/// One equilibrium in the making, on the stack: the inner part of Speciation, not for use
/// elsewhere.
///
/// Unknowns u: ln a of the `C` core components, ln I and ln a_w. At given u,
///
///     m_i = c_i(u) x^p_i,   sum_i p_i m_i = T        for every leaf of free activity x and total T
///     (1)
///
/// settles the leaves, so that only the core totals, I and a_w are left to be met by Newton's
/// method. With D = sum p^2 m over a leaf, its answer to a change of u is  d ln x = -(sum p m dln
/// c)/D.                   (2)
template <int C>
class SpeciationKernel {
public:
    static constexpr int ionic = C;         // index of ln I
    static constexpr int moisture = C + 1;  // index of ln a_w
    static constexpr int n_unknowns = C + 2;
    static constexpr int n_pairs = (n_unknowns + 1) / 2;
    using Vector = std::array<double, 2 * n_pairs>;

    SpeciationKernel(const SpeciesRows& rows, const SpeciationResult& thermal)
        : rows_(rows), thermal_(thermal.thermal.data()) {
        low_.fill(-1e3);
        high_.fill(1e3);
    }

    std::array<double, n_unknowns> unknown{};
    std::array<double, C> core_total{};              // mol/kg
    std::array<double, most_components> leaf_total;  // mol/kg, positive

    /// Takes unknowns from an equilibrium.
    void take(const SpeciationResult& result);

    /// A start for `unknown` from the totals alone.
    void guess();

    /// Concentrations of all species at `unknown` and leaf activities of one.
    void evaluate();

    /// Settles the leaves after `evaluate` and sums up residuals (core totals and I in mol/kg, ln
    /// a_w) and their derivatives.
    void linearise();

    /// The same residuals without derivatives.
    void sum_up();

    /// Rewrites residuals and derivatives in logarithms where they are far from zero: a straighter
    /// way home.
    void straighten();

    /// Readies the derivatives for `step`.
    void factorise() { factors_.factorise(jacobian); }
    [[nodiscard]] const SmallFactors<n_unknowns>& factors() const { return factors_; }

    /// Goes one Newton step, bounded, with the last derivatives; the largest change of a logarithm,
    /// unbounded.
    double step();

    /// Carries everything along the last step, which was small, to second order, and scales species
    /// to molalities.
    void finish();

    [[nodiscard]] double ionic_strength() const { return strength_; }
    /// -d ln a_w/d(sum of molalities), which scales the last row of the Jacobian.
    [[nodiscard]] double water_factor() const { return water_factor_; }

    Vector residual;
    std::array<Vector, n_unknowns> jacobian;  // [unknown][residual]

    // By row.
    std::array<double, most_species> molality;     // of leaves: c of (1), until `finish`
    std::array<double, most_species> gamma_slope;  // d ln gamma/d ln I

    // By leaf.
    std::array<double, most_components> leaf_activity;
    std::array<double, most_components> leaf_compliance;  // 1/D of (2)
    std::array<Vector, most_components> leaf_pull;        // sum p m d(ln c)/du
    std::array<Vector, most_components>
        leaf_weight;  // sum p m W, W the weight of a species in each residual

private:
    /// What of the ionic strength concentrations ask for.
    struct Strength {
        double root, linear, linear_by_ln;
    };
    template <int W>
    void evaluate_by(const Strength& at);
    void evaluate_wide(const Strength& at);

    using Lanes = std::array<Pair, n_pairs>;  // one number for each residual
    struct Sums {
        Lanes weight;                         // sum m W
        std::array<Lanes, n_unknowns> slope;  // sum m W d(ln c)/du
    };

    /// Sums of (number of a species) x anything: its weight in the sum of molalities is one.
    [[nodiscard]] static double number(const Lanes& lanes) {
        return lanes[moisture / 2][moisture % 2];
    }

    template <bool has_water>
    void sum_rows(int first, int last, Sums& sums) const;
    [[nodiscard]] Lanes weigh_rows(int first, int last) const;
    void take_lone_leaf(int index, Sums& all);
    template <bool has_water>
    void take_linear_leaf(int index, Sums& all);
    void take_curved_leaf(int index, Sums& all);
    /// What a leaf's rows of one, two and three are to be multiplied by.
    [[nodiscard]] std::array<double, 3> scales(int index) const {
        const double x = leaf_activity[index];
        return {x, x * x, x * x * x};
    }
    void close(const Lanes& sums);
    void close_slopes(const Sums& sums);
    [[nodiscard]] bool far_from_balance() const;
    void take_logarithms();
    void take_logarithm(int slot);
    [[nodiscard]] double shortening(const std::array<double, n_unknowns>& change);

    const SpeciesRows& rows_;
    const double* thermal_;  // columns of n_padded: ln K, B a0 or 1, alpha z^2, factor of I*
    double strength_ = 0.0;  // I of the last `evaluate`
    double water_factor_ = 0.0;
    int steps_ = 0;
    std::array<double, C> low_;   // where a signed core component was seen to fall short
    std::array<double, C> high_;  // where it was seen in excess
    SmallFactors<n_unknowns> factors_;
    std::array<double, n_unknowns> change_{};  // of `unknown` in the last step
};

}  // namespace gossan::solution
