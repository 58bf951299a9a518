// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sundials/sundials_matrix.h>

#include "gossan/numerics/block_matrix.hpp"

namespace gossan::numerics {

/// A band matrix of SUNDIALS as wide as the couplings of a block layout; the caller frees it by
/// SUNMatDestroy.
[[nodiscard]] SUNMatrix make_band_sunmatrix(const BlockLayout& layout, SUNContext context);

/// Writes a block matrix into such a band matrix.
void copy_to_band(const BlockMatrix& from, SUNMatrix target);

}  // namespace gossan::numerics
