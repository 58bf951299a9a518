// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/calendar.hpp"
#include "gossan/supply/delivery/account.hpp"

namespace gossan::supply {
namespace {

using tables::SheetToWrite;
using tables::SheetValue;

struct Header {
    std::string name;
    std::string unit = {};
};

/// A sheet that takes rows.
class Rows {
public:
    Rows(std::string name, const std::vector<Header>& headers) : sheet_{.name = std::move(name)} {
        for (const Header& each : headers) {
            sheet_.columns.push_back({.name = each.name, .unit = each.unit, .cells = {}});
        }
    }
    void add(const std::vector<SheetValue>& cells) {
        for (std::size_t k = 0; k < cells.size(); ++k) {
            sheet_.columns[k].cells.push_back(cells[k]);
        }
    }
    void put_into(std::vector<SheetToWrite>& sheets) {
        if (!sheet_.columns.front().cells.empty()) sheets.push_back(std::move(sheet_));
    }

private:
    SheetToWrite sheet_;
};

SheetValue dollars(Money money) { return double(money.cents) / 100.0; }
SheetValue dollars(const std::optional<Money>& money) {
    return money ? dollars(*money) : SheetValue{};
}
SheetValue number(const std::optional<double>& value) {
    return value ? SheetValue(*value) : SheetValue{};
}
SheetValue day(double at) { return date_of(at).substr(0, 10); }

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& each : words) text += (text.empty() ? "" : "; ") + each;
    return text;
}

void add_months(const std::string& coin, const ContractAccount& account, MassUnit unit,
                std::vector<SheetToWrite>& sheets) {
    const std::string mass = name_of(unit);
    Rows rows("contract_months", {{"month"},
                                  {"quota", mass},
                                  {"excused", mass},
                                  {"not taken", mass},
                                  {"least", mass},
                                  {"delivered", mass},
                                  {"gave to earlier", mass},
                                  {"made up later", mass},
                                  {"short", mass},
                                  {"state"},
                                  {"contract price", "cents/lb"},
                                  {"cover price", "cents/lb"},
                                  {"damages", coin}});
    for (const MonthAccount& each : account.kept.months) {
        const char* state = !each.is_over ? "to come" : each.is_settled ? "settled" : "open";
        rows.add({month_name(each.month), in_unit(each.quota, unit), in_unit(each.excused, unit),
                  in_unit(each.not_taken, unit), in_unit(each.least, unit),
                  in_unit(each.delivered, unit), in_unit(each.gave, unit),
                  in_unit(each.made_up, unit), in_unit(each.short_by, unit), std::string(state),
                  number(each.price), number(each.cover), dollars(each.damages)});
    }
    rows.put_into(sheets);
    Rows years("contract_years", {{"from"},
                                  {"quantity", mass},
                                  {"carried", mass},
                                  {"minimum", mass},
                                  {"taken", mass},
                                  {"excused", mass},
                                  {"deficiency", mass},
                                  {"price", "cents/lb"},
                                  {"due", coin},
                                  {"made up", mass},
                                  {"lapsed", mass}});
    for (const YearAccount& each : account.kept.years) {
        years.add({month_name(each.first), in_unit(each.quantity, unit),
                   in_unit(each.carried, unit), in_unit(each.minimum, unit),
                   in_unit(each.taken, unit), in_unit(each.excused, unit),
                   in_unit(each.deficiency, unit), number(each.price), dollars(each.due),
                   in_unit(each.made_up, unit), in_unit(each.lapsed, unit)});
    }
    years.put_into(sheets);
}

void add_invoices(const std::string& coin, const ContractAccount& account, MassUnit unit,
                  std::vector<SheetToWrite>& sheets) {
    const std::string mass = name_of(unit);
    Rows invoices("invoices", {{"shipment"},
                               {"invoice"},
                               {"period"},
                               {"index", "cents/lb"},
                               {"mass", mass},
                               {"value", coin},
                               {"payable", coin},
                               {"due"}});
    Rows lots("invoiced_lots", {{"shipment"},
                                {"invoice"},
                                {"lot"},
                                {"mass", mass},
                                {"price", "cents/lb"},
                                {"value", coin},
                                {"footprint", "kg/kg"},
                                {"water", "L/kg"},
                                {"remedy", "cents/lb"},
                                {"notes"}});
    Rows exposure("exposure", {{"shipment"},
                               {"delivered"},
                               {"mass", mass},
                               {"unpriced", mass},
                               {"at newest fixing", coin},
                               {"period"},
                               {"fixings to come"},
                               {"fixings missing"}});
    for (std::size_t k = 0; k < account.settlements.size(); ++k) {
        const Settlement& each = account.settlements[k];
        for (const auto* invoice : {&each.provisional, &each.final}) {
            if (!*invoice) continue;
            const char* kind = invoice == &each.final ? "final" : "provisional";
            const Invoice& made = **invoice;
            invoices.add({each.delivery, std::string(kind), made.period, made.index,
                          in_unit(made.mass, unit), dollars(made.value), dollars(made.payable),
                          day(made.due)});
            for (const InvoiceLine& line : made.lines) {
                lots.add({each.delivery, std::string(kind), line.lot, in_unit(line.mass, unit),
                          line.price, dollars(line.value), number(line.footprint),
                          number(line.water), line.remedy, joined(line.notes)});
            }
        }
        if (each.final && each.missing.empty()) continue;
        exposure.add({each.delivery, day(account.deliveries[k].day), in_unit(each.net, unit),
                      in_unit(each.unpriced, unit), dollars(each.at_newest), each.period,
                      joined(each.to_come), joined(each.missing)});
    }
    invoices.put_into(sheets);
    lots.put_into(sheets);
    exposure.put_into(sheets);
}

