// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::supply {

/// What is wrong with a document of PACT, and where: "pcf.declaredUnitAmount".
struct PactFault {
    std::string path;
    std::string message;

    friend bool operator==(const PactFault&, const PactFault&) = default;
};

/// What of an object of the data model 3.0 ("ProductFootprint", "BaseEvent" …) is missing, unknown,
/// of another type or form, or out of range, with all that lies in it. By the table
/// data/pact/fields-3.0.csv; the rules that PACT tells in prose are `rule_faults`.
[[nodiscard]] std::vector<PactFault> field_faults(std::string_view object,
                                                  const records::Document& document);

/// "pcf.fossilGhgEmissions: is missing; …", the first few.
[[nodiscard]] std::string in_words(const std::vector<PactFault>& faults);

}  // namespace gossan::supply
