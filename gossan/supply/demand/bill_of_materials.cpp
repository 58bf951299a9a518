// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/bill_of_materials.hpp"

#include <cmath>
#include <span>

#include "gossan/base/embedded.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_demand();
}

namespace gossan::supply {
namespace {

constexpr double days_of_week = 7.0;
constexpr double share_tolerance = 1e-6;

std::optional<tables::Table> table_of(const DemandInput& input, Diagnostics& diagnostics) {
    if (input.bill) return read_supply_table(input.bill->path, diagnostics);
    for (const EmbeddedFile& file : embedded_demand()) {
        if (file.name != "bill-of-materials.csv") continue;
        return tables::Table::parse(std::string(file.content), "data/demand/bill-of-materials.csv",
                                    diagnostics);
    }
    return {};
}

Subsystem read_row(const tables::Table& table, std::size_t row, Diagnostics& diagnostics) {
    const auto number = [&](const char* column, double low, double high) {
        const auto value = table.required_number(column, row, diagnostics);
        if (value && (*value < low || *value > high)) {
            table.add_fault(
                column, row,
                {.code = "range.outside", .allowed = shortest(low) + " to " + shortest(high)},
                diagnostics);
        }
        return value.value_or(0.0);
    };
    Subsystem part{.name = text_at(table, "subsystem", row),
                   .made_by = text_at(table, "made_by", row),
                   .form = text_at(table, "form", row),
                   .share = number("share", 0.0, 1.0),
                   .share_low = number("share_low", 0.0, 1.0),
                   .share_high = number("share_high", 0.0, 1.0),
                   .yield = number("yield", 0.01, 1.0),
                   .lead_days = days_of_week * number("lead_weeks", 0.0, 520.0),
                   .source = text_at(table, "source", row)};
    if (part.share < part.share_low || part.share > part.share_high) {
        table.add_fault("share", row,
                        {.code = "range.outside", .allowed = "between its own low and high"},
                        diagnostics);
    }
    return part;
}

void set_aluminium(const DemandInput& input, std::vector<Subsystem>& bill,
                   Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (const Subsystem& part : bill) names.push_back(part.name);
    for (const auto& [name, share] : input.aluminium) {
        bool is_there = false;
        for (Subsystem& part : bill) {
            if (part.name == name) part.aluminium = share, is_there = true;
        }
        if (!is_there) {
            diagnostics.add({.code = "reference.unknown",
                             .path = "demand.aluminium",
                             .found = in_quotes(name),
                             .allowed = enumerate(names),
                             .write = nearest(name, names).value_or("")});
        }
    }
}

}  // namespace

std::vector<Subsystem> read_bill(const DemandInput& input, Diagnostics& diagnostics) {
    const auto table = table_of(input, diagnostics);
    const std::vector<std::string> names{"subsystem", "made_by",    "form",
                                         "share",     "share_low",  "share_high",
                                         "yield",     "lead_weeks", "source"};
    if (!table || !require(*table, names, diagnostics)) return {};
    std::vector<Subsystem> bill;
    double sum = 0.0;
    for (std::size_t row = 0; row < table->n_rows(); ++row) {
        bill.push_back(read_row(*table, row, diagnostics));
        sum += bill.back().share;
    }
    if (std::abs(sum - 1.0) > share_tolerance) {
        diagnostics.add({.location = table->header_location("share"),
                         .code = "check.broken",
                         .found = "shares that sum to " + shortest(sum),
                         .allowed = "1: of all copper that is installed"});
    }
    set_aluminium(input, bill, diagnostics);
    return bill;
}

}  // namespace gossan::supply
