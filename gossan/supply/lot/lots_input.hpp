// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::supply {

/// How cathode becomes lots and bundles, and what is known of them.
struct LotsInput {
    std::string prefix;  ///< of the names of lots: "JC" of JC-0001
    std::string brand;
    std::string standard = "ASTM B115 Grade 1";  ///< that the copper is made to: data/cathode
    Duration harvest{7.0 * 86400.0};             ///< from one stripping to the next
    Mass bundle{2500.0};
    Mass strapping{3.0};  ///< on a bundle: gross less net
    Mass commercial_lot{25000.0};
    double lot_tolerance = 0.02;            ///< of a commercial lot's mass
    double scale_tolerance = 0.005;         ///< weighed bundles against what was plated
    std::optional<InputFile> certificates;  ///< of analysis, one row a certificate
    std::optional<InputFile> bundles;       ///< as weighed, one row a bundle; else planned
    std::optional<InputFile> shipments;     ///< one row a commercial lot

    static Schema<LotsInput> schema();
};

}  // namespace gossan::supply
