// SPDX-License-Identifier: Apache-2.0
#include "gossan/transport/van_genuchten.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"

namespace gossan::transport {
namespace {

constexpr double wet_join = 0.98;        // S_e where the stiffening branch begins
constexpr double wet_end = 1.01;         // S_e where it reaches +1 m
constexpr double dry_join = 0.05;        // S_e where the drying branch begins
constexpr double water_density = 997.0;  // kg/m3 at 25 degC; turns 1e9 Pa into a head

}  // namespace

Schema<HydraulicProperties> HydraulicProperties::schema() {
    using P = HydraulicProperties;
    return Schema<P>("hydraulics", "how the packing holds water and lets it pass")
        .field("porosity", &P::porosity, open(0, 1), "pore volume by bulk volume",
               defaults_to("unverified"), usual(between(0.25, 0.5)))
        .field("trapped_gas", &P::trapped_gas, half_open(0, 0.5),
               "share of the pores that water cannot fill",
               defaults_to("estimate: 5 % stays as trapped bubbles in gravel wetted from above"))
        .field("residual_content", &P::residual_content, half_open(0, 1),
               "volumetric water content that gravity cannot drain", defaults_to("unverified"),
               usual(between(0.02, 0.15)))
        .field("alpha", &P::alpha, above(0), "inverse of the air-entry suction head", unit("1/m"),
               defaults_to("unverified"), usual(between("2 1/m", "200 1/m")))
        .field("n", &P::n, between(1.05, 20), "narrowness of the pore sizes",
               defaults_to("unverified"), usual(between(1.3, 3)))
        .field("saturated_conductivity", &P::saturated_conductivity, above(0),
               "of water at 25 degC", unit("m/s"),
               defaults_to("estimate: 60 times a drip of 6 L/m2/h, as for well agglomerated ore"),
               usual(between("1e-6 m/s", "1 m/s")))
        .field("tortuosity", &P::tortuosity, between(-5, 10), "exponent l of Mualem's law",
               defaults_to("Mualem1976"))
        .field("power_law_exponent", &P::power_law_exponent, between(0, 20),
               "p of K = Ks Se^p in place of Mualem's law; 0 keeps Mualem's",
               defaults_to("choice: Mualem's law"))
        .check("residual_content", [](const P& p) -> std::optional<std::string> {
            if (p.residual_content < p.porosity * (1.0 - p.trapped_gas)) return {};
            return "must be below the water content at saturation, porosity x (1 - trapped gas)";
        });
}

VanGenuchten::VanGenuchten(const HydraulicProperties& properties)
    : properties_(properties),
      m_(1.0 - 1.0 / properties.n),
      saturated_(properties.porosity * (1.0 - properties.trapped_gas)),
      span_(saturated_ - properties.residual_content) {
    wet_head_ = head_by_law(wet_join);
    wet_k_ = conductivity_by_law(wet_join);
    const double reach = wet_end - wet_join;
    wet_cubic_ =
        std::max(0.0, 1.0 - wet_head_.value - wet_head_.slope * reach) / std::pow(reach, 3);

    dry_content_ = properties_.residual_content + dry_join * span_;
    const Sloped join = head_by_law(dry_join);
    const double driest = std::log(driest_pressure / (water_density * constants::gravity));
    dry_log_ = std::log(-join.value);
    dry_rise_ = driest - dry_log_;
    dry_steepness_ = -join.slope / span_ / join.value * dry_content_ / dry_rise_;
}

Sloped VanGenuchten::head_by_law(double effective) const {
    const double n = properties_.n;
    const double bracket = std::pow(effective, -1.0 / m_) - 1.0;
    const double head = -std::pow(bracket, 1.0 / n) / properties_.alpha.si;
    const double slope = -head / (n * m_ * bracket) * (bracket + 1.0) / effective;  // d/dS_e of (2)
    return {head, slope};
}

Sloped VanGenuchten::head_when_dry(double water_content) const {
    const double u = 1.0 - water_content / dry_content_;
    const double bump = u * (1.0 - u);
    const double below = 1.0 + (dry_steepness_ - 1.0) * bump;
    const double head = -std::exp(dry_log_ + dry_rise_ * (u * u + dry_steepness_ * bump) / below);
    const double slope =
        (u * u + 2.0 * bump + dry_steepness_ * (1.0 - u) * (1.0 - u)) / (below * below);
    return {head, -head * dry_rise_ * slope / dry_content_};
}

Sloped VanGenuchten::pressure_head(double water_content) const {
    if (water_content < dry_content_) return head_when_dry(water_content);
    const double effective = (water_content - properties_.residual_content) / span_;
    if (effective <= wet_join) {
        const Sloped head = head_by_law(effective);
        return {head.value, head.slope / span_};
    }
    const double x = effective - wet_join;
    return {wet_head_.value + wet_head_.slope * x + wet_cubic_ * x * x * x,
            (wet_head_.slope + 3.0 * wet_cubic_ * x * x) / span_};
}

Sloped VanGenuchten::conductivity_by_law(double effective) const {
    const double k_s = properties_.saturated_conductivity.si;
    if (effective <= 0.0) return {};
    if (properties_.power_law_exponent > 0.0) {
        const double k = k_s * std::pow(effective, properties_.power_law_exponent);
        return {k, k * properties_.power_law_exponent / effective};
    }
    const double root = std::pow(effective, 1.0 / m_);
    const double closed = std::pow(1.0 - root, m_);
    const double open = 1.0 - closed;
    const double front = k_s * std::pow(effective, properties_.tortuosity);
    // d open / dS_e = closed / (1 - root) root / S_e
    const double open_slope = closed / (1.0 - root) * root / effective;
    return {front * open * open,
            front * (properties_.tortuosity / effective * open * open + 2.0 * open * open_slope)};
}

Sloped VanGenuchten::conductivity(double water_content) const {
    const double effective = (water_content - properties_.residual_content) / span_;
    if (effective <= wet_join || properties_.power_law_exponent > 0.0) {
        const Sloped k = conductivity_by_law(effective);
        return {k.value, k.slope / span_};
    }
    const double k_s = properties_.saturated_conductivity.si;
    if (effective >= 1.0) return {k_s, 0.0};
    // Cubic from (0.98, K, K') to (1, K_s, 0) in u = (S_e - 0.98) / 0.02.
    const double width = 1.0 - wet_join;
    const double u = (effective - wet_join) / width;
    const double rise = k_s - wet_k_.value;
    const double start = wet_k_.slope * width;
    const double a = start - 2.0 * rise;
    const double b = 3.0 * rise - 2.0 * start;
    return {wet_k_.value + u * (start + u * (b + u * a)),
            (start + u * (2.0 * b + 3.0 * u * a)) / width / span_};
}

double VanGenuchten::water_content(double head) const {
    const double dry_head = -std::exp(dry_log_);
    if (head >= dry_head && head <= wet_head_.value) {
        const double effective =
            std::pow(1.0 + std::pow(-properties_.alpha.si * head, properties_.n), -m_);
        return properties_.residual_content + effective * span_;
    }
    double low = head < dry_head ? 0.0 : saturated_ - (1.0 - wet_join) * span_;
    double high = head < dry_head ? dry_content_ : 2.0 * saturated_;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        (pressure_head(middle).value < head ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace gossan::transport
