// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sundials/sundials_nvector.h>

namespace gossan::numerics {

/// Gives a serial vector, and all that are cloned from it, our own arithmetic: four numbers at a
/// time where the processor has AVX2, and several vectors in one pass where CVODES asks for that.
/// SUNDIALS as packaged takes one number at a time. The same bits on every processor.
void use_lanes(N_Vector vector);

}  // namespace gossan::numerics
