// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/study/optimise/optimisation.hpp"

namespace gossan::study {

/// All of what a study found, in numbers: for summary.json and the report page.
[[nodiscard]] records::Document optimisation_document(const OptimiseInput& input,
                                                      const PlanSpace& space,
                                                      const Optimisation& found,
                                                      const std::string& version);

/// What was found in words, a paragraph a plan: what is changed, what it gives against the plan in
/// force, what each decision brings and which constraint binds.
[[nodiscard]] std::string optimisation_text(const OptimiseInput& input, const PlanSpace& space,
                                            const Optimisation& found);

/// "plans/03.toml" of the plan of that place in the front.
[[nodiscard]] std::string plan_file(std::size_t plan);

/// Writes summary.json, front.csv, optimise.xlsx and a scenario for every plan of the front into
/// the folder of the study.
void write_optimisation(const std::filesystem::path& folder, const OptimiseInput& input,
                        const PlanRuns& runs, const PlanSpace& space, const Optimisation& found,
                        const std::string& version);

}  // namespace gossan::study
