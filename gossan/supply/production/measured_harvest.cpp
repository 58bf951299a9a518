// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/supply/amount/carried_shares.hpp"
#include "gossan/supply/production/harvest.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan::supply {
namespace {

constexpr std::string_view share_of = "share of ";
constexpr double most_off = 1e-3;  // of the sum of shares: what three rounded digits may miss

/// Reads rows into harvests, each behind the one before.
class Reading {
public:
    Reading(const tables::Table& table, Diagnostics& diagnostics)
        : table_(table), diagnostics_(diagnostics) {
        for (const TableColumn& column : columns_of(table)) {
            if (column.name.starts_with(share_of)) shares_.push_back(column);
        }
    }

    std::vector<Harvest> read() {
        const std::vector<std::string> wanted{"date", "mass"};
        if (!require(table_, wanted, diagnostics_)) return {};
        if (shares_.empty()) {
            diagnostics_.add({.location = {.file = table_.file(), .line = 1},
                              .code = "supply.no_shares",
                              .found = "no stream",
                              .allowed = "a column for each, such as \"share of sulphide [%]\""});
            return {};
        }
        CarriedShares carried(shares_.size());
        for (std::size_t row = 0; row < table_.n_rows(); ++row) read_row(row, carried);
        return std::move(harvests_);
    }

private:
    void read_row(std::size_t row, CarriedShares& carried) {
        const auto end = date_at(table_, "date", row, diagnostics_);
        const auto mass = mass_at(table_, "mass", row, diagnostics_);
        const auto shares = shares_at(row);
        if (!end || !mass || shares.empty()) return;
        const double begin = harvests_.empty() ? *end - 1.0 : harvests_.back().end;
        if (*end <= begin || mass->grams < 0) {
            table_.add_fault(
                "date", row,
                {.code = "supply.harvest",
                 .found = *end <= begin ? "a date not after the one before" : "a mass below zero",
                 .allowed = "rising dates and masses of 0 or more"},
                diagnostics_);
            return;
        }
        std::vector<double> due;
        for (const double share : shares) due.push_back(share * double(mass->grams));
        const auto parts = carried.next(*mass, due);
        Harvest harvest{
            .number = int(row) + 1, .begin = begin, .end = *end, .mass = *mass, .parts = {}};
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (parts[k].grams == 0) continue;
            const std::string stream = shares_[k].name.substr(share_of.size());
            harvest.parts.push_back({{.module = {}, .stream = stream}, parts[k]});
        }
        harvests_.push_back(std::move(harvest));
    }

    /// Of each stream, as parts of 1; none where one is faulty.
    std::vector<double> shares_at(std::size_t row) {
        std::vector<double> shares;
        double sum = 0.0;
        for (const TableColumn& column : shares_) {
            const std::string text =
                std::string(table_.text(column.header, row)) + " " + column.unit;
            const auto reading = read_quantity(trimmed(text), Measure{});
            if (!reading.quantity || !(reading.quantity->si >= 0.0)) {
                fault(row, column.header, in_quotes(text, 40), "a share of 0 or more, in % or 1");
                return {};
            }
            shares.push_back(reading.quantity->si);
            sum += shares.back();
        }
        if (std::abs(sum - 1.0) > most_off) {
            fault(row, shares_.front().header, "shares that sum to " + shortest(100.0 * sum) + " %",
                  "100 %");
            return {};
        }
        for (double& share : shares) share /= sum;
        return shares;
    }

    void fault(std::size_t row, const std::string& header, std::string found, std::string allowed) {
        table_.add_fault(
            header, row,
            {.code = "supply.share", .found = std::move(found), .allowed = std::move(allowed)},
            diagnostics_);
    }

    const tables::Table& table_;
    Diagnostics& diagnostics_;
    std::vector<TableColumn> shares_;
    std::vector<Harvest> harvests_;
};

}  // namespace

std::vector<Harvest> measured_harvests(const std::filesystem::path& file,
                                       Diagnostics& diagnostics) {
    const auto table = read_supply_table(file, diagnostics);
    return table ? Reading(*table, diagnostics).read() : std::vector<Harvest>{};
}

}  // namespace gossan::supply
