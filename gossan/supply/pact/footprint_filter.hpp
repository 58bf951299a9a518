// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::supply {

/// Which footprints are wanted: of each kind any of its values, of all kinds together. A kind
/// without a value asks for nothing. Words match whatever the case of their letters; a geography
/// also takes what lies within it (`lies_within`).
struct FootprintFilter {
    std::vector<std::string> product_ids;
    std::vector<std::string> company_ids;
    std::vector<std::string> geographies;
    std::vector<std::string> classifications;
    std::vector<std::string> statuses;
    std::vector<double> valid_on;      ///< within the validity, seconds from 1970
    std::vector<double> valid_after;   ///< which begins after this
    std::vector<double> valid_before;  ///< which ends before this

    [[nodiscard]] bool takes(const records::Document& footprint) const;
};

/// From the parameters of a query, `productId` to `status`; blank ones ask for nothing.
/// Error(input) for another name, with the nearest, or for a time that is none.
[[nodiscard]] FootprintFilter filter_of(
    std::span<const std::pair<std::string, std::string>> parameters);

/// From the data of an event that asks for footprints, where a value is a text or a list of texts;
/// `comment` is let pass. Error(input) as above.
[[nodiscard]] FootprintFilter filter_of(const records::Document& asked);

}  // namespace gossan::supply
