// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "apps/gossan/supply_file.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {

/// How the account of a contract is taken.
struct ContractOptions {
    std::optional<double> as_of = {};  ///< day since 1970; none: the last that is known of
    bool with_issue = false;           ///< write invoices that are due into the log
};

/// Enters deliveries and notices that are new, takes the account and writes its page.
ExitStatus take_contract_account(const SupplyOptions& options, const SupplyFile& file,
                                 const ContractOptions& how, records::Document& told);

}  // namespace gossan::program
