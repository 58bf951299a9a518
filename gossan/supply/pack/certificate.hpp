// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/records/document.hpp"
#include "gossan/supply/pack/shipment_view.hpp"

namespace gossan::supply {

/// "certificate.json": of every production lot of a shipment its certificate of analysis, for
/// another's program: producer, brand, dates, standard with its edition, every element as the
/// laboratory gave it, limits with what was found, copper by difference, bundles, laboratory,
/// signatory, revision. The standards met, see CathodeGrade.
[[nodiscard]] records::Document certificate_document(const PackContent& content,
                                                     const ShipmentView& view);

/// A reading as the laboratory gave it: "<0.5".
[[nodiscard]] std::string text_of(const tables::Reading& reading);

}  // namespace gossan::supply
