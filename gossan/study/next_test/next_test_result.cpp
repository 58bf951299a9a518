// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/next_test/next_test_result.hpp"

#include "gossan/base/error.hpp"

namespace gossan::study {
namespace {

constexpr std::size_t most_pairs = 28;  // of eight tests; more are left out, and said

std::vector<std::vector<double>> run_all(const NextTest& study, const RunMember& run,
                                         MemberStore& store, Workforce& workforce,
                                         NextTestResult& made) {
    const auto all = run_members(run, store, 0, study.members, study.z, workforce, made.count);
    store.flush();
    std::vector<std::vector<double>> predictions;
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (all[row].failed) {
            made.failures.push_back("member " + std::to_string(study.members[row]) + ": " +
                                    all[row].message);
            continue;
        }
        made.members.push_back(study.members[row]);
        made.z.push_back(study.z[row]);
        made.forecast.push_back(all[row].values.front());
        predictions.push_back(all[row].values);
    }
    const double failed = double(made.failures.size()) / double(all.size());
    if (failed > study.input.study.most_failed) {
        throw Error(ErrorCode::numerics,
                    std::to_string(made.failures.size()) + " of " + std::to_string(all.size()) +
                        " members failed, first " + made.failures.front(),
                    {}, "narrow what is uncertain, or allow more by study.most_failed");
    }
    if (predictions.size() < 8) {
        throw Error(ErrorCode::input,
                    std::to_string(predictions.size()) + " members are too few to judge tests by",
                    {}, "eight or more, sixty are usual");
    }
    return predictions;
}

}  // namespace

NextTestResult find_next_test(const NextTest& study, const RunMember& run, MemberStore& store,
                              Workforce& workforce,
                              const std::function<void(const std::string&)>& say) {
    NextTestResult made;
    const auto predictions = run_all(study, run, store, workforce, made);
    say("members of the plan and of every test: " + std::to_string(predictions.size()));
    made.worths = judge(study.candidates, predictions, std::uint64_t(study.input.study.seed));
    made.half_shares = shares_of_half(study.candidates, predictions);
    const std::size_t n = study.candidates.size();
    if (n * (n - 1) / 2 <= most_pairs) made.pairs = judge_pairs(study.candidates, predictions);
    put_into_words(study, made);
    return made;
}

}  // namespace gossan::study
