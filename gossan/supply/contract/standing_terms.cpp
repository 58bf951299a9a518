// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/standing_terms.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

std::string side_name(ContractSide side) {
    for (const auto& each : names_of(side)) {
        if (each.value == side) return each.name;
    }
    return {};
}

Mass quantity_of(const ContractInput& contract, int year, int first_extended) {
    const bool is_extended = year >= first_extended && contract.extension->quantity;
    return is_extended ? *contract.extension->quantity : contract.quantity;
}

class Standing {
public:
    Standing(const ContractInput& contract, const ContractHistory& history, double as_of)
        : history_(history), as_of_(as_of), first_(first_month(contract)) {
        made_.contract = contract;
    }

    StandingTerms tell() {
        const int months_before = made_.contract.months;
        extend();
        fill_schedule(months_before);
        return std::move(made_);
    }

private:
    void extend() {
        if (!made_.contract.extension) {
            if (!history_.extensions.empty()) {
                made_.notes.push_back("an extension was declared, which the contract has not");
            }
            return;
        }
        const ExtensionTerms& terms = *made_.contract.extension;
        const double end = days_to_month(first_ + made_.contract.months) - 1.0;  // the last day
        bool is_in_time = false;
        for (const DeclaredExtension& each : history_.extensions) {
            const std::string words = "the extension that the " + side_name(each.by) +
                                      " declared on " + date_of(each.told);
            if (each.by != terms.option) {
                made_.notes.push_back(words + " is the " + side_name(terms.option) + "'s option");
            } else if (std::floor(each.told) > end - terms.notice_days) {
                made_.notes.push_back(words + " came too late");
            } else {
                is_in_time = true;
            }
        }
        if (is_in_time) made_.contract.months += terms.months;
    }

    /// The year's quantity by what was declared of a range; the last that is in time counts.
    Mass declared_quantity(int first_of_year, Mass least) {
        Mass chosen = least;
        const auto declared = history_.quantities.find(first_of_year);
        if (declared == history_.quantities.end()) return chosen;
        const ContractInput& contract = made_.contract;
        for (const DeclaredQuantity& each : declared->second) {
            const std::string words =
                text_of(each.mass) + " declared for the year from " + month_name(first_of_year);
            if (each.by != contract.range_option) {
                made_.notes.push_back(words + " is the " + side_name(contract.range_option) +
                                      "'s option");
            } else if (std::floor(each.told) > days_to_month(first_of_year) - contract.range_days) {
                made_.notes.push_back(words + " came too late");
            } else if (each.mass < whole_mass(least) || each.mass > whole_mass(*contract.most)) {
                made_.notes.push_back(words + " is not within the contract's range");
            } else {
                chosen = Mass{each.mass.kg()};
            }
        }
        return chosen;
    }

    void fill_schedule(int months_before) {
        ContractInput& contract = made_.contract;
        // A last part of a year goes by the terms before, so that years stay years.
        const int first_extended = (months_before + 11) / 12;
        std::vector<ScheduledMonth> filled;
        for (int begin = 0; begin < contract.months; begin += 12) {
            ContractInput year = contract;
            year.quantity = quantity_of(contract, begin / 12, first_extended);
            if (contract.basis == QuantityBasis::range) {
                year.quantity = declared_quantity(first_ + begin, year.quantity);
            }
            const auto quotas = quotas_of(year);
            const int end = std::min(begin + 12, contract.months);
            for (int k = begin; k < end; ++k) {
                filled.push_back({month_name(first_ + k),
                                  Mass{quota_of(first_ + k, quotas[std::size_t(k)]).kg()}});
            }
        }
        contract.schedule = std::move(filled);
    }

    WholeMass quota_of(int month, WholeMass even) {
        if (made_.contract.basis != QuantityBasis::production) return even;
        const auto found = history_.produced.find(month);
        const bool is_over = days_to_month(month + 1) - 1.0 <= as_of_;
        if (is_over && found != history_.produced.end()) {
            return whole_mass(Mass{found->second.kg() * made_.contract.share});
        }
        made_.estimated.insert(month);
        return even;
    }

    const ContractHistory& history_;
    double as_of_;
    int first_;
    StandingTerms made_;
};

}  // namespace

StandingTerms standing_terms(const ContractInput& contract, const ContractHistory& history,
                             double as_of) {
    return Standing(contract, known_by(history, as_of), as_of).tell();
}

std::map<int, WholeMass> production_of(const LotBook& book, const std::string& stream) {
    std::map<int, WholeMass> produced;
    for (const auto& [id, lot] : book.lots()) {
        const auto day = days_of(lot.end);
        expects(day.has_value(), "a harvest ended on a date");
        WholeMass& month = produced[month_of(*day)];
        if (stream.empty()) {
            month += lot.mass;
        } else if (const auto own = lot.streams.find(stream); own != lot.streams.end()) {
            month += own->second;
        }
    }
    return produced;
}

}  // namespace gossan::supply
