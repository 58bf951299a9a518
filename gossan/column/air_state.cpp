// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/air_state.hpp"

#include <cmath>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/base/constants.hpp"

namespace gossan::column {
namespace {

constexpr std::size_t W = StateLayout::water;
constexpr std::size_t H = StateLayout::enthalpy;
constexpr double per_head = constants::gravity * constants::water_molar_mass / constants::gas;
constexpr double standard_pressure = 101325.0;  // Pa

double t_by(const CellState& cell, std::size_t x) {
    return x == W ? cell.t_by_water : x == H ? cell.t_by_enthalpy : 0.0;
}

}  // namespace

void derive_wetness(const CellState& cell, const WaterActivity& activity, AirState& air) {
    const bool is_held = cell.head < 0.0;
    const double kelvin = is_held ? per_head * cell.head / cell.temperature : 0.0;
    air.ln_wetness = activity.ln + kelvin;
    for (std::size_t x = 0; x < air.ln_wetness_gradient.size(); ++x) {
        double by = x < activity.gradient.size() ? activity.gradient[x] : 0.0;
        if (is_held) {
            by += per_head * cell.head_slope / cell.temperature * cell.content_gradient[x] -
                  kelvin / cell.temperature * t_by(cell, x);
        }
        air.ln_wetness_gradient[x] = by;
    }
}

namespace {

void derive_vapour(const CellState& cell, double pressure, AirState& air) {
    using namespace atmosphere;
    const auto saturated = saturation_pressure(cell.temperature);
    const double wetness = std::exp(air.ln_wetness);
    const auto ratio = vapour_ratio(wetness * saturated.value, pressure);
    air.vapour = ratio.value;
    const double per_vapour = vapour_enthalpy(cell.temperature);
    const double by_t = moist_air_heat_capacity(air.vapour);
    air.enthalpy = moist_air_enthalpy(cell.temperature, air.vapour);
    for (std::size_t x = 0; x < air.vapour_gradient.size(); ++x) {
        const double t = t_by(cell, x);
        air.vapour_gradient[x] =
            ratio.slope * wetness *
            (saturated.value * air.ln_wetness_gradient[x] + saturated.slope * t);
        air.enthalpy_gradient[x] = by_t * t + per_vapour * air.vapour_gradient[x];
    }
}

/// What diffuses and dissolves: pressure of the dry gas, and dispersion.
void derive_dry_gas(const GasPhase& phase, double p, const CellProperties& properties,
                    const CellState& cell, AirState& air) {
    const auto saturated = atmosphere::saturation_pressure(cell.temperature);
    const auto ratio = atmosphere::vapour_ratio(saturated.value, p);
    const double wet_by_t = ratio.slope * saturated.slope;
    const double dry_share = 1.0 / (1.0 + ratio.value);
    air.dry_pressure = p * dry_share;
    air.dry_pressure_slope = -p * dry_share * dry_share * wet_by_t;

    constexpr double least_share =
        0.01;  // of the porosity: below it the air-filled share fades out
    const double least = least_share * properties.porosity;
    const double open = properties.porosity - cell.content;
    const bool is_open = open >= least;
    const double eps = is_open ? open : least * least / (2.0 * least - open);
    const double eps_by_content = is_open ? -1.0 : -eps / (2.0 * least - open);
    const double t = cell.temperature;
    const double shape = std::pow(eps, 10.0 / 3.0) / (properties.porosity * properties.porosity);
    const double thermal = std::pow(t / constants::reference_kelvin, 1.75) / t;
    const double scale = standard_pressure / (constants::gas * fresh_dry_gas(phase));
    air.dispersion = scale * dry_share * thermal * shape;  // (6)
    air.dispersion_by_content = air.dispersion * (10.0 / 3.0) / eps * eps_by_content;
    air.dispersion_by_temperature = air.dispersion * (0.75 / t - dry_share * wet_by_t);
}

}  // namespace

AirState::AirState(int n_gases, int n_carried)
    : ratio(std::size_t(n_gases)),
      ln_wetness_gradient(std::size_t(n_carried)),
      vapour_gradient(std::size_t(n_carried)),
      enthalpy_gradient(std::size_t(n_carried)) {}

void derive_air(const ColumnModel& model, const CellProperties& properties,
                const StateLayout& layout, const CellState& cell, const WaterActivity& activity,
                std::span<const double> block, AirState& air) {
    air.per_nitrogen = 1.0 / properties.nitrogen;
    air.dry = 1.0;
    for (int gas = 0; gas < layout.n_gases(); ++gas) {
        const double ratio = block[std::size_t(layout.gas(gas))] * air.per_nitrogen;
        air.ratio[std::size_t(gas)] = ratio;
        air.dry += ratio;
    }
    derive_wetness(cell, activity, air);
    derive_vapour(cell, model.pressure, air);
    derive_dry_gas(*model.air, model.pressure, properties, cell, air);
}

double fresh_dry_gas(const GasPhase& air) {
    double dry = 1.0;
    for (const Gas& gas : air.gases) dry += gas.ambient;
    return dry;
}

}  // namespace gossan::column
