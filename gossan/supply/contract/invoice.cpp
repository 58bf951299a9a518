// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/invoice.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

std::string name_of(QuotationalPeriod period) {
    for (const auto& each : names_of(period)) {
        if (each.value == period) return each.name;
    }
    return {};
}

int month_m(const ContractInput& contract, const Delivery& delivery) {
    return contract.price.month == PriceMonth::scheduled ? delivery.month : month_of(delivery.day);
}

IndexMean mean_over(QuotationalPeriod period, const ContractInput& contract,
                    const PriceIndex& index, const Delivery& delivery, double as_of) {
    const int month = month_m(contract, delivery);
    switch (period) {
        case QuotationalPeriod::month_before:
            return index.over_month(month - 1, as_of);
        case QuotationalPeriod::month:
            return index.over_month(month, as_of);
        case QuotationalPeriod::month_after:
            return index.over_month(month + 1, as_of);
        case QuotationalPeriod::second_month_after:
            return index.over_month(month + 2, as_of);
        case QuotationalPeriod::days_after:
            break;
    }
    return index.after(delivery.day, contract.price.days, as_of);
}

std::string words_of(QuotationalPeriod period, const ContractInput& contract,
                     const Delivery& delivery) {
    if (period == QuotationalPeriod::days_after) {
        return std::to_string(contract.price.days) + " fixings after " +
               date_of(std::floor(delivery.day));
    }
    const int shift = int(period) - int(QuotationalPeriod::month);
    return name_of(period) + " (" + month_name(month_m(contract, delivery) + shift) + ")";
}

std::string decimal(double value) { return shortest(std::round(value * 1e6) / 1e6); }

/// What the clause on footprints takes off a lot's price, with the reason.
double remedy_of(const ContractInput& contract, const DeliveredLot& lot, InvoiceLine& line) {
    if (!contract.footprint) return 0.0;
    const FootprintClause& clause = *contract.footprint;
    const auto is_above = [&](const std::optional<double>& found, double most, const char* unit,
                              const char* what) {
        if (!found) {
            line.notes.push_back(std::string(what) + " is not shown");
            return true;
        }
        if (*found <= most) return false;
        line.notes.push_back(std::string(what) + " " + decimal(*found) + " " + unit +
                             " is above the contract's " + decimal(most));
        return true;
    };
    const bool is_carbon = is_above(lot.footprint, clause.most_kg_per_kg, "kg/kg", "footprint");
    const bool is_water =
        clause.most_water && is_above(lot.water, *clause.most_water, "L/kg", "water");
    return is_carbon || is_water ? cents_per_pound(clause.remedy, contract.currency) : 0.0;
}

/// The mass that is paid for: the seller's, until the buyer's is off by more than the franchise.
WholeMass settled_mass(const ContractInput& contract, const DeliveredLot& lot, bool is_final,
                       InvoiceLine& line) {
    if (!is_final || !lot.received) return lot.net;
    const double off = double(lot.received->grams - lot.net.grams) / double(lot.net.grams);
    if (std::abs(off) <= contract.weights.franchise) return lot.net;
    line.notes.push_back("the buyer's weight counts: " + decimal(100.0 * off) +
                         " % off the seller's");
    return *lot.received;
}

Invoice invoice_at(const ContractInput& contract, const Delivery& delivery, const IndexMean& mean,
                   std::string period, bool is_final) {
    Invoice made{.index = rounded_index(contract, mean.mean()), .period = std::move(period)};
    const double premium = cents_per_pound(contract.price.premium, contract.currency);
    std::vector<double> values;
    double sum = 0.0;
    for (const DeliveredLot& lot : delivery.lots) {
        InvoiceLine line{.lot = lot.lot, .footprint = lot.footprint, .water = lot.water};
        line.mass = settled_mass(contract, lot, is_final, line);
        const double claimed_share = double(lot.claimed.grams) / double(lot.net.grams);
        line.remedy = remedy_of(contract, lot, line);
        double price = made.index + premium - line.remedy;
        for (const PriceAdjustment& each : contract.price.adjustments) {
            price += cents_per_pound(each.amount, contract.currency) *
                     (each.of == AdjustedMass::claimed ? claimed_share : 1.0);
        }
        if (contract.custody && claimed_share < contract.custody->least_share * (1.0 - 1e-9)) {
            line.notes.push_back("claimed " + decimal(100.0 * claimed_share) +
                                 " % of the mass, less than the custody clause asks for");
        }
        line.price = price;
        values.push_back(line.mass.tonnes() * contract.pounds_per_tonne * price / 100.0);  // (1)
        sum += values.back();
        made.mass += line.mass;
        made.lines.push_back(std::move(line));
    }
    made.value = money(sum);
    const auto shares = apportioned(made.value, values);
    for (std::size_t k = 0; k < shares.size(); ++k) made.lines[k].value = shares[k];
    return made;
}

