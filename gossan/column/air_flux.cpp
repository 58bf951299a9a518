// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/air_flux.hpp"

#include <cmath>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/base/constants.hpp"
#include "gossan/transport/face.hpp"

namespace gossan::column {
namespace {

constexpr std::size_t W = StateLayout::water;
constexpr std::size_t H = StateLayout::enthalpy;
constexpr double smallest_step = 1e-6;  // mol/mol: below it the limiter fades out
constexpr double most_peclet = 600.0;   // exp of it is far beyond any digit

}  // namespace

AirLaw::AirLaw(const ColumnModel& model, const StateLayout& layout)
    : model_(model), layout_(layout) {
    inflow_.gases.resize(std::size_t(layout.n_gases()));
}

void AirLaw::set_inflow(const SurfaceForcing& forcing) {
    using namespace atmosphere;
    const GasPhase& phase = *model_.air;
    inflow_.nitrogen = forcing.aeration / fresh_dry_gas(phase);
    for (std::size_t i = 0; i < inflow_.gases.size(); ++i) {
        inflow_.gases[i] = inflow_.nitrogen * phase.gases[i].ambient;
    }
    const double t = forcing.aeration_temperature;
    const double pressure = forcing.aeration_humidity * saturation_pressure(t).value;
    const double vapour = vapour_ratio(pressure, model_.pressure).value;
    inflow_.enthalpy = moist_air_enthalpy(t, vapour);
    inflow_.water = phase.takes_up_water ? forcing.aeration * vapour : 0.0;
    inflow_.heat = forcing.aeration * inflow_.enthalpy;
}

void AirLaw::between(const AirState& below, const CellState& lower, const CellProperties& p_below,
                     const AirState& above, const CellState& upper, const CellProperties& p_above,
                     const AirState* beyond, bool with_gradient, FaceFlux& flux) const {
    const double g = inflow_.nitrogen;
    const std::size_t n = flux.value.size();
    const double distance = 0.5 * (p_below.height + p_above.height);
    const double dispersion = 0.5 * (below.dispersion + above.dispersion);
    for (int index = 0; index < layout_.n_gases(); ++index) {
        const auto i = std::size_t(index);
        const auto row = std::size_t(layout_.gas(index));
        const Gas& gas = model_.air->gases[i];
        const auto mixing = transport::face_mixing(g, p_below.gas_dispersivity,
                                                   gas.diffusivity * dispersion, 1.0, distance);
        const double step = below.ratio[i] - above.ratio[i];
        const double farther = beyond ? beyond->ratio[i] : 2.0 * gas.ambient - below.ratio[i];
        transport::LimitedStep limited{0.0, 0.0, 0.0};
        if (mixing.limited_share > 0.0) {
            limited = transport::limited_step(-step, below.ratio[i] - farther, smallest_step);
        }
        const double half = 0.5 * g * mixing.limited_share;
        flux.value[row] -=
            g * below.ratio[i] + mixing.coefficient * step / distance + half * limited.value;
        if (!with_gradient) continue;
        const double spread = mixing.coefficient / distance;
        const double by_ratio_above = -spread + half * limited.d_face;
        const double by_ratio_below =
            g + spread + half * ((beyond ? 1.0 : 2.0) * limited.d_upstream - limited.d_face);
        flux.by_below[row * n + row] -= by_ratio_below * below.per_nitrogen;
        flux.by_above[row * n + row] -= by_ratio_above * above.per_nitrogen;
        if (mixing.limited_share > 0.0) continue;
        const double by_dispersion = 0.5 * gas.diffusivity * step / distance;
        const auto add_dispersion = [&](std::vector<double>& by, const AirState& air,
                                        const CellState& cell) {
            for (std::size_t x = 0; x < n; ++x) {
                by[row * n + x] -=
                    by_dispersion * air.dispersion_by_content * cell.content_gradient[x];
            }
            by[row * n + W] -= by_dispersion * air.dispersion_by_temperature * cell.t_by_water;
            by[row * n + H] -= by_dispersion * air.dispersion_by_temperature * cell.t_by_enthalpy;
        };
        add_dispersion(flux.by_below, below, lower);
        add_dispersion(flux.by_above, above, upper);
    }
    const double wet = model_.air->takes_up_water ? g : 0.0;
    flux.value[W] -= wet * below.dry * below.vapour;
    flux.value[H] -= g * below.dry * below.enthalpy;
    if (!with_gradient) return;
    for (std::size_t x = 0; x < n; ++x) {
        const bool is_gas = x >= std::size_t(layout_.gas(0));
        const double by_dry = is_gas ? below.per_nitrogen : 0.0;
        flux.by_below[W * n + x] -=
            wet * (below.dry * below.vapour_gradient[x] + by_dry * below.vapour);
        flux.by_below[H * n + x] -=
            g * (below.dry * below.enthalpy_gradient[x] + by_dry * below.enthalpy);
    }
}

Outflow AirLaw::leave(const AirState& air, const CellProperties& properties, int index) const {
    const auto i = std::size_t(index);
    const Gas& gas = model_.air->gases[i];
    const double g = inflow_.nitrogen;
    const double half = 0.5 * properties.height;
    const double e = gas.diffusivity * air.dispersion;
    const double peclet = g * half / e;
    double back = e / half;
    double by_e = 1.0 / half;
    if (peclet > most_peclet) {
        back = 0.0;  // (3) within the last digit; without diffusion the number is infinite
        by_e = 0.0;
    } else if (peclet > 1e-6) {
        const double grown = std::expm1(peclet);
        back = g / grown;  // (3)
        by_e = back * (1.0 + 1.0 / grown) * peclet / e;
    }
    const double step = air.ratio[i] - gas.ambient;
    const double by_dispersion = by_e * gas.diffusivity * step;
    return {g * air.ratio[i] + back * step, g + back, by_dispersion * air.dispersion_by_content,
            by_dispersion * air.dispersion_by_temperature};
}

}  // namespace gossan::column
