// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/supply/pack/shipment_view.hpp"

namespace gossan::supply {

/// "declaration.pdf": the shipment in words for people, on a page where the lots are few: parties,
/// lots and masses, four footprints with intervals and what they are of, custody, water, quality,
/// and the hashes of the `evidence`, the files that it follows from.
[[nodiscard]] std::string declaration_pdf(const PackContent& content, const ShipmentView& view,
                                          const PackFiles& evidence);

/// "certificate.pdf": a sheet for every production lot.
[[nodiscard]] std::string certificate_pdf(const PackContent& content, const ShipmentView& view);

}  // namespace gossan::supply