void add_record(const ContractAccount& account, MassUnit unit, std::vector<SheetToWrite>& sheets) {
    const std::string mass = name_of(unit);
    Rows lines("call_off_lines", {{"line"},
                                  {"month"},
                                  {"confirmed"},
                                  {"called off", mass},
                                  {"delivered", mass},
                                  {"in the window", mass},
                                  {"days late"},
                                  {"on time"},
                                  {"in full"},
                                  {"on time in full"},
                                  {"revisions"}});
    const auto word = [](bool is, bool is_due) {
        return std::string(!is_due ? "not due" : is ? "yes" : "no");
    };
    for (const LineOutcome& each : account.on_time.lines) {
        lines.add({each.line, month_name(each.month), day(each.confirmed),
                   in_unit(each.called, unit), in_unit(each.delivered, unit),
                   in_unit(each.in_window, unit), number(each.days_late),
                   word(each.is_on_time, each.is_due), word(each.is_in_full, each.is_due),
                   word(each.is_both, each.is_due), double(each.revisions)});
    }
    lines.put_into(sheets);
    Rows promises("promises", {{"promise"},
                               {"told"},
                               {"by"},
                               {"mass", mass},
                               {"chance"},
                               {"delivered", mass},
                               {"outcome"}});
    for (const PromiseOutcome& each : account.promises) {
        const char* outcome = !each.is_due ? "not due" : each.is_kept ? "kept" : "not kept";
        promises.add({each.promise.id, day(each.promise.told), day(each.promise.by),
                      in_unit(each.promise.mass, unit), each.promise.chance,
                      in_unit(each.delivered, unit), std::string(outcome)});
    }
    promises.put_into(sheets);
    Rows points("reliability", {{"chance stated"},
                                {"promises"},
                                {"kept"},
                                {"share kept, at least"},
                                {"share kept, at most"}});
    for (const ReliabilityPoint& each : account.reliability) {
        points.add({each.chance, double(each.promises), double(each.kept), each.within.low,
                    each.within.high});
    }
    points.put_into(sheets);
}

void add_forecast(const std::string& coin, const DeliveryForecast& forecast, MassUnit unit,
                  std::vector<SheetToWrite>& sheets) {
    const std::string mass = name_of(unit);
    Rows rows("delivery_forecast",
              {{"month"},
               {"due", mass},
               {"due so far", mass},
               {"P90 deliverable so far (90 in 100 chance of more than)", mass},
               {"P50 deliverable so far (50 in 100 chance of more than)", mass},
               {"P10 deliverable so far (10 in 100 chance of more than)", mass},
               {"chance of the month"},
               {"chance at least"},
               {"chance at most"},
               {"chance of all so far"},
               {"safe to promise so far", mass},
               {"expected short", mass},
               {"expected never made up", mass},
               {"expected damages", coin}});
    const auto shown = [&](double tonnes) -> SheetValue {
        return in_unit(whole_mass(Mass{tonnes * 1e3}), unit);
    };
    for (const DeliveryMonth& each : forecast.months) {
        rows.add({month_name(each.month), shown(each.due), shown(each.due_so_far), shown(each.p90),
                  shown(each.p50), shown(each.p10), each.chance, each.chance_within.low,
                  each.chance_within.high, each.chance_all,
                  each.safe ? shown(*each.safe) : SheetValue{}, shown(each.expected_short),
                  shown(each.expected_lost), dollars(each.expected_damages)});
    }
    rows.put_into(sheets);
}

}  // namespace

std::vector<SheetToWrite> account_sheets(const ContractInput& contract,
                                         const ContractAccount& account, MassUnit unit) {
    std::vector<SheetToWrite> sheets;
    add_months(contract.currency, account, unit, sheets);
    add_invoices(contract.currency, account, unit, sheets);
    add_record(account, unit, sheets);
    if (account.forecast) add_forecast(contract.currency, *account.forecast, unit, sheets);
    return sheets;
}

}  // namespace gossan::supply
