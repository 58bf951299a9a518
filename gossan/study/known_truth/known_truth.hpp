// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gossan/numerics/ensemble_smoother.hpp"
#include "gossan/study/measured/error_model.hpp"

namespace gossan::study {

/// A world that is known, in which a forecast can be held against what came. The truth may be
/// another model than the one that forecasts, of the same parameters.
struct KnownWorld {
    std::vector<std::string> parameters = {};  ///< names, z ~ N(0, 1) each
    std::vector<std::string> data = {};        ///< names: what is measured, then what is forecast
    std::vector<ErrorModel> errors = {};       ///< of what is measured, the first of the data
    numerics::EvaluateMany truth = {}, model = {};  ///< values at all data
    std::uint64_t seed = 0;
    std::size_t members = 60;
    numerics::SmootherOptions smoother = {};
};

/// One truth and what was forecast of it.
struct KnownTruth {
    std::vector<double> z;                  ///< the truth's parameters
    std::vector<double> truth;              ///< values at all data
    std::vector<double> observed, error;    ///< measured values and their standard deviation
    numerics::Matrix prior_z, posterior_z;  ///< members x parameters
    numerics::Matrix prior, posterior;      ///< members x values at all data
    double misfit = 0.0;   ///< mean square over posterior and measured data, in errors
    std::size_t runs = 0;  ///< of the model
    std::size_t runs_failed = 0;
    std::string fault = {};  ///< why there is no forecast; blank if there is one
};

/// Draws truth `number` from the prior, measures it with laboratory noise, calibrates the model on
/// what was measured alone and forecasts the rest.
///
///     y_i = x_i + sd(x_i) e_i,   e_i ~ N(0, 1)                                            (1)
///
/// The model is told sd(y_i), as a laboratory knows no other. All draws depend on seed, number and
/// names alone. A truth whose own run fails has a fault and counts as none.
[[nodiscard]] KnownTruth forecast_known_truth(const KnownWorld& world, std::uint64_t number);

}  // namespace gossan::study
