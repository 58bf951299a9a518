// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/base/description.hpp"
#include "gossan/base/diagnostics.hpp"
#include "gossan/base/origins.hpp"

namespace gossan {

/// Holds a described value against its ranges, references and checks; every fault goes to
/// `diagnostics` at the place that `origins` knows. References are followed from `root`. What has
/// no origin was not read: it is left out, and so are the checks of the structs it belongs to.
void validate(const Description& root, const void* value, const Origins& origins,
              Diagnostics& diagnostics);

/// As above for a value that came from no input; places are empty.
Diagnostics faults_of(const Description& root, const void* value);

/// The path of the first error of `faults_of`, in the order of the description; empty if none.
std::string first_error_path(const Description& root, const void* value);

}  // namespace gossan
