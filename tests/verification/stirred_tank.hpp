// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/stiff_integrator.hpp"
#include "gossan/reactions/network.hpp"

namespace gossan::verification {

/// A tank of one cubic metre of solution that is stirred, with the solids of a network in it, at
/// one temperature: rates per volume of bed and of solution are the same there.
///
///     dC/dt = D (C_feed − C) + sum of rates,   dn/dt = sum of rates           (1)
///
/// Laws of activity see ideal solutions, a = C/(1000 mol/m3).
class StirredTank : public numerics::StiffSystem {
public:
    struct Settings {
        double temperature = 298.15;    ///< K
        double dilution = 0.0;          ///< D, 1/s
        std::vector<double> feed = {};  ///< [n_components] mol/m3; empty: none
        std::vector<double> reference;  ///< [n_solids] mol/m3
        double tolerance = 1e-10;       ///< absolute, mol/m3
    };
    StirredTank(const reactions::Network& network, Settings settings);

    [[nodiscard]] std::shared_ptr<const numerics::BlockLayout> layout() const override;
    [[nodiscard]] bool rates(double time, std::span<const double> state,
                             std::span<double> rates) override;
    [[nodiscard]] bool jacobian(double time, std::span<const double> state,
                                numerics::BlockMatrix& jacobian) override;
    void absolute_tolerances(std::span<double> tolerances) const override;

    /// Components, then solids.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t component(const std::string& name) const;
    [[nodiscard]] std::size_t solid(const std::string& mineral) const;

private:
    void evaluate(std::span<const double> state, bool with_gradient);

    const reactions::Network& network_;
    Settings settings_;
    std::shared_ptr<const numerics::BlockLayout> layout_;
    reactions::Chemistry chemistry_;
    reactions::Availability availability_;
    std::vector<double> ln_activity_;
    std::vector<double> ln_slope_;
    std::vector<double> accessibility_;
};

/// The state at each of the times, from `start`; fails the test where a step fails.
std::vector<std::vector<double>> run(StirredTank& tank, std::vector<double> start,
                                     const std::vector<double>& times, double tolerance = 1e-8);

}  // namespace gossan::verification
