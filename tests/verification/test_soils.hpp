// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "gossan/transport/retention.hpp"

namespace gossan::verification {

/// The sand of Haverkamp's infiltration test, heads in cm.
///
///     theta = theta_r + a (theta_s - theta_r)/(a + |h|^b)                     (1)
///     K = K_s A/(A + |h|^B)                                                   (2)
///
/// Source: Haverkamp1977, as Celia1990 uses it.
class HaverkampSand : public transport::Retention {
public:
    [[nodiscard]] transport::Sloped pressure_head(double content) const override {
        const double ratio = span / (content - residual) - 1.0;
        const double head = -cm * std::pow(a * ratio, 1.0 / b);
        const double ratio_slope = -span / ((content - residual) * (content - residual));
        return {head, head / (b * ratio) * ratio_slope};
    }
    [[nodiscard]] transport::Sloped conductivity(double content) const override {
        const auto head = pressure_head(content);
        const double power = std::pow(-head.value / cm, B);
        const double k = k_s * A / (A + power);
        return {k, -k / (A + power) * power * B / head.value * head.slope};
    }
    [[nodiscard]] double water_content(double head) const override {
        return residual + a * span / (a + std::pow(-head / cm, b));
    }
    [[nodiscard]] double saturated_conductivity() const override { return k_s; }
    [[nodiscard]] double saturated_content() const override { return residual + span; }
    [[nodiscard]] double sharpness() const override { return 10.0; }  // 1/m, of (2) at -30 cm

private:
    static constexpr double cm = 0.01;
    static constexpr double residual = 0.075, span = 0.212;
    static constexpr double a = 1.611e6, b = 3.96;
    static constexpr double k_s = 0.00944 * cm, A = 1.175e6, B = 4.74;
};

/// van Genuchten's curve without the branches that the column's own adds at both ends.
class BareVanGenuchten : public transport::Retention {
public:
    struct Soil {
        double residual, saturated, alpha, n, k_s;  // alpha in 1/m, k_s in m/s
    };
    explicit BareVanGenuchten(Soil soil) : soil_(soil), m_(1.0 - 1.0 / soil.n) {}

    [[nodiscard]] transport::Sloped pressure_head(double content) const override {
        const double s_e = (content - soil_.residual) / span();
        const double bracket = std::pow(s_e, -1.0 / m_) - 1.0;
        const double head = -std::pow(bracket, 1.0 / soil_.n) / soil_.alpha;
        return {head, -head / (soil_.n * m_ * bracket) * (bracket + 1.0) / s_e / span()};
    }
    [[nodiscard]] transport::Sloped conductivity(double content) const override {
        const double s_e = (content - soil_.residual) / span();
        const double root = std::pow(s_e, 1.0 / m_);
        const double closed = std::pow(1.0 - root, m_);
        const double open = 1.0 - closed;
        const double front = soil_.k_s * std::sqrt(s_e);
        const double open_slope = closed / (1.0 - root) * root / s_e;
        return {front * open * open,
                front * (0.5 / s_e * open * open + 2.0 * open * open_slope) / span()};
    }
    [[nodiscard]] double water_content(double head) const override {
        return soil_.residual +
               span() * std::pow(1.0 + std::pow(-soil_.alpha * head, soil_.n), -m_);
    }
    [[nodiscard]] double saturated_conductivity() const override { return soil_.k_s; }
    [[nodiscard]] double saturated_content() const override { return soil_.saturated; }
    [[nodiscard]] double sharpness() const override { return soil_.alpha; }

private:
    [[nodiscard]] double span() const { return soil_.saturated - soil_.residual; }
    Soil soil_;
    double m_;
};

}  // namespace gossan::verification
