// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/schema.hpp"
#include "gossan/transport/retention.hpp"

namespace gossan::transport {

/// What a packing of crushed ore is to water.
struct HydraulicProperties {
    double porosity = 0.40;          ///< pore volume per bulk volume
    double trapped_gas = 0.05;       ///< share of the pores that water cannot fill
    double residual_content = 0.08;  ///< volumetric water content that gravity cannot drain
    InverseLength alpha{20.0};       ///< inverse of the air-entry suction head
    double n = 1.8;                  ///< narrowness of the pore sizes, above 1
    Velocity saturated_conductivity{1e-4};
    double tortuosity = 0.5;  ///< exponent l of Mualem's law
    /// Exponent p of K = Ks Se^p in place of Mualem's law; 0 keeps Mualem's.
    double power_law_exponent = 0.0;

    static Schema<HydraulicProperties> schema();
};

/// van Genuchten's retention with Mualem's conductivity, continued smoothly past both ends.
///
///     S_e = (theta - theta_r) / (theta_s - theta_r),   theta_s = porosity (1 - trapped gas) (1) h
///     = -(1/alpha) [S_e^(-1/m) - 1]^(1/n),   m = 1 - 1/n          for 0.05 <= S_e <= 0.98 (2) K =
///     K_s S_e^l [1 - (1 - S_e^(1/m))^m]^2,   or   K_s S_e^p                                    (3)
///
/// Above S_e = 0.98, (2) goes on with its own slope and a cubic that reaches +1 m at S_e = 1.01,
/// and Mualem's K rises to K_s by a cubic with end slopes of its own and zero. Below S_e = 0.05,
/// ln(-h) is a parabola in theta with the value and slope of (2) at one end and 1e9 Pa at theta =
/// 0, so that a bed cannot be dried beyond nothing. Source: vanGenuchten1980 eq. 3 and 8,
/// Mualem1976. No hysteresis.
class VanGenuchten : public Retention {
public:
    explicit VanGenuchten(const HydraulicProperties& properties);

    [[nodiscard]] Sloped pressure_head(double water_content) const override;
    [[nodiscard]] Sloped conductivity(double water_content) const override;
    [[nodiscard]] double water_content(double pressure_head) const override;
    [[nodiscard]] double saturated_conductivity() const override {
        return properties_.saturated_conductivity.si;
    }
    [[nodiscard]] double saturated_content() const override { return saturated_; }
    [[nodiscard]] double sharpness() const override { return properties_.alpha.si; }

    static constexpr double driest_pressure = 1e9;  ///< Pa, suction at no water at all

private:
    [[nodiscard]] Sloped head_by_law(double effective) const;          ///< (2), slope by S_e
    [[nodiscard]] Sloped conductivity_by_law(double effective) const;  ///< (3), slope by S_e
    [[nodiscard]] Sloped head_when_dry(double water_content) const;

    HydraulicProperties properties_;
    double m_, saturated_, span_;
    double wet_cubic_;         ///< coefficient of (S_e - 0.98)^3
    Sloped wet_head_, wet_k_;  ///< at S_e = 0.98, by S_e
    double dry_content_;       ///< theta at S_e = 0.05
    double dry_log_;           ///< ln(-h) there
    double dry_rise_;          ///< ln(-h) at no water less that
    double dry_steepness_;     ///< slope of (2) there over the mean slope of the dry branch
};

}  // namespace gossan::transport
