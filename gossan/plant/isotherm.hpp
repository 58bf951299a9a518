// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::plant {

/// An aqueous feed of a mixer-settler, kg/m3 (= g/L).
struct AqueousFeed {
    double copper = 0.0;
    double acid = 0.0;  ///< free acid as H2SO4; below zero it counts as none
};

/// How copper shares itself between an aqueous feed (P copper, A acid) and an organic phase with v
/// percent by volume of a ketoxime-aldoxime extractant (LIX 984N).
///
///     K_e = (11.711 v^-0.646 - 28.511 v^-1.746 Y) (3.303 v - 3.0842 Y)^2 / Y              (1)
///     K_s = (11.365 v^-0.85 + (4.8579e-3 v - 0.19183) Y) (3.303 v - 3.0842 Y)^2 / Y       (2)
///     C^2 - (1.299 A + 2 P + 0.422 K) C + (0.644 A + P)^2 = 0,  the smaller root           (3)
///
/// Y copper in the organic, C copper in the water at equilibrium with it, both kg/m3; (1) for
/// extraction, (2) for strip. (3) is (0.644 A + P - C)^2 = (0.422 K + 0.011 A) C: K is acid squared
/// over copper, the acid being that of the feed and what copper gave for it. The organic takes at
/// most the Y at which K is zero; by (1) that is
///
///     Y_max = 0.4108 v^1.1                                                                 (4)
///
/// Source: KafumbilaSimSXCu. At room temperature, without chloride; iron is no part of it.
class Isotherm {
public:
    [[nodiscard]] static Isotherm extraction(double reagent_percent);
    [[nodiscard]] static Isotherm strip(double reagent_percent);

    /// C beside an organic of `organic`; none beside an empty one. Above the most that the organic
    /// takes it rises steeply.
    [[nodiscard]] double aqueous(const AqueousFeed& feed, double organic) const;

    /// Y beside water of `aqueous`: the inverse, at most `most()`.
    [[nodiscard]] double organic(const AqueousFeed& feed, double aqueous) const;

    /// The Y at which K is zero, kg/m3.
    [[nodiscard]] double most() const { return most_; }

private:
    Isotherm(double constant, double by_organic, double reagent_percent);
    [[nodiscard]] double k(double organic) const;

    double constant_, by_organic_, capacity_;
    double most_;
};

}  // namespace gossan::plant
