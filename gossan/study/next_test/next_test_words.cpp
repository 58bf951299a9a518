// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdio>
#include <functional>

#include "gossan/base/text.hpp"
#include "gossan/study/next_test/next_test_result.hpp"

namespace gossan::study {
namespace {

constexpr std::size_t enough_members = 200;  // below, more may turn the ranking round
constexpr double sure = 0.8;                 // below it the best is not told apart from the rest
constexpr double worth_naming = 0.1;         // chance of being the best

/// Two digits, as an interval deserves.
std::string rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2g", value);
    return shortest(std::stod(text));
}

std::string in_100(double chance) { return shortest(std::round(100.0 * chance)) + " in 100"; }

std::string days(double value) { return shortest(value) + (value == 1.0 ? " day" : " days"); }

class Wording {
public:
    Wording(const NextTest& study, NextTestResult& result) : study_(study), result_(result) {}

    void put() {
        const Figure share = [&](std::size_t n) { return learning(n).share; };
        const Figure time = [&](std::size_t n) { return study_.candidates[n].time(); };
        const Figure one = [](std::size_t) { return 1.0; };
        result_.best_by_day = best(share, time);
        result_.best_in_all = best(share, one);
        result_.verdict = verdict();
        if (narrows_any()) {
            remark_on_few_members();
            remark_on_half("per day", result_.best_by_day, time);
            remark_on_half("in all", result_.best_in_all, one);
            if (result_.members.size() < enough_members) {
                result_.remarks.emplace_back(
                    "chances hold the scatter of these members alone: see that the ranking is the "
                    "same with twice as many");
            }
        }
        for (std::size_t n = 0; n < study_.candidates.size(); ++n) remark_on(n);
        if (result_.pairs.empty() && study_.candidates.size() > 1) {
            result_.remarks.emplace_back("pairs are judged of eight tests at most");
        }
        if (!result_.failures.empty()) {
            result_.remarks.push_back(std::to_string(result_.failures.size()) +
                                      " members failed and are left out of every test");
        }
    }

private:
    [[nodiscard]] const numerics::ExpectedLearning& learning(std::size_t n) const {
        return result_.worths[n].whole.learning;
    }

    [[nodiscard]] std::string unit() const {
        return study_.output.unit.empty() ? "" : " " + study_.output.unit;
    }

    /// "Warm column, 60 days, "
    [[nodiscard]] std::string name(std::size_t n) const {
        const Candidate& own = study_.candidates[n];
        return own.name + ", " + days(own.days) +
               (own.set_up > 0.0 ? " and " + shortest(own.set_up) + " of set-up" : std::string{});
    }

    [[nodiscard]] std::string from_to(std::size_t n) const {
        const auto& own = learning(n);
        return "from ±" + rounded(half_width(own.before)) + " to ±" +
               rounded(half_width(own.after)) + unit();
    }

    [[nodiscard]] bool narrows_any() const {
        for (const CandidateWorth& each : result_.worths) {
            if (each.whole.learning.low > 0.0) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_best(std::size_t n) const {
        return n == result_.best_by_day || n == result_.best_in_all;
    }

    using Figure = std::function<double(std::size_t)>;  // of a candidate

    /// The first of those that narrow most by what they take.
    [[nodiscard]] std::size_t best(const Figure& share, const Figure& cost) const {
        std::size_t found = 0;
        for (std::size_t n = 1; n < study_.candidates.size(); ++n) {
            if (share(n) / cost(n) > share(found) / cost(found)) found = n;
        }
        return found;
    }

    /// Whether half of the members would have said otherwise.
    void remark_on_half(const char* by, std::size_t found, const Figure& cost) {
        if (result_.half_shares.empty()) return;
        const std::size_t other = best([&](std::size_t n) { return result_.half_shares[n]; }, cost);
        if (other == found) return;
        result_.remarks.push_back("half of the members would have said " +
                                  study_.candidates[other].name + " " + by +
                                  ": the ranking is not settled, take more members");
    }

    [[nodiscard]] std::string verdict() const {
        const std::string what = study_.output.name + " on day " + shortest(study_.day);
        if (!(learning(0).before > 0.0)) {
            return "The forecast of " + what +
                   " is the same in every member: there is nothing to "
                   "narrow.";
        }
        if (!narrows_any()) {
            return "None of these tests narrows the forecast of " + what + ", ±" +
                   rounded(half_width(learning(0).before)) + unit() +
                   ", by more than chance among " + std::to_string(result_.members.size()) +
                   " members would.";
        }
        const std::size_t day = result_.best_by_day, all = result_.best_in_all;
        std::string text = name(day) + ", narrows the forecast of " + what + " " + from_to(day) +
                           ": most per day, " + in_100(result_.worths[day].chance_by_day) +
                           " that it is.";
        if (study_.candidates.size() == 1) {
            return name(day) + ", narrows the forecast of " + what + " " + from_to(day) + ".";
        }
        if (day == all) {
            return text + " It also narrows most in all, " +
                   in_100(result_.worths[all].chance_in_all) + " that it does.";
        }
        return text + " " + name(all) + ", narrows most in all, " + from_to(all) + ", " +
               in_100(result_.worths[all].chance_in_all) + " that it does.";
    }

    void remark_on_few_members() {
        const auto tell = [&](const char* by, double CandidateWorth::*chance, std::size_t best) {
            if (result_.worths[best].*chance >= sure) return;
            std::string others;
            for (std::size_t n = 0; n < result_.worths.size(); ++n) {
                if (n == best || result_.worths[n].*chance < worth_naming) continue;
                others += (others.empty() ? "" : ", ") + study_.candidates[n].name;
            }
            if (others.empty()) others = "the others";
            result_.remarks.push_back(std::to_string(result_.members.size()) +
                                      " members cannot tell " + study_.candidates[best].name +
                                      " from " + others + " " + by +
                                      ": take more, or choose by other reasons");
        };
        tell("per day", &CandidateWorth::chance_by_day, result_.best_by_day);
        tell("in all", &CandidateWorth::chance_in_all, result_.best_in_all);
    }

    void remark_on(std::size_t n) {
        const Candidate& candidate = study_.candidates[n];
        const CandidateWorth& worth = result_.worths[n];
        if (worth.whole.learning.low <= 0.0 && narrows_any()) {
            result_.remarks.push_back(candidate.name +
                                      " may narrow nothing: its interval reaches below zero");
        } else if (is_best(n) && worth.enough_day && *worth.enough_day < 0.75 * candidate.days) {
            result_.remarks.push_back(candidate.name +
                                      " has taught nine tenths of what it can by "
                                      "day " +
                                      shortest(*worth.enough_day));
        }
        if (worth.left_out > 0) {
            result_.remarks.push_back(std::to_string(worth.left_out) + " values of " +
                                      candidate.name +
                                      " are left out, as they are not there in every member");
        }
    }

    const NextTest& study_;
    NextTestResult& result_;
};

}  // namespace

void put_into_words(const NextTest& study, NextTestResult& result) { Wording(study, result).put(); }

}  // namespace gossan::study
