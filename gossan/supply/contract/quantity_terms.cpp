// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/quantity_terms.hpp"

namespace gossan::supply {

EnumNames<ContractSide> names_of(ContractSide) {
    return {{ContractSide::seller, "seller"}, {ContractSide::buyer, "buyer"}};
}

EnumNames<QuantityBasis> names_of(QuantityBasis) {
    return {{QuantityBasis::fixed, "fixed", "the quantity"},
            {QuantityBasis::range, "range",
             "from the quantity up to `most`, as declared before the year"},
            {QuantityBasis::production, "production",
             "a share of what is made, of which the quantity is an estimate"}};
}

Schema<ExtensionTerms> ExtensionTerms::schema() {
    using E = ExtensionTerms;
    return Schema<E>("extension", "A contract that can be prolonged once.")
        .field("months", &E::months, between(1, 600), "that it runs on",
               defaults_to("choice: a year"))
        .field("option", &E::option, "who may declare it", defaults_to("choice: of the buyer"))
        .field("notice_days", &E::notice_days, between(0, 3660),
               "before its end, by which it is declared", defaults_to("choice: a quarter"))
        .field("quantity", &E::quantity, above(0),
               "by contract year then; left out: as before. Of a range, the least", unit("t"));
}

}  // namespace gossan::supply
