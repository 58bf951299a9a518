// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/delivery/foretell.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/supply/contract/invoice.hpp"

namespace gossan::supply {
namespace {

constexpr double a_day = 86400.0;
constexpr double a_gram = 1e-6;  // t: less than that is met

/// A member's months: what is short at first, and what is never made up.
struct Course {
    std::vector<double> deliverable, short_by, lost;
};

Course taken_through(const StillDue& due, std::vector<double> deliverable, std::size_t reach) {
    Course course{.deliverable = std::move(deliverable), .short_by = {}, .lost = {}};
    const std::size_t n = course.deliverable.size();
    course.short_by.resize(n);
    course.lost.resize(n);
    std::vector<QuotaDue> open = due.open;
    double delivered = 0.0;
    for (std::size_t k = 0; k < n; ++k) {
        const QuotaDue& own = due.months[k];
        double there = std::max(0.0, course.deliverable[k] - delivered);
        const double given = std::min(there, own.due);
        there -= given;
        delivered += given;
        for (QuotaDue& each : open) {
            if (each.month + int(reach) < own.month) continue;
            const double part = std::min(there, each.least);
            each.least -= part;
            there -= part;
            delivered += part;
        }
        course.short_by[k] = own.least - given > a_gram ? own.least - given : 0.0;
        course.lost[k] = course.short_by[k];
        open.push_back({own.month, 0.0, course.short_by[k]});
    }
    for (std::size_t k = 0; k < n; ++k) course.lost[k] = open[due.open.size() + k].least;
    return course;
}

class Foretelling {
public:
    Foretelling(const ContractInput& contract, const DeliveryInput& delivery,
                const CathodeOutcomes& outcomes, const StillDue& due)
        : contract_(contract), delivery_(delivery), outcomes_(outcomes), due_(due) {}

    DeliveryForecast tell() {
        made_.members = outcomes_.size();
        made_.effective = effective();
        made_.level = delivery_.level;
        made_.stock = delivery_.stock.si * 1e-3;
        made_.from = delivery_.from.empty() ? outcomes_.days.front() : *days_of(delivery_.from);
        choose_months();
        for (std::size_t member = 0; member < outcomes_.size(); ++member) {
            courses_.push_back(taken_through(due_, deliverable(member),
                                             std::size_t(contract_.shortfall.make_up_months)));
        }
        for (std::size_t k = 0; k < made_.months.size(); ++k) tell_month(k);
        if (!made_.months.empty()) tell_whole();
        if (made_.months.empty() || !made_.months.front().safe) {
            made_.notes.push_back("so few members tell no promise at this level");
        }
        return std::move(made_);
    }

private:
    [[nodiscard]] double weight(std::size_t member) const {
        return outcomes_.weights.empty() ? 1.0 / double(outcomes_.size())
                                         : outcomes_.weights[member];
    }

    [[nodiscard]] double effective() const {
        double squares = 0.0;
        for (std::size_t member = 0; member < outcomes_.size(); ++member) {
            squares += weight(member) * weight(member);
        }
        return 1.0 / squares;
    }

    void choose_months() {
        const double reach = outcomes_.days.back() + delivery_.lag.si / a_day;
        double so_far = 0.0;
        for (const QuotaDue& each : due_.months) {
            const double end = days_to_month(each.month + 1);
            if (end > reach + 1.0) {
                made_.notes.push_back("the forecast ends before " + month_name(each.month) +
                                      ": that month and those after it are left out");
                return;
            }
            so_far += each.due;
            made_.months.push_back(
                {.month = each.month, .due = each.due, .due_so_far = so_far, .safe = {}});
        }
    }

    [[nodiscard]] std::vector<double> deliverable(std::size_t member) const {
        const double lag = delivery_.lag.si / a_day;
        const double before = outcomes_.at(member, made_.from - lag);
        std::vector<double> tonnes;
        for (const DeliveryMonth& month : made_.months) {
            const double end = days_to_month(month.month + 1);
            const double plated = outcomes_.at(member, end - lag) - before;
            tonnes.push_back(made_.stock + delivery_.share * plated * 1e-3);  // (1)
        }
        return tonnes;
    }

    void tell_month(std::size_t k) {
        DeliveryMonth& month = made_.months[k];
        std::vector<double> so_far;
        for (std::size_t member = 0; member < courses_.size(); ++member) {
            const Course& course = courses_[member];
            so_far.push_back(course.deliverable[k]);
            const double own = weight(member);
            if (course.short_by[k] == 0.0) month.chance += own;
            const bool is_all_met = std::all_of(course.short_by.begin(),
                                                course.short_by.begin() + std::ptrdiff_t(k) + 1,
                                                [](double each) { return each == 0.0; });
            if (is_all_met) month.chance_all += own;
            month.expected_short += own * course.short_by[k];
            month.expected_lost += own * course.lost[k];
        }
        month.p90 = exceeded_within(0.9, so_far, outcomes_.weights);
        month.p50 = exceeded_within(0.5, so_far, outcomes_.weights);
        month.p10 = exceeded_within(0.1, so_far, outcomes_.weights);
        month.safe = exceeded_with(delivery_.level, so_far, outcomes_.weights);  // (2)
        const int trials = std::max(1, int(std::lround(made_.effective)));
        const int met = std::clamp(int(std::lround(month.chance * trials)), 0, trials);
        month.chance_within = numerics::binomial_interval(met, trials, 0.95);
        const double spread =
            std::max(0.0, cents_per_pound(contract_.shortfall.replacement, contract_.currency) -
                              cents_per_pound(contract_.price.premium, contract_.currency));
        month.expected_damages =
            value_at(contract_, whole_mass(Mass{month.expected_lost * 1e3}), spread);  // (5)
    }

    void tell_whole() {
        std::vector<double> shares, lacking;
        for (const Course& course : courses_) {
            double share = 1.0, lack = 0.0;
            for (std::size_t k = 0; k < course.deliverable.size(); ++k) {
                const double due = made_.months[k].due_so_far;
                if (due <= 0.0) continue;
                share = std::min(share, course.deliverable[k] / due);
                lack = std::max(lack, due - course.deliverable[k] + made_.stock);
            }
            shares.push_back(share);
            lacking.push_back(lack);
        }
        made_.safe_share = exceeded_with(made_.level, shares, outcomes_.weights);           // (3)
        made_.stock_needed = exceeded_with(1.0 - made_.level, lacking, outcomes_.weights);  // (4)
    }

    const ContractInput& contract_;
    const DeliveryInput& delivery_;
    const CathodeOutcomes& outcomes_;
    const StillDue& due_;
    std::vector<Course> courses_;
    DeliveryForecast made_;
};

}  // namespace

StillDue still_due(const ContractInput& contract, const Performance& kept, double from) {
    StillDue made;
    const int now = month_of(from);
    for (const MonthAccount& month : kept.months) {
        if (month.month < now) {
            const bool is_lost = month.month + contract.shortfall.make_up_months < now;
            if (!is_lost && month.short_by.grams > 0) {
                made.open.push_back({month.month, 0.0, month.short_by.tonnes()});
            }
            continue;
        }
        const WholeMass due = month.quota - month.excused - month.not_taken - month.delivered;
        made.months.push_back({month.month, std::max(0.0, due.tonnes()),
                               std::max(0.0, (month.least - month.delivered).tonnes())});
    }
    return made;
}

DeliveryForecast foretell(const ContractInput& contract, const DeliveryInput& delivery,
                          const CathodeOutcomes& outcomes, const StillDue& due) {
    return Foretelling(contract, delivery, outcomes, due).tell();
}

}  // namespace gossan::supply
