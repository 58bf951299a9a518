// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/calendar.hpp"
#include "gossan/supply/delivery/account.hpp"

namespace gossan::supply {
namespace {

using records::Document;

Document money_text(const std::optional<Money>& money) {
    return money ? Document(text_of(*money)) : Document();
}
Document number(const std::optional<double>& value) {
    return value ? Document(*value) : Document();
}
Document texts(const std::vector<std::string>& words) {
    Document made = Document::array();
    for (const std::string& each : words) made.push_back(each);
    return made;
}

Document months_of(const ContractAccount& account) {
    Document made = Document::array();
    for (const MonthAccount& each : account.kept.months) {
        Document month = Document::object();
        month["month"] = month_name(each.month);
        month["quota_t"] = each.quota.tonnes();
        month["quota_is_estimate"] = account.estimated.contains(each.month);
        month["excused_t"] = each.excused.tonnes();
        month["not_taken_t"] = each.not_taken.tonnes();
        month["least_t"] = each.least.tonnes();
        month["delivered_t"] = each.delivered.tonnes();
        month["made_up_t"] = each.made_up.tonnes();
        month["short_t"] = each.short_by.tonnes();
        month["state"] = !each.is_over ? "to come" : each.is_settled ? "settled" : "open";
        month["damages"] = money_text(each.damages);
        made.push_back(std::move(month));
    }
    return made;
}

Document years_of(const Performance& kept) {
    Document made = Document::array();
    for (const YearAccount& each : kept.years) {
        Document year = Document::object();
        year["from"] = month_name(each.first);
        year["quantity_t"] = each.quantity.tonnes();
        year["minimum_t"] = each.minimum.tonnes();
        year["taken_t"] = each.taken.tonnes();
        year["excused_t"] = each.excused.tonnes();
        year["deficiency_t"] = each.deficiency.tonnes();
        year["made_up_t"] = each.made_up.tonnes();
        year["lapsed_t"] = each.lapsed.tonnes();
        year["due"] = money_text(each.due);
        made.push_back(std::move(year));
    }
    return made;
}

Document invoice_of(const std::optional<Invoice>& invoice) {
    if (!invoice) return {};
    Document made = Document::object();
    made["period"] = invoice->period;
    made["index_cents_per_lb"] = invoice->index;
    made["mass_t"] = invoice->mass.tonnes();
    made["value"] = text_of(invoice->value);
    made["payable"] = text_of(invoice->payable);
    made["due"] = date_of(invoice->due);
    Document& lines = made["lots"] = Document::array();
    for (const InvoiceLine& each : invoice->lines) {
        Document line = Document::object();
        line["lot"] = each.lot;
        line["mass_t"] = each.mass.tonnes();
        line["price_cents_per_lb"] = each.price;
        line["value"] = text_of(each.value);
        if (each.footprint) line["footprint_kg_per_kg"] = *each.footprint;
        if (each.water) line["water_L_per_kg"] = *each.water;
        line["remedy_cents_per_lb"] = each.remedy;
        line["notes"] = texts(each.notes);
        lines.push_back(std::move(line));
    }
    return made;
}

/// What the clause asks for, with how many delivered lots meet it and what it took off so far.
Document clause_of(const ContractInput& contract, const ContractAccount& account) {
    const FootprintClause& clause = *contract.footprint;
    Document made = Document::object();
    made["boundary"] = clause.boundary;
    made["electricity"] = clause.electricity;
    made["method"] = clause.method;
    made["most_kg_per_kg"] = clause.most_kg_per_kg;
    made["most_water_L_per_kg"] = number(clause.most_water);
    made["remedy"] = clause.remedy;
    std::int64_t n_lots = 0, n_met = 0;
    Money taken;
    for (const Settlement& each : account.settlements) {
        const auto& invoice = each.final ? each.final : each.provisional;
        if (!invoice) continue;
        for (const InvoiceLine& line : invoice->lines) {
            ++n_lots;
            n_met += int(line.remedy == 0.0);
            taken += value_at(contract, line.mass, line.remedy);
        }
    }
    made["invoiced_lots"] = n_lots;
    made["lots_without_remedy"] = n_met;
    made["taken_off"] = text_of(taken);
    return made;
}

Document shipments_of(const ContractAccount& account) {
    Document made = Document::array();
    for (std::size_t k = 0; k < account.settlements.size(); ++k) {
        const Settlement& each = account.settlements[k];
        const Delivery& delivery = account.deliveries[k];
        Document shipment = Document::object();
        shipment["shipment"] = each.delivery;
        shipment["date"] = date_of(delivery.day);
        shipment["month"] = month_name(delivery.month);
        shipment["mass_t"] = each.net.tonnes();
        shipment["period"] = each.period;
        shipment["provisional"] = invoice_of(each.provisional);
        shipment["final"] = invoice_of(each.final);
        shipment["unpriced_t"] = each.unpriced.tonnes();
        shipment["at_newest"] = text_of(each.at_newest);
        shipment["missing"] = texts(each.missing);
        shipment["to_come"] = texts(each.to_come);
        made.push_back(std::move(shipment));
    }
    return made;
}

Document forecast_of(const DeliveryForecast& forecast) {
    Document made = Document::object();
    made["members"] = std::int64_t(forecast.members);
    made["members_that_count"] = forecast.effective;
    made["level"] = forecast.level;
    made["from"] = date_of(forecast.from);
    made["stock_t"] = forecast.stock;
    made["safe_share"] = number(forecast.safe_share);
    made["stock_needed_t"] = number(forecast.stock_needed);
    made["notes"] = texts(forecast.notes);
    Document& months = made["months"] = Document::array();
    for (const DeliveryMonth& each : forecast.months) {
        Document month = Document::object();
        month["month"] = month_name(each.month);
        month["due_t"] = each.due;
        month["due_so_far_t"] = each.due_so_far;
        month["P90_t"] = each.p90;
        month["P50_t"] = each.p50;
        month["P10_t"] = each.p10;
        month["chance"] = each.chance;
        month["chance_low"] = each.chance_within.low;
        month["chance_high"] = each.chance_within.high;
        month["chance_all"] = each.chance_all;
        month["safe_t"] = number(each.safe);
        month["expected_short_t"] = each.expected_short;
        month["expected_lost_t"] = each.expected_lost;
        month["expected_damages"] = text_of(each.expected_damages);
        months.push_back(std::move(month));
    }
    return made;
}

Document on_time_of(const OnTimeRecord& record) {
    Document made = Document::object();
    made["due"] = record.due;
    made["on_time"] = record.on_time;
    made["in_full"] = record.in_full;
    made["on_time_in_full"] = record.both;
    made["on_time_in_full_low"] = record.both_within.low;
    made["on_time_in_full_high"] = record.both_within.high;
    made["revised"] = record.revised;
    Document& lines = made["lines"] = Document::array();
    for (const LineOutcome& each : record.lines) {
        Document line = Document::object();
        line["line"] = each.line;
        line["confirmed"] = date_of(each.confirmed);
        line["called_t"] = each.called.tonnes();
        line["delivered_t"] = each.delivered.tonnes();
        line["days_late"] = number(each.days_late);
        line["due"] = each.is_due;
        line["on_time"] = each.is_on_time;
        line["in_full"] = each.is_in_full;
        line["on_time_in_full"] = each.is_both;
        lines.push_back(std::move(line));
    }
    return made;
}

Document reliability_of(const ContractAccount& account) {
    Document made = Document::array();
    for (const ReliabilityPoint& each : account.reliability) {
        Document point = Document::object();
        point["chance"] = each.chance;
        point["promises"] = each.promises;
        point["kept"] = each.kept;
        point["low"] = each.within.low;
        point["high"] = each.within.high;
        made.push_back(std::move(point));
    }
    return made;
}

}  // namespace

records::Document account_document(const ContractInput& contract, const ContractAccount& account) {
    Document made = Document::object();
    made["schema"] = "gossan.contract/1";
    made["name"] = contract.name;
    made["seller"] = contract.seller;
    made["buyer"] = contract.buyer;
    made["currency"] = contract.currency;
    made["incoterm"] = contract.incoterm + " " + contract.place;
    made["index"] = contract.price.index;
    made["as_of"] = date_of(account.as_of);
    made["from"] = month_name(first_month(contract));
    made["until"] = month_name(first_month(contract) + contract.months - 1);
    Document& sums = made["totals"] = Document::object();
    sums["scheduled_t"] = account.kept.scheduled.tonnes();
    sums["delivered_of_it_t"] = account.kept.delivered_of_it.tonnes();
    sums["delivered_t"] = account.kept.delivered.tonnes();
    sums["attainment"] =
        account.kept.scheduled.grams > 0
            ? Document(account.kept.delivered_of_it.tonnes() / account.kept.scheduled.tonnes())
            : Document();
    sums["provisional_payable"] = text_of(account.provisional);
    sums["final_value"] = text_of(account.final);
    sums["final_payable"] = text_of(account.true_up);
    sums["unpriced_t"] = account.unpriced.tonnes();
    sums["unpriced_at_newest"] = text_of(account.at_newest);
    made["months"] = months_of(account);
    made["years"] = years_of(account.kept);
    made["shipments"] = shipments_of(account);
    if (contract.footprint) made["footprint_clause"] = clause_of(contract, account);
    made["on_time"] = on_time_of(account.on_time);
    made["reliability"] = reliability_of(account);
    if (account.forecast) made["forecast"] = forecast_of(*account.forecast);
    Document notes = texts(account.kept.flags);
    for (const std::string& each : account.notes) notes.push_back(each);
    made["notes"] = notes;
    return made;
}

}  // namespace gossan::supply
