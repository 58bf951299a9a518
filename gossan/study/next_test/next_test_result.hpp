// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gossan/study/next_test/judgement.hpp"
#include "gossan/study/store/member_store.hpp"

namespace gossan::study {

/// Which test narrows the forecast most.
struct NextTestResult {
    std::vector<std::uint64_t> members = {};  ///< that ran
    std::vector<std::vector<double>> z = {};  ///< by member
    std::vector<double> forecast = {};        ///< by member
    std::vector<CandidateWorth> worths = {};  ///< by candidate
    std::vector<double> half_shares = {};     ///< by candidate: `shares_of_half`
    std::vector<PairWorth> pairs = {};
    std::size_t best_by_day = 0, best_in_all = 0;
    std::string verdict = {};               ///< in words
    std::vector<std::string> remarks = {};  ///< what to know before it is believed
    std::vector<std::string> failures = {};
    BatchCount count = {};
};

/// Runs every member through the plan and all candidates, and judges these. To the same bits by
/// any work force and with any part already in `store`; `run` is `study.trials->predict`, which may
/// throw StudyInterrupted; `say` is told of each part as it ends. Error(numerics) where more
/// members fail than the study allows.
[[nodiscard]] NextTestResult find_next_test(const NextTest& study, const RunMember& run,
                                            MemberStore& store, Workforce& workforce,
                                            const std::function<void(const std::string&)>& say);

/// Which is best, verdict and remarks, from what was judged.
void put_into_words(const NextTest& study, NextTestResult& result);

}  // namespace gossan::study
