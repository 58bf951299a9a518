// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan {

/// Enough for a header that only declares `static Schema<T> schema();`; its source file includes
/// schema.hpp.
template <class T>
class Schema;

}  // namespace gossan
