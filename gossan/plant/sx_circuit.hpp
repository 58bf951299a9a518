// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/plant/isotherm.hpp"

namespace gossan::plant {

/// The mixer-settlers of a circuit and how they are run.
///
/// The first liquor meets the series stages one by one, against the organic; the second is shared
/// evenly by the parallel stages. The organic comes from the strip and passes the series stages
/// from the last to the first; the parallel ones lie on its way after `organic_before` of these.
struct SxDesign {
    double reagent_percent = 10.0;              ///< extractant in the organic, by volume
    double organic_to_aqueous = 1.0;            ///< organic flow by that of the larger liquor
    std::vector<double> extraction_efficiency;  ///< one a series stage, in the order of the liquor
    std::vector<double> parallel_efficiency;    ///< one a parallel stage; none: no second liquor
    std::vector<double> strip_efficiency;       ///< one a stage, in the order of the organic
    int organic_before = 0;          ///< series stages that the organic passes before the parallel
    double advance_copper = 0.0;     ///< kg/m3 that the electrolyte leaves with; else 0, and
    double electrolyte_ratio = 0.0;  ///< electrolyte flow by organic flow
};

/// A liquor that comes to the circuit.
struct SxFeed {
    double flow = 0.0;  ///< m3/s
    AqueousFeed aqueous;
};

/// What enters and leaves a mixer-settler, kg/m3 of copper: a step of the McCabe-Thiele diagram
/// goes from (aqueous_out, organic_in) to (aqueous_out, organic_out) to (aqueous_in, organic_out).
struct SxStage {
    enum class Kind { series, parallel, strip } kind = Kind::series;
    double aqueous_in = 0.0, aqueous_out = 0.0;
    double organic_in = 0.0, organic_out = 0.0;
};

/// The steady state of a circuit; copper in kg/m3.
struct SxResult {
    double organic_flow = 0.0;      ///< m3/s
    double electrolyte_flow = 0.0;  ///< m3/s
    double loaded = 0.0, stripped = 0.0;
    double raffinate = 0.0, parallel_raffinate = 0.0;
    double advance = 0.0;
    double transferred = 0.0;                ///< kg/s from the first liquor
    double parallel_transferred = 0.0;       ///< kg/s from the second
    std::vector<SxStage> extraction_stages;  ///< in the order of the organic, loaded end first
    std::vector<SxStage> strip_stages;       ///< in the order of the organic
    [[nodiscard]] double total_transferred() const { return transferred + parallel_transferred; }
};

/// Solves the circuit for liquors and spent electrolyte as they are.
///
///     extraction:  x_out = e C(Y_out) + (1 - e) x_in                                       (1)
///     strip:       Y_out = e Y(C_out) + (1 - e) Y_in                                       (2)
///     organic by aqueous flow times (Y_out - Y_in) = x_in - x_out in every stage           (3)
///
/// C and Y of the isotherms; for (1) P and A are those of the liquor in every stage of its train,
/// for (2) those of the spent electrolyte. From a loaded organic that is tried, (1) and (3) give
/// the organic that must come from the strip, and (2) what does come; the first rises with the
/// loaded organic faster than the second, so there is one root and a bracket holds it. Where the
/// electrolyte is too rich or too weak to strip, nothing is transferred.
/// Source: KafumbilaSimSXCu, whose figures for two extraction stages and a strip it gives.
[[nodiscard]] SxResult solve_circuit(const SxDesign& design, const SxFeed& first,
                                     const SxFeed& second, const AqueousFeed& spent);

/// kg of H2SO4 that a kg of copper gives back to the liquor, and takes from the electrolyte:
/// M(H2SO4)/M(Cu) of Cu+2 + 2 HR = CuR2 + 2 H+.
inline constexpr double acid_by_copper = 98.079 / 63.546;

}  // namespace gossan::plant