IndexMean provisional_mean(const ContractInput& contract, const PriceIndex& index,
                           const Delivery& delivery) {
    const PriceTerms& price = contract.price;
    if (price.provisional_index == ProvisionalIndex::last_fixings) {
        return index.before(delivery.day, price.provisional_fixings);
    }
    return index.over_month(month_of(delivery.day) - 1, delivery.day);
}

std::string provisional_words(const ContractInput& contract, const Delivery& delivery,
                              const IndexMean& mean) {
    if (contract.price.provisional_index == ProvisionalIndex::last_fixings) {
        return std::to_string(mean.n_known) + " fixings up to " + date_of(mean.last_day);
    }
    return month_name(month_of(delivery.day) - 1);
}

}  // namespace

std::vector<Money> apportioned(Money whole, std::span<const double> weights) {
    std::vector<double> positive(weights.begin(), weights.end());
    for (double& weight : positive) weight = std::max(0.0, weight);
    const bool is_negative = whole.cents < 0;
    std::vector<Money> parts(weights.size());
    if (whole.cents == 0 || weights.empty()) return parts;
    if (*std::max_element(positive.begin(), positive.end()) <= 0.0) {
        std::fill(positive.begin(), positive.end(), 1.0);
    }
    const auto shares = apportioned(WholeMass{is_negative ? -whole.cents : whole.cents},
                                    std::span<const double>(positive));
    for (std::size_t k = 0; k < parts.size(); ++k) {
        parts[k].cents = is_negative ? -shares[k].grams : shares[k].grams;
    }
    return parts;
}

double rounded_index(const ContractInput& contract, double cents_per_pound) {
    if (!contract.price.decimals) return cents_per_pound;
    const double scale = std::pow(10.0, *contract.price.decimals);
    return std::round(cents_per_pound * scale) / scale;
}

Money value_at(const ContractInput& contract, WholeMass mass, double cents_per_pound) {
    return money(mass.tonnes() * contract.pounds_per_tonne * cents_per_pound / 100.0);
}

QuotationalPeriod period_of(const ContractInput& contract, const ContractHistory& history,
                            const Delivery& delivery, std::vector<std::string>& notes) {
    const int month = month_m(contract, delivery);
    QuotationalPeriod chosen = contract.price.period;
    const auto declared = history.declared.find(month);
    if (declared == history.declared.end()) return chosen;
    const auto& options = contract.price.options;
    for (const auto& [period, day] : declared->second) {
        const std::string words = name_of(period) + " was declared for " + month_name(month);
        if (period != contract.price.period &&
            std::find(options.begin(), options.end(), period) == options.end()) {
            notes.push_back(words + ", which is no option of the contract");
        } else if (day > days_to_month(month) - contract.price.declare_days) {
            notes.push_back(words + " too late");
        } else {
            chosen = period;
        }
    }
    return chosen;
}

Settlement settle(const ContractInput& contract, const PriceIndex& index,
                  const ContractHistory& history, const Delivery& delivery, double as_of) {
    Settlement made{.delivery = delivery.id, .net = delivery.net()};
    std::vector<std::string> notes;
    const QuotationalPeriod period = period_of(contract, history, delivery, notes);
    made.period = words_of(period, contract, delivery);
    for (std::string& note : notes) made.period += "; " + note;

    const IndexMean before = provisional_mean(contract, index, delivery);
    if (before.is_whole()) {
        made.provisional = invoice_at(contract, delivery, before,
                                      provisional_words(contract, delivery, before), false);
        made.provisional->payable =
            money(double(made.provisional->value.cents) / 100.0 * contract.price.provisional_share);
        made.provisional->due =
            index.working_days_after(delivery.day, contract.price.provisional_days);
    } else {
        for (const auto* list : {&before.missing, &before.to_come}) {
            made.missing.insert(made.missing.end(), list->begin(), list->end());
        }
    }

    const IndexMean over = mean_over(period, contract, index, delivery, as_of);
    made.missing.insert(made.missing.end(), over.missing.begin(), over.missing.end());
    made.to_come = over.to_come;
    if (over.is_whole()) {
        made.final = invoice_at(contract, delivery, over, made.period, true);
        const Money paid = made.provisional ? made.provisional->payable : Money{};
        made.final->payable = made.final->value - paid;  // (2)
        made.final->due = index.working_days_after(std::max(over.last_day, delivery.day),
                                                   contract.price.final_days);
        return made;
    }
    made.unpriced = whole_mass(Mass{made.net.kg() * over.open_share()});  // (3)
    made.at_newest = value_at(contract, made.unpriced, index.newest(as_of).value_or(0.0));
    return made;
}

}  // namespace gossan::supply
