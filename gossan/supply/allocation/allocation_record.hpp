// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/allocation/allocation.hpp"
#include "gossan/supply/demand/claim_flows.hpp"
#include "gossan/supply/demand/demand.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {

/// The demand and who gets which lots, for programs and pages; masses in t.
[[nodiscard]] records::Document allocation_document(const Demand& demand,
                                                    const AllocationProblem& problem,
                                                    const Allocation& allocation);

/// The same as tables: assignments, needs, makers (by quarter), subsystems (by quarter), lots.
[[nodiscard]] std::vector<tables::SheetToWrite> allocation_sheets(const Demand& demand,
                                                                  const AllocationProblem& problem,
                                                                  const Allocation& allocation,
                                                                  MassUnit unit);

/// Where the claims that makers get go: into installed copper, or with scrap; by maker.
[[nodiscard]] std::vector<ClaimFlows> claims_of_makers(const Demand& demand,
                                                       const AllocationProblem& problem,
                                                       const Allocation& allocation);

/// Why a lot goes where it goes, in words: what the next best would take.
[[nodiscard]] std::string words_of(const AllocationProblem& problem, const Reason& reason);

/// What another run did otherwise, both as documents: lots that moved, came or went, needs that
/// are covered otherwise by more than a gram, values of the aims.
[[nodiscard]] records::Document allocation_difference(const records::Document& before,
                                                      const records::Document& now);

}  // namespace gossan::supply
