// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/surface_store.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/atmosphere/surface_exchange.hpp"
#include "gossan/base/constants.hpp"
#include "gossan/column/smooth_positive.hpp"
#include "gossan/numerics/dual.hpp"

namespace gossan::column {
namespace {

constexpr double film = 1e-3;            // m, the 1 mm of (1), (2) and (4)
constexpr double run_off_time = 60.0;    // s
constexpr double water_density = 997.0;  // kg/m3
constexpr double depth_per_mol = constants::water_molar_mass / water_density;

struct Entry {
    double volume;  ///< Q of (3), m/s
    double by_depth, by_conductivity, by_head;
};

Entry entry(const ColumnModel& model, const CellProperties& properties, const CellState& top,
            double depth) {
    const double k_s = properties.retention->saturated_conductivity();
    if (model.flow == FlowLaw::kinematic) return {k_s, 0.0, 0.0, 0.0};
    const double k = 0.5 * (k_s + top.conductivity);
    const double half = 0.5 * properties.height;
    const double gradient = (depth - top.head) / half + 1.0;
    const SmoothPositive open = smooth_positive(gradient);
    const double slope = open.slope * k / half;
    return {k * open.value, slope, 0.5 * open.value, -slope};
}

/// What (5)-(7) follow from, as the numbers that their derivatives are by.
enum Slot : std::size_t { cell_t, lambda, rate, depth, enthalpy, wetness, dry, surface_t, n_slots };
using Number = numerics::Dual<n_slots>;

/// Everything at the surface, at a trial temperature of it.
class SurfaceBalance {
public:
    SurfaceBalance(const ColumnModel& model, const CellProperties& properties, const CellState& top,
                   const AirState& air, double nitrogen, const SurfaceForcing& forcing,
                   std::span<const double> store, const SurfaceExchange& x)
        : model_(model),
          forcing_(forcing),
          nitrogen_(nitrogen),
          per_half_(2.0 / properties.height),
          heat_per_mol_(model.heat_capacity_water * constants::water_molar_mass),
          t_(Number::variable(top.temperature - constants::zero_celsius, cell_t)),
          lambda_(Number::variable(top.thermal_conductivity, lambda)),
          rate_(Number::variable(x.infiltration_rate, rate)),
          depth_(Number::variable(x.depth, depth)),
          enthalpy_(Number::variable(store[StateLayout::enthalpy], enthalpy)),
          dry_(Number::variable(air.dry, dry)) {
        const double a = std::exp(air.ln_wetness);
        wetness_ = Number::variable(air.ln_wetness, wetness).chain(a, a);
        const double t_air = forcing.air_temperature;
        const double humid =
            forcing.relative_humidity * atmosphere::saturation_pressure(t_air).value;
        air_vapour_ = atmosphere::vapour_ratio(humid, model.pressure).value;
        air_celsius_ = t_air - constants::zero_celsius;
    }

    Number store_evaporation, cell_evaporation, vapour_heat, wind_heat, sun_heat, sky_heat,
        exhaled_water, exhaled_heat;

    /// Imbalance of (6) at surface temperature `t_s`, degC; fills all flows.
    Number evaluate(const Number& t_s) {
        using namespace atmosphere;
        const auto p_s = saturation_pressure(t_s.value + constants::zero_celsius);
        const Number saturated = t_s.chain(p_s.value, p_s.slope);
        const Number per_vapour =
            constants::water_molar_mass * (latent_heat + atmosphere::vapour_heat * t_s);
        evaporate(saturated);
        vapour_heat = per_vapour * (store_evaporation * store_water() + cell_evaporation) -
                      store_evaporation * enthalpy_;
        const double h = model_.surface.heat_transfer + forcing_.wind_heat_transfer;
        wind_heat = h * (air_celsius_ - t_s);
        sun_heat = (1.0 - model_.surface.albedo) * forcing_.sun;
        const Number kelvin = t_s + constants::zero_celsius;
        const Number squared = kelvin * kelvin;
        sky_heat =
            model_.surface.emissivity * (forcing_.sky - stefan_boltzmann * squared * squared);
        const Number vapour = vapour_of(wetness_ * saturated);
        const double carries_water = model_.air && model_.air->takes_up_water ? 1.0 : 0.0;
        exhaled_water = carries_water * nitrogen_ * dry_ * vapour;
        exhaled_heat =
            nitrogen_ * dry_ * (dry_air_molar_mass * dry_air_heat * t_s + vapour * per_vapour);
        return per_half_ * lambda_ * (t_s - t_) -
               rate_ * (enthalpy_ - heat_per_mol_ * store_water() * t_s) - wind_heat - sun_heat -
               sky_heat + vapour_heat;
    }

    [[nodiscard]] double cell_celsius() const { return t_.value; }

private:
    [[nodiscard]] Number store_water() const { return depth_ * (1.0 / depth_per_mol); }

    [[nodiscard]] Number vapour_of(const Number& pressure) const {
        const auto ratio = atmosphere::vapour_ratio(pressure.value, model_.pressure);
        return pressure.chain(ratio.value, ratio.slope);
    }

