// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/next_test/judgement.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace gossan::study {
namespace {

using Rows = std::span<const std::vector<double>>;

constexpr double tenth_to_ninetieth = 1.2815515655446004;  // of a standard normal

/// What is measured: where in a prediction, and how well.
struct Told {
    std::vector<std::size_t> places = {};
    std::vector<double> errors = {};
    std::size_t left_out = 0;
};

void add(Told& told, const ErrorModel& error, std::size_t place, Rows predictions) {
    double squares = 0.0;
    for (const auto& row : predictions) squares += std::pow(error.sd(row[place]), 2);
    const double sd = std::sqrt(squares / double(predictions.size()));  // (1)
    if (std::isfinite(sd) && sd > 0.0) {
        told.places.push_back(place);
        told.errors.push_back(sd);
    } else {
        ++told.left_out;
    }
}

/// Values of one measurement if the test is stopped on a day.
void add(Told& told, const Measurement& measured, double day, Rows predictions) {
    for (std::size_t k = 0; k < measured.days.size(); ++k) {
        const bool counts = measured.is_at_end ? measured.days[k] == day : measured.days[k] <= day;
        if (counts) add(told, measured.error, measured.first + k, predictions);
    }
}

Told told_by(const Candidate& candidate, double day, Rows predictions) {
    Told told;
    for (const Measurement& each : candidate.measurements) add(told, each, day, predictions);
    return told;
}

Narrowing narrowing(double day, const Told& told, Rows predictions) {
    numerics::Matrix values(predictions.size(), told.places.size());
    std::vector<double> forecast;
    for (std::size_t row = 0; row < predictions.size(); ++row) {
        forecast.push_back(predictions[row].front());
        for (std::size_t k = 0; k < told.places.size(); ++k) {
            values(row, k) = predictions[row][told.places[k]];
        }
    }
    return {.day = day,
            .values = told.places.size(),
            .learning = numerics::expected_learning(values, told.errors, forecast)};
}

CandidateWorth worth_of(const Candidate& candidate, Rows predictions) {
    CandidateWorth made;
    for (const double day : candidate.stops) {
        made.course.push_back(narrowing(day, told_by(candidate, day, predictions), predictions));
    }
    made.whole = made.course.back();
    made.left_out = told_by(candidate, candidate.days, predictions).left_out;
    for (const Measurement& each : candidate.measurements) {
        Told told;
        add(told, each, candidate.days, predictions);
        made.by_measurement.push_back(
            {each.output, each.is_at_end, narrowing(candidate.days, told, predictions)});
    }
    const double whole = made.whole.learning.share;
    for (const Narrowing& each : made.course) {
        if (whole <= 0.0 || made.enough_day || each.learning.share < 0.9 * whole) continue;
        made.enough_day = each.day;
    }
    return made;
}

}  // namespace

double half_width(double variance) {
    return tenth_to_ninetieth * std::sqrt(std::max(variance, 0.0));
}

std::vector<CandidateWorth> judge(std::span<const Candidate> candidates, Rows predictions,
                                  std::uint64_t seed) {
    std::vector<CandidateWorth> made;
    std::vector<numerics::ExpectedLearning> learnings;
    for (const Candidate& each : candidates) {
        made.push_back(worth_of(each, predictions));
        learnings.push_back(made.back().whole.learning);
    }
    const auto chances = [&](const std::function<double(const Candidate&)>& cost) {
        std::vector<double> costs;
        for (const Candidate& each : candidates) costs.push_back(cost(each));
        return numerics::chance_of_best(learnings, costs, seed);
    };
    const auto by_day = chances([](const Candidate& each) { return each.time(); });
    const auto in_all = chances([](const Candidate&) { return 1.0; });
    for (std::size_t n = 0; n < made.size(); ++n) {
        made[n].chance_by_day = by_day[n];
        made[n].chance_in_all = in_all[n];
    }
    if (!candidates.front().cost) return made;
    const auto by_cost = chances([](const Candidate& each) { return *each.cost; });
    for (std::size_t n = 0; n < made.size(); ++n) made[n].chance_by_cost = by_cost[n];
    return made;
}

std::vector<double> shares_of_half(std::span<const Candidate> candidates, Rows predictions) {
    std::vector<double> shares;
    if (predictions.size() < 16) return shares;
    const Rows half = predictions.first(predictions.size() / 2);
    for (const Candidate& each : candidates) {
        shares.push_back(narrowing(each.days, told_by(each, each.days, half), half).learning.share);
    }
    return shares;
}

std::vector<PairWorth> judge_pairs(std::span<const Candidate> candidates, Rows predictions) {
    std::vector<PairWorth> made;
    for (std::size_t other = 1; other < candidates.size(); ++other) {
        for (std::size_t one = 0; one < other; ++one) {
            const Candidate &a = candidates[one], &b = candidates[other];
            Told told = told_by(a, a.days, predictions);
            for (const Measurement& each : b.measurements) add(told, each, b.days, predictions);
            const double time = std::max(a.time(), b.time());
            made.push_back({one, other, time, narrowing(time, told, predictions)});
        }
    }
    return made;
}

}  // namespace gossan::study
