// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::supply {

/// Whose documents: our events are named by their content, others' may bear other names.
enum class NamesOf { us, others };

/// What is wrong with a document of EPCIS 2.0 beyond what its JSON Schema can tell: events without
/// a time, with an offset that is none, masses that are not positive or in another unit than KGM
/// and TNE, transformations that give more than they take, names (eventID) that are not the hash of
/// the event or that stand twice, corrections by events that are not there. None: all is well.
[[nodiscard]] std::vector<std::string> epcis_faults(const records::Document& document,
                                                    NamesOf names = NamesOf::us);

}  // namespace gossan::supply
