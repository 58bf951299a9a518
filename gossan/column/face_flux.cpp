// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/face_flux.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/base/constants.hpp"
#include "gossan/column/air_state.hpp"
#include "gossan/transport/face.hpp"

namespace gossan::column {
namespace {

constexpr std::size_t W = StateLayout::water;
constexpr std::size_t H = StateLayout::enthalpy;
constexpr std::size_t first = StateLayout::first_component;

/// row += factor * gradient
void add(std::vector<double>& matrix, std::size_t row, double factor,
         const std::vector<double>& gradient) {
    double* target = matrix.data() + row * gradient.size();
    for (std::size_t x = 0; x < gradient.size(); ++x) target[x] += factor * gradient[x];
}

/// row += factor * dC_k/dx, C_k being a mobile concentration:  dC_k = dc_k / V - C_k / V dV
void add_concentration(std::vector<double>& matrix, std::size_t k, double factor,
                       const CellState& cell) {
    const RegionState& mobile = cell.regions.front();
    const double per_volume = factor / mobile.volume;
    add(matrix, first + k, -per_volume * mobile.concentration[k] * mobile.share,
        cell.content_gradient);
    matrix[(first + k) * (cell.content_gradient.size() + 1)] += per_volume;
}

}  // namespace

FaceFlux::FaceFlux(int n_carried)
    : value(std::size_t(n_carried)),
      by_below(std::size_t(n_carried) * std::size_t(n_carried)),
      by_above(by_below.size()),
      volume_by_below(std::size_t(n_carried)),
      volume_by_above(std::size_t(n_carried)) {}

FaceLaw::FaceLaw(const ColumnModel& model, int n_components)
    : flow_(model.flow),
      heat_per_mol_(model.heat_capacity_water * constants::water_molar_mass),
      smallest_step_(model.tolerances.component),
      fresh_dry_(model.air ? fresh_dry_gas(*model.air) : 1.0),
      pressure_(model.pressure),
      n_components_(n_components) {}

void FaceLaw::water(const CellState& below, const CellProperties& p_below, const CellState& above,
                    const CellProperties& p_above, double distance, bool with_gradient,
                    FaceFlux& flux) const {
    const std::size_t n = flux.value.size();
    if (flow_ == FlowLaw::kinematic) {
        flux.volume = above.conductivity;
        std::fill(flux.volume_by_below.begin(), flux.volume_by_below.end(), 0.0);
        flux.volume_by_above = above.conductivity_gradient;
    } else {
        const double sharpness =
            0.5 * (p_below.retention->sharpness() + p_above.retention->sharpness());
        const double w = transport::upper_weight(sharpness, distance);
        const double k = w * above.conductivity + (1.0 - w) * below.conductivity;
        const double gradient = (above.head - below.head) / distance + 1.0;
        flux.volume = k * gradient;
        const double by_head_above = k / distance * above.head_slope;
        const double by_head_below = k / distance * below.head_slope;
        for (std::size_t x = 0; x < n; ++x) {
            flux.volume_by_above[x] = w * gradient * above.conductivity_gradient[x] +
                                      by_head_above * above.content_gradient[x];
            flux.volume_by_below[x] = (1.0 - w) * gradient * below.conductivity_gradient[x] -
                                      by_head_below * below.content_gradient[x];
        }
    }
    const bool downwards = flux.volume >= 0.0;
    const CellState& up = downwards ? above : below;
    flux.value[W] = flux.volume * up.water_density;
    if (!with_gradient) return;
    add(flux.by_below, W, up.water_density, flux.volume_by_below);
    add(flux.by_above, W, up.water_density, flux.volume_by_above);
    add(downwards ? flux.by_above : flux.by_below, W, flux.volume, up.density_gradient);
}

void FaceLaw::heat(const CellState& below, const CellState& above, double distance,
                   bool with_gradient, FaceFlux& flux) const {
    const bool downwards = flux.volume >= 0.0;
    const CellState& up = downwards ? above : below;
    const double carried = heat_per_mol_ * flux.value[W];  // W/m2/K
    const double sign = downwards ? 1.0 : -1.0;
    atmosphere::WithSlope air{0.0, 0.0};
    if (nitrogen_ > 0.0) {
        air = atmosphere::saturated_heat_capacity(0.5 * (below.temperature + above.temperature),
                                                  pressure_);
    }
    const double by_air = nitrogen_ * fresh_dry_;  // mol/m2/s of dry gas
    const double lambda = 0.5 * (below.thermal_conductivity + above.thermal_conductivity) -
                          0.5 * (std::abs(carried) + by_air * air.value) * distance;
    const double step = above.temperature - below.temperature;
    const double celsius = up.temperature - constants::zero_celsius;
    const bool conducts = lambda > 0.0;
    flux.value[H] = carried * celsius + (conducts ? lambda * step / distance : 0.0);
    if (!with_gradient) return;

    const double by_carried = celsius - (conducts ? 0.5 * sign * step : 0.0);
    const std::size_t n = flux.value.size();
    for (std::size_t x = 0; x < n; ++x) {
        flux.by_below[H * n + x] = by_carried * heat_per_mol_ * flux.by_below[W * n + x];
        flux.by_above[H * n + x] = by_carried * heat_per_mol_ * flux.by_above[W * n + x];
    }
    auto add_temperature = [&](std::vector<double>& matrix, const CellState& cell, double factor) {
        matrix[H * n + W] += factor * cell.t_by_water;
        matrix[H * n + H] += factor * cell.t_by_enthalpy;
    };
    add_temperature(downwards ? flux.by_above : flux.by_below, up, carried);
    if (!conducts) return;
    const double by_mean = -0.25 * by_air * air.slope * step;
    add_temperature(flux.by_above, above, lambda / distance + by_mean);
    add_temperature(flux.by_below, below, -lambda / distance + by_mean);
    const double by_lambda = 0.5 * step / distance;
    add(flux.by_above, H, by_lambda * above.thermal_slope, above.content_gradient);
    add(flux.by_below, H, by_lambda * below.thermal_slope, below.content_gradient);
}

void FaceLaw::solutes(const CellState& below, const CellState& above, const CellProperties& p_above,
                      double distance, const Upstream& upstream, bool with_gradient,
                      FaceFlux& flux) const {
    const RegionState& lower = below.regions.front();
    const RegionState& upper = above.regions.front();
    const auto mixing =
        transport::face_mixing(flux.volume, p_above.dispersivity, p_above.diffusivity,
                               0.5 * (lower.volume + upper.volume), distance);
    const bool downwards = flux.volume >= 0.0;
    const double* beyond = downwards ? upstream.above : upstream.below;
    const RegionState& up = downwards ? upper : lower;
    const RegionState& down = downwards ? lower : upper;
    for (int index = 0; index < n_components_; ++index) {
        const auto k = std::size_t(index);
        const double step = upper.concentration[k] - lower.concentration[k];
        transport::LimitedStep limited{0.0, 0.0, 0.0};
        if (mixing.limited_share > 0.0 && beyond != nullptr) {
            limited = transport::limited_step(down.concentration[k] - up.concentration[k],
                                              up.concentration[k] - beyond[k], smallest_step_);
        }
        const double face = up.concentration[k] + 0.5 * mixing.limited_share * limited.value;
        flux.value[first + k] = flux.volume * face + mixing.coefficient * step / distance;
        if (!with_gradient) continue;

        const double by_volume = face + mixing.d_flux * step / distance;
        add(flux.by_below, first + k, by_volume, flux.volume_by_below);
        add(flux.by_above, first + k, by_volume, flux.volume_by_above);
        const double half = flux.volume * 0.5 * mixing.limited_share;
        const double by_down = half * limited.d_face;
        const double by_up = flux.volume + half * (limited.d_upstream - limited.d_face);
        const double spread = mixing.coefficient / distance;
        add_concentration(flux.by_above, k, spread + (downwards ? by_up : by_down), above);
        add_concentration(flux.by_below, k, -spread + (downwards ? by_down : by_up), below);
        const double by_volume_mean = 0.5 * mixing.d_content * step / distance;
        if (by_volume_mean != 0.0) {
            add(flux.by_above, first + k, by_volume_mean * upper.share, above.content_gradient);
            add(flux.by_below, first + k, by_volume_mean * lower.share, below.content_gradient);
        }
    }
}

void FaceLaw::between(const CellState& below, const CellProperties& p_below, const CellState& above,
                      const CellProperties& p_above, const Upstream& upstream, bool with_gradient,
                      FaceFlux& flux) const {
    const double distance = 0.5 * (p_below.height + p_above.height);
    std::fill(flux.value.begin(), flux.value.end(), 0.0);
    if (with_gradient) {
        std::fill(flux.by_below.begin(), flux.by_below.end(), 0.0);
        std::fill(flux.by_above.begin(), flux.by_above.end(), 0.0);
    }
    water(below, p_below, above, p_above, distance, with_gradient, flux);
    heat(below, above, distance, with_gradient, flux);
    solutes(below, above, p_above, distance, upstream, with_gradient, flux);
}

}  // namespace gossan::column
