// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/base/range.hpp"
#include "gossan/catalogue/data_formats.hpp"

namespace gossan::study {

/// A number x within its range as a function of z ~ N(0, 1).
///
///     u = middle + width z                                                               (1)
///     x = u  |  a + e^u  |  b - e^(-u)  |  a + (b - a)/(1 + e^(-u))                       (2)
///
/// The forms in turn: any number, above a, below b, between both. `middle` and `width` are such
/// that x at z = -1.645 and 1.645 are the 5th and the 95th percentile that were given.
struct Transform {
    enum class Form { plain, above, below, within };

    Form form = Form::plain;
    double a = 0.0, b = 0.0;
    double middle = 0.0, width = 1.0;

    [[nodiscard]] double value(double z) const;
    /// The z of a value inside the range.
    [[nodiscard]] double z(double value) const;
};

/// Either a transform or why there is none.
struct TransformChoice {
    Transform transform = {};
    std::string fault = {};  ///< blank if there is one
};

/// The transform of a prior whose 5th and 95th percentile are `low` and `high`, in SI.
///
/// Choice: a range is a hard bound, and no draw is clipped. A linear scale stays plain only where
/// nine deviations to either side are inside the range, and a logarithm likewise at the upper
/// bound; else the form whose tails end at the bounds takes its place, with the same percentiles.
[[nodiscard]] TransformChoice transform_of(catalogue::PriorScale scale, double low, double high,
                                           const Range& range);

}  // namespace gossan::study