    void evaporate(const Number& saturated) {
        const Number inverse = Number(1.0) / (depth_ + film);
        const Number dry_share = film * inverse;
        if (model_.surface.evaporates_by_wind) {
            const double g = forcing_.vapour_conductance /
                             atmosphere::dry_air_molar_mass;  // mol/m2/s per mol/mol
            store_evaporation = g * depth_per_mol * (vapour_of(saturated) - air_vapour_) * inverse;
            cell_evaporation = g * (vapour_of(wetness_ * saturated) - air_vapour_) * dry_share;
            return;
        }
        const double potential = forcing_.potential_evaporation;  // m/s
        const double humidity = forcing_.relative_humidity;
        store_evaporation = potential * inverse;
        cell_evaporation =
            (potential / depth_per_mol / (1.0 - humidity)) * (wetness_ - humidity) * dry_share;
    }

    const ColumnModel& model_;
    const SurfaceForcing& forcing_;
    double nitrogen_, per_half_, heat_per_mol_;
    Number t_, lambda_, rate_, depth_, enthalpy_, dry_, wetness_;
    double air_vapour_ = 0.0, air_celsius_ = 0.0;
};

/// The surface temperature as a number whose slopes follow from (6) by the implicit function
/// theorem. The imbalance rises with it, so Newton's method needs no bracket; steps are bounded for
/// trial states far off.
Number surface_temperature(SurfaceBalance& balance) {
    double t_s = balance.cell_celsius();
    for (int step = 0; step < 50; ++step) {
        const Number imbalance = balance.evaluate(Number::variable(t_s, surface_t));
        const double change =
            std::clamp(-imbalance.value / imbalance.slope[surface_t], -20.0, 20.0);
        t_s += change;
        if (std::abs(change) < 1e-11 * (1.0 + std::abs(t_s))) break;
    }
    const Number imbalance = balance.evaluate(Number::variable(t_s, surface_t));
    Number result(t_s);
    for (std::size_t k = 0; k < surface_t; ++k) {
        result.slope[k] = -imbalance.slope[k] / imbalance.slope[surface_t];
    }
    return result;
}

/// Spreads the slopes of a flow over the unknowns of store and top cell.
void spread(const Number& flow, const CellState& top, const AirState& air, const SurfaceExchange& x,
            int first_gas, SurfaceFlow& out) {
    out.value = flow.value;
    out.by_water = flow.slope[depth] * depth_per_mol + flow.slope[rate] * x.r_by_water;
    out.by_enthalpy = flow.slope[enthalpy];
    const double by_t = flow.slope[cell_t];
    for (std::size_t k = 0; k < out.by_cell.size(); ++k) {
        out.by_cell[k] = flow.slope[lambda] * top.thermal_slope * top.content_gradient[k] +
                         flow.slope[rate] * x.r_by_cell[k] +
                         flow.slope[wetness] * air.ln_wetness_gradient[k];
    }
    out.by_cell[StateLayout::water] += by_t * top.t_by_water;
    out.by_cell[StateLayout::enthalpy] += by_t * top.t_by_enthalpy;
    for (std::size_t k = std::size_t(first_gas); k < out.by_cell.size(); ++k) {
        out.by_cell[k] += flow.slope[dry] * air.per_nitrogen;
    }
}

}  // namespace

SurfaceExchange::SurfaceExchange(int n_carried) : r_by_cell(std::size_t(n_carried)) {
    for (SurfaceFlow* flow : {&store_evaporation, &cell_evaporation, &vapour_heat, &wind_heat,
                              &sun_heat, &sky_heat, &exhaled_water, &exhaled_heat}) {
        flow->by_cell.resize(std::size_t(n_carried));
    }
}

void exchange_at_surface(const ColumnModel& model, const CellProperties& top_properties,
                         const CellState& top, const AirState& air, double nitrogen,
                         const SurfaceForcing& forcing, std::span<const double> store,
                         SurfaceExchange& x) {
    x.depth = depth_per_mol * store[StateLayout::water];
    const double p = x.depth;
    const Entry q = entry(model, top_properties, top, p);
    x.infiltration_rate = q.volume / (p + film);  // (2)
    x.r_by_water = (q.by_depth - x.infiltration_rate) / (p + film) * depth_per_mol;
    for (std::size_t k = 0; k < x.r_by_cell.size(); ++k) {
        x.r_by_cell[k] = (q.by_conductivity * top.conductivity_gradient[k] +
                          q.by_head * top.head_slope * top.content_gradient[k]) /
                         (p + film);
    }
    const double over = p - model.surface.max_pond_depth;
    x.run_off_rate = 0.0;
    x.o_by_water = 0.0;
    if (over > 0.0) {
        const double flow = over * over / (over + film) / run_off_time;  // (4)
        const double slope =
            over * (over + 2.0 * film) / ((over + film) * (over + film)) / run_off_time;
        x.run_off_rate = flow / p;
        x.o_by_water = (slope - flow / p) / p * depth_per_mol;
    }
    SurfaceBalance balance(model, top_properties, top, air, nitrogen, forcing, store, x);
    const Number t_s = surface_temperature(balance);
    x.temperature = t_s.value;
    balance.evaluate(t_s);
    const int first_gas = static_cast<int>(x.r_by_cell.size() - air.ratio.size());
    const auto out = [&](const Number& flow, SurfaceFlow& to) {
        spread(flow, top, air, x, first_gas, to);
    };
    out(balance.store_evaporation, x.store_evaporation);
    out(balance.cell_evaporation, x.cell_evaporation);
    out(balance.vapour_heat, x.vapour_heat);
    out(balance.wind_heat, x.wind_heat);
    out(balance.sun_heat, x.sun_heat);
    out(balance.sky_heat, x.sky_heat);
    out(balance.exhaled_water, x.exhaled_water);
    out(balance.exhaled_heat, x.exhaled_heat);
}

}  // namespace gossan::column
