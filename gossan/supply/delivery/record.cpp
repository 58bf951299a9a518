// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/delivery/record.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gossan::supply {
namespace {

bool is_within(const OnTimeDefinition& definition, WholeMass mass, WholeMass called) {
    const double share = double(mass.grams) / double(called.grams);
    return share >= 1.0 - definition.in_full && share <= 1.0 + definition.too_much;
}

const CallOff& call_of(const OnTimeDefinition& definition, const Nomination& line) {
    const CallOff* chosen = &line.calls.front();
    if (definition.against == ConfirmedCall::first) return *chosen;
    for (const CallOff& each : line.calls) {
        if (each.told <= chosen->confirmed) chosen = &each;
    }
    return *chosen;
}

LineOutcome outcome_of(const OnTimeDefinition& definition, const ContractHistory& history,
                       const Nomination& line, double as_of) {
    const CallOff& call = call_of(definition, line);
    LineOutcome made{.line = line.line,
                     .month = line.month,
                     .confirmed = call.confirmed,
                     .called = call.mass,
                     .is_due = call.confirmed + definition.late_days <= as_of,
                     .revisions = int(line.calls.size()) - 1};
    bool is_any_outside = false;
    for (const Delivery& each : history.deliveries) {
        if (each.line != line.line || each.day > as_of) continue;
        const bool is_in_window = each.day >= call.confirmed - definition.early_days &&
                                  each.day <= call.confirmed + definition.late_days;
        made.delivered += each.net();
        if (is_in_window) made.in_window += each.net();
        is_any_outside = is_any_outside || !is_in_window;
        const bool is_full =
            double(made.delivered.grams) >= (1.0 - definition.in_full) * double(call.mass.grams);
        if (is_full && !made.days_late) made.days_late = each.day - call.confirmed;
    }
    made.is_on_time = made.delivered.grams > 0 && !is_any_outside;
    made.is_in_full = is_within(definition, made.delivered, call.mass);
    made.is_both = is_within(definition, made.in_window, call.mass);
    return made;
}

}  // namespace

OnTimeRecord on_time_record(const OnTimeDefinition& definition, const ContractHistory& history,
                            double as_of) {
    OnTimeRecord made;
    for (const Nomination& line : history.nominations) {
        if (call_of(definition, line).mass.grams <= 0) continue;
        made.lines.push_back(outcome_of(definition, history, line, as_of));
        const LineOutcome& outcome = made.lines.back();
        if (!outcome.is_due) continue;
        ++made.due;
        made.on_time += int(outcome.is_on_time);
        made.in_full += int(outcome.is_in_full);
        made.both += int(outcome.is_both);
        made.revised += int(outcome.revisions > 0);
    }
    if (made.due > 0) made.both_within = numerics::binomial_interval(made.both, made.due, 0.95);
    return made;
}

std::vector<PromiseOutcome> promise_outcomes(const ContractHistory& history, double as_of) {
    std::vector<PromiseOutcome> made;
    for (const Promise& promise : history.promises) {
        PromiseOutcome outcome{.promise = promise};
        for (const Delivery& each : history.deliveries) {
            if (each.day <= std::min(promise.by, as_of)) outcome.delivered += each.net();
        }
        outcome.is_due = promise.by <= as_of;
        outcome.is_kept = outcome.delivered >= promise.mass;
        made.push_back(std::move(outcome));
    }
    return made;
}

std::vector<ReliabilityPoint> reliability(std::span<const PromiseOutcome> outcomes) {
    std::map<int, ReliabilityPoint> points;
    for (const PromiseOutcome& each : outcomes) {
        if (!each.is_due) continue;
        ReliabilityPoint& point = points[int(std::lround(each.promise.chance * 20.0))];
        point.chance += each.promise.chance;
        ++point.promises;
        point.kept += int(each.is_kept);
    }
    std::vector<ReliabilityPoint> made;
    for (auto& [group, point] : points) {
        point.chance /= point.promises;
        point.within = numerics::binomial_interval(point.kept, point.promises, 0.95);
        made.push_back(point);
    }
    return made;
}

}  // namespace gossan::supply
