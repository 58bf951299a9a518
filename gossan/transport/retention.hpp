// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/quantity.hpp"

namespace gossan::transport {

/// A value and its slope.
struct Sloped {
    double value = 0.0;
    double slope = 0.0;
};

/// How tightly a packing holds water and how easily water moves in it, by volumetric water content.
///
/// A seam: tests bring curves of their own. Implementations are immutable and safe to share.
class Retention {
public:
    Retention() = default;
    Retention(const Retention&) = delete;
    Retention& operator=(const Retention&) = delete;
    virtual ~Retention() = default;

    /// Pressure head (m, negative under suction) at volumetric water content; C1 and rising
    /// throughout.
    [[nodiscard]] virtual Sloped pressure_head(double water_content) const = 0;
    /// Conductivity (m/s) at reference density and viscosity; C1, never falling.
    [[nodiscard]] virtual Sloped conductivity(double water_content) const = 0;
    /// Water content at pressure head (m): the inverse of pressure_head.
    [[nodiscard]] virtual double water_content(double pressure_head) const = 0;
    /// Conductivity (m/s) when saturated.
    [[nodiscard]] virtual double saturated_conductivity() const = 0;
    /// Volumetric water content when saturated, trapped gas taken off.
    [[nodiscard]] virtual double saturated_content() const = 0;
    /// 1/m; how fast ln K changes with head: sets the weight of the upper cell at a face.
    [[nodiscard]] virtual double sharpness() const = 0;
};

/// Water content at which the conductivity equals `flux` (m/s): steady drip under unit gradient.
[[nodiscard]] double steady_water_content(const Retention& retention, double flux);

}  // namespace gossan::transport
