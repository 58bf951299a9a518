// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/solution/aqueous_species.hpp"
#include "gossan/solution/component.hpp"
#include "gossan/solution/species_rows.hpp"

namespace gossan::solution {

/// The state of a solution at equilibrium, and what the next solve and the gradient need to be
/// quick. One per place and thread; a default-constructed one is a cold start.
struct SpeciationResult {
    double temperature = 0.0;     ///< K
    double ionic_strength = 0.0;  ///< mol/kg of water
    double water_activity = 1.0;
    double ln_ionic_strength = 0.0;
    double ln_water_activity = 0.0;
    std::vector<double> ln_activity;  ///< [n_components] of each component's master species
    std::vector<double> molality;     ///< [n_species], mol/kg of water, in the order given
    int iterations = 0;
    bool converged = false;

    // Working values: valid where `converged`, of no meaning outside Speciation.
    std::vector<double> thermal;      ///< what depends on `temperature` alone, by row of the kernel
    std::vector<double> factors;      ///< of Newton's matrix
    std::vector<double> total_slope;  ///< [n_components] d(positive part of total)/d total
};

/// Ion-pair equilibrium of a solution of given component totals.
///
///     m_i = K_i prod_k a_k^nu_ik a_w^nu_iw / gamma_i                          (1)
///     T_k = sum_i nu_ik m_i       for every component k                        (2)
///     I = 1/2 sum_i z_i^2 m_i,    a_w = 1 - 0.017 sum_i m_i                    (3)
///
/// gamma_i by the WATEQ and Davies laws (activity.hpp). Source: Parkhurst2013. Redox is not at
/// equilibrium: Fe(II) and Fe(III) are two components. Charge is not solved for. A total other than
/// H enters by its smooth positive part, (T + sqrt(T^2 + 4 e^2))/2 with e = `smallest_total`, so
/// that totals at and a little below zero are as good as any.
///
/// The result is a function of temperature and totals alone: from a cold start to the last bit,
/// from a warm one to about twelve digits. Immutable after construction, hence safe to share
/// between threads; each thread brings its own result.
class Speciation {
public:
    /// Every component's master must be among `species`. Throws Error(data) if not, or if there are
    /// too many.
    Speciation(std::vector<Component> components, std::vector<AqueousSpecies> species);

    /// Equilibrium at `temperature` (K) of `totals` (mol per kg of water, [n_components]). `result`
    /// is a warm start if result.converged, else a cold guess is made. False if no equilibrium was
    /// found.
    [[nodiscard]] bool solve(double temperature, std::span<const double> totals,
                             SpeciationResult& result) const;

    /// Derivatives by total_j, then by temperature (1/K): row-major [wanted.size()][n_components +
    /// 1]. What a row is of: an index below n_components is ln a of that component's master; see
    /// also the three functions below.
    void gradient(const SpeciationResult& result, std::span<const int> wanted,
                  std::span<double> out) const;

    /// Index for `gradient` of ln(water activity).
    [[nodiscard]] int water_index() const { return n_components(); }
    /// Index for `gradient` of ln(ionic strength).
    [[nodiscard]] int ionic_strength_index() const { return n_components() + 1; }
    /// Index for `gradient` of ln(molality of the free master of `component`).
    [[nodiscard]] int free_molality_index(int component) const {
        return n_components() + 2 + component;
    }

    /// Molality of the free master species of `component`, mol/kg of water.
    [[nodiscard]] double free_molality(const SpeciationResult& result, int component) const;

    [[nodiscard]] int n_components() const { return static_cast<int>(components_.size()); }
    [[nodiscard]] int n_species() const { return static_cast<int>(species_.size()); }
    [[nodiscard]] const std::vector<Component>& components() const { return components_; }
    [[nodiscard]] const std::vector<AqueousSpecies>& species() const { return species_; }

private:
    template <int C>
    bool solve_with(std::span<const double> totals, SpeciationResult& result) const;
    template <int C>
    void gradient_with(const SpeciationResult& result, std::span<const int> wanted,
                       std::span<double> out) const;
    void set_temperature(double temperature, SpeciationResult& result) const;

    std::vector<Component> components_;
    std::vector<AqueousSpecies> species_;
    SpeciesRows rows_;
};

/// Below this total (mol/kg of water) a component is taken as absent: the width of the smooth
/// positive part.
inline constexpr double smallest_total = 1e-9;

/// True where the ionic strength lies beyond what the activity laws are good for.
[[nodiscard]] bool is_beyond_model_range(const SpeciationResult& result);

}  // namespace gossan::solution
