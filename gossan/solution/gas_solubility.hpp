// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/solution/component.hpp"
#include "gossan/solution/equilibrium_constant.hpp"

namespace gossan::solution {

/// What is known of how a gas dissolves.
struct GasFact {
    std::string name;                         ///< "O2(g)"
    EquilibriumConstant henry;                ///< mol per kg of water and atm
    double salting = 0.0;                     ///< h_G, m3/mol
    std::map<std::string, double> ions = {};  ///< h_k by component, m3/mol
};

/// Amount of a gas in a solution at equilibrium with one Pa of it.
///
///     s = k(T)/(101325 Pa) rho_w(T) 10^(-sum_k (h_k + h_G) C_k),   mol/m3 of solution/Pa     (1)
///
/// The sum runs over the charged components; C_k in mol/m3 of solution. Concentrations a little
/// below zero count as they are. rho_w is that of `solution_volume`. Source: Schumpe1993 for the
/// salt. H in bisulphate counts as free H+, for which the set has h = 0: bisulphate stands as
/// sulphate. The coefficients are those of 25 degC; their change with temperature is left out.
/// Immutable once made, so threads may share it.
class GasSolubility {
public:
    /// Throws Error(data) where a charged component has no coefficient.
    GasSolubility(const GasFact& fact, std::span<const Component> components);

    struct Value {
        double value;           ///< mol/m3/Pa
        double by_temperature;  ///< mol/m3/Pa/K
    };
    /// (1) at `temperature` in K and `concentration` [n_components].
    [[nodiscard]] Value evaluate(double temperature, const double* concentration) const;

    /// [n_components] d ln s/dC_k = -ln 10 (h_k + h_G), m3/mol.
    [[nodiscard]] const std::vector<double>& salting() const { return salting_; }

private:
    std::array<double, 6> ln_k_;  ///< as `analytic_form`, times ln 10
    std::vector<double> salting_;
};

}  // namespace gossan::solution
