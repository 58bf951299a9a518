// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/solution/component.hpp"

namespace gossan::plant {

using VolumeFlow = Quantity<Dimension{.length = 3, .time = -1}>;
using MassFlow = Quantity<Dimension{.mass = 1, .time = -1}>;

/// A solution as its conserved totals: what a pond holds or what passes in an interval.
struct Liquor {
    double water = 0.0;             ///< mol
    double enthalpy = 0.0;          ///< J above liquid water at 0 degC
    std::vector<double> component;  ///< [n_components] mol; H is proton excess

    void add(const Liquor& other, double share = 1.0);
    void scale(double factor);
    /// Takes a share of all it holds, and gives it.
    [[nodiscard]] Liquor take(double share);
};

/// What the plant must know of a run's components to read a liquor. Thread-safe to read.
///
///     V = (m_water + 0.15 m_salt) / 997 kg/m3                                              (1)
///     H = c_w m_water T,   T in degC                                                       (2)
///
/// (1) is `solution_volume` at 25 degC, whatever the temperature, so that volumes add up: 1 % too
/// little at 50 degC. (2) as in the columns: salts carry no heat.
class LiquorBasis {
public:
    /// The components of a run; H, Cu and S(VI) must be among them, iron may.
    LiquorBasis(std::span<const solution::Component> components, double specific_heat);

    [[nodiscard]] Liquor empty() const;
    [[nodiscard]] Liquor pure_water(double volume, double temperature) const;
    /// `volume` m3 of a solution given by mol of components and kg of water per m3 of it.
    [[nodiscard]] Liquor of(std::span<const double> total, double water_mass, double volume,
                            double temperature) const;

    [[nodiscard]] double volume(const Liquor& liquor) const;            ///< m3
    [[nodiscard]] double temperature(const Liquor& liquor) const;       ///< K; 25 degC if it is dry
    [[nodiscard]] double heat(double water, double temperature) const;  ///< J of mol of water at K
    [[nodiscard]] double copper(const Liquor& liquor) const;            ///< kg/m3
    [[nodiscard]] double acid(const Liquor& liquor) const;              ///< free, kg H2SO4/m3
    [[nodiscard]] double ferric(const Liquor& liquor) const;            ///< kg Fe(III)/m3
    [[nodiscard]] double specific_heat() const { return specific_heat_; }
    /// Index of H, Cu, S(VI), and of Fe(III), which is -1 in a run without iron.
    [[nodiscard]] std::size_t h() const { return h_; }
    [[nodiscard]] std::size_t cu() const { return cu_; }
    [[nodiscard]] std::size_t s6() const { return s6_; }
    [[nodiscard]] int fe3() const { return fe3_; }
    [[nodiscard]] std::size_t n_components() const { return molar_mass_.size(); }

private:
    [[nodiscard]] double per_volume(const Liquor& liquor, std::size_t component) const;

    std::vector<double> molar_mass_;  ///< kg/mol
    double specific_heat_;            ///< J/kg/K
    std::size_t h_ = 0, cu_ = 0, s6_ = 0;
    int fe3_ = -1;
};

inline constexpr double copper_molar_mass = 0.063546;  ///< kg/mol. Source: unverified, IUPAC
inline constexpr double sulphuric_acid_molar_mass =
    0.098079;  ///< kg/mol. Source: unverified, IUPAC

}  // namespace gossan::plant
