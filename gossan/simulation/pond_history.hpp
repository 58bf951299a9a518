// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/column/column_model.hpp"
#include "gossan/numerics/mean_curve.hpp"
#include "gossan/plant/plant.hpp"

namespace gossan::simulation {

/// What the ponds give over a window, as told to the columns: the solution of each at its knots and
/// in the mean between them, and the share of the volume asked for that it gives there.
struct PondHistory {
    std::vector<double> knots;  ///< s, rising: the window's begin, each of its days, its end
    /// [pond][quantity][knot]; quantities: mol of water/m3, K, mol of each component/m3
    std::vector<std::vector<std::vector<double>>> solution;
    std::vector<std::vector<std::vector<double>>> mean;  ///< [pond][quantity][interval]
    std::vector<std::vector<double>> given;  ///< [pond][interval] share, 1 unless a pond runs short

    /// Ponds that stay as they are in `plant`, and give all that is asked.
    [[nodiscard]] static PondHistory constant(const plant::Plant& plant, std::vector<double> knots);
    [[nodiscard]] std::size_t n_intervals() const { return knots.size() - 1; }
    /// Writes what a pond holds at a knot.
    void set(std::size_t pond, std::size_t knot, const plant::Plant& plant);
    /// Writes what a pond gave between a knot and the next; of one that gave nothing, what it held.
    void set_mean(std::size_t pond, std::size_t interval, const plant::Liquor& drawn,
                  const plant::LiquorBasis& basis);
    /// Whether the share that a pond gives jumps from one interval to the next.
    [[nodiscard]] bool has_jumps(std::size_t pond) const;
};

/// How far the solution of each pond moved from one history to another: the largest change of any
/// quantity at any knot or in any mean, by the largest value of that quantity in any pond. What is
/// below a millionth of the largest component counts by that. Changes of shares given count as they
/// are.
[[nodiscard]] std::vector<double> changes(const PondHistory& before, const PondHistory& after);

/// A history as smooth curves of the same means; the shares given are constant between knots.
/// An even drip so takes exactly the volumes and amounts given. Thread-safe to read.
class PondCurves {
public:
    explicit PondCurves(const PondHistory& history);

    /// Puts the solution of a pond, and the share of the planned rate that it gives, into what
    /// comes from above.
    void irrigate(std::size_t pond, double time, column::SurfaceForcing& forcing) const;
    /// Share of the planned rate that a pond gives at a time.
    [[nodiscard]] double share_given(std::size_t pond, double time) const;

private:
    struct Pond {
        std::vector<numerics::MeanCurve> quantities;
        std::vector<double> given;  ///< [interval]; empty: all
    };
    std::vector<double> knots_;
    std::vector<Pond> ponds_;
};

}  // namespace gossan::simulation
