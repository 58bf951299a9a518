// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/schema.hpp"

namespace gossan::ore {

/// Adds to a struct's description the two keys that tell where its values come from: `source`, of
/// all, and `sources`, by field for those from elsewhere. Each is a key of data/references.bib
/// (several joined by ";", each with details after a comma), "unverified", or "estimate:
/// reasoning".
template <class T>
Schema<T> sourced(Schema<T> schema) {
    schema.field("source", &T::source,
                 "where the values come from: a key of the bibliography, \"unverified\", or "
                 "\"estimate: reasoning\"");
    schema.field("sources", &T::sources, "the same by field, for values from elsewhere",
                 defaults_to("choice: all from `source`"));
    return schema;
}

}  // namespace gossan::ore
