// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/fields.hpp"

namespace gossan::report {

/// How the values of a map are spread over its codes and colours.
enum class MapScale { linear, logarithmic, flags };

/// Values of a map, each as a whole number of 16 bits, so that a page with many maps stays small.
///
///     linear:       value = low + (high − low) · code / 65533
///     logarithmic:  value = low · (high / low)^((code − 1) / 65532), and 0 for the code 0
///     flags:        value = code
///
/// The code 65535 is a value that is not defined.
struct PackedMap {
    MapScale scale = MapScale::linear;
    double low = 0.0;   ///< lowest value; of a logarithmic map the lowest drawn, above 0
    double high = 0.0;  ///< highest value
    std::vector<std::uint16_t> codes;
};

/// The scale that suits a field: flags by its meanings, decades for counts of cells.
[[nodiscard]] MapScale scale_of(const records::FieldInfo& field);

[[nodiscard]] PackedMap packed(std::span<const double> values, MapScale scale);

/// Bytes of the codes, low byte first, in base 64 (RFC 4648).
[[nodiscard]] std::string base64(std::span<const std::uint16_t> codes);

/// The maps of a run as JSON, `null` if it has none; thinned in time to `most_cells` a map.
[[nodiscard]] std::string maps_json(const records::Fields& fields, std::size_t most_cells);

}  // namespace gossan::report
