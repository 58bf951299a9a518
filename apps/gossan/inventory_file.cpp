// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/inventory_file.hpp"

#include <optional>

#include "apps/gossan/terminal.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::program {
namespace {

using ledger::Period;
using ledger::StatementRow;
using records::Document;

Document closure_document(const ledger::Closure& closure, const std::string& unit) {
    Document document = Document::object();
    document["substance"] = closure.substance;
    document["place"] = closure.place;
    document["begin_d"] = closure.begin_d;
    document["end_d"] = closure.end_d;
    document["residual"] = closure.residual;
    document["unit"] = unit;
    document["relative"] = closure.relative;
    return document;
}

Document closures_document(const ledger::Inventory& inventory,
                           const std::vector<ledger::Closure>& closures) {
    Document list = Document::array();
    for (const ledger::Closure& closure : closures) {
        list.push_back(closure_document(closure, inventory.book.units.at(closure.substance)));
    }
    return list;
}

}  // namespace

std::string inventory_csv(const ledger::Inventory& inventory, std::span<const Period> periods,
                          ledger::Detail detail) {
    tables::CsvRows text;
    for (const char* column :
         {"period", "begin_d", "end_d", "module", "account", "line", "measure", "amount", "unit"}) {
        text.cell(std::string_view(column));
    }
    text.end_row();
    const std::vector<double>& days = inventory.book.days;
    for (const StatementRow& row : ledger::statement(inventory, periods, detail)) {
        const Period& period = periods[row.period];
        text.cell(period.name).cell(days[period.first]).cell(days[period.last]).cell(row.module);
        text.cell(row.account).cell(row.line).cell(row.measure).cell(row.amount).cell(row.unit);
        text.end_row();
    }
    return text.text();
}

Document inventory_document(const ledger::Inventory& inventory, std::span<const Period> periods) {
    Document document = Document::object();
    document["schema"] = "gossan.inventory/1";
    document["closes"] = inventory.closes();
    document["copper_identity"] = inventory.copper_identity;
    document["account_identity"] = inventory.account_identity;
    auto& untold = document["electricity_not_counted"] = Document::array();
    for (const std::string& consumer : inventory.untold) untold.push_back(consumer);
    document["closures"] = closures_document(inventory, inventory.worst);
    document["faults"] = closures_document(inventory, inventory.faults);
    auto& list = document["periods"] = Document::array();
    for (const Period& period : periods) {
        Document entry = Document::object();
        entry["name"] = period.name;
        entry["begin_d"] = inventory.book.days[period.first];
        entry["end_d"] = inventory.book.days[period.last];
        list.push_back(std::move(entry));
    }
    auto& modules = document["modules"] = Document::object();
    for (const StatementRow& row : ledger::statement(inventory, periods, ledger::Detail::full)) {
        Document& account = modules[row.module][row.account];
        account["unit"] = row.unit;
        account["lines"][row.line].push_back(row.amount);
    }
    return document;
}

void write_inventory(const records::RunFolder& folder) {
    try {
        const ledger::Inventory inventory =
            ledger::take_inventory(records::read_balance(folder.balance()));
        const std::string date = records::read_manifest(folder).start_date;
        const auto periods =
            ledger::periods(inventory.book.days, ledger::PeriodLength::restart, days_of(date));
        records::write_atomically(folder.inventory(),
                                  inventory_csv(inventory, periods, ledger::Detail::brief));
        if (!inventory.closes()) {
            say("warning[inventory]: the accounts of balance.csv do not close: gossan inventory " +
                folder.path().string());
        }
    } catch (const Error& error) {
        say("warning[inventory]: inventory.csv could not be written: " + std::string(error.what()));
    }
}

}  // namespace gossan::program
