// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/balance.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/whole_rows.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::records {
namespace {

constexpr const char* header = "begin_d,end_d,kind,from,to,substance,cause,amount,unit,origin\n";

const char* word(BalanceKind kind) { return kind == BalanceKind::flow ? "flow" : "stock"; }
const char* word(RowOrigin origin) {
    return origin == RowOrigin::simulated ? "simulated" : "measured";
}

/// Which of two words a cell holds; a fault, and the first, if neither.
bool is_second(const tables::Table& table, const char* column, std::size_t row,
               const std::array<const char*, 2>& words, Diagnostics& diagnostics) {
    const std::string_view text = table.text(column, row);
    if (text != words[0] && text != words[1]) {
        table.add_fault(column, row,
                        {.code = "csv.word", .allowed = std::string(words[0]) + " or " + words[1]},
                        diagnostics);
    }
    return text == words[1];
}

BalanceRow read_row(const tables::Table& table, std::size_t row, Diagnostics& diagnostics) {
    const auto number = [&](const char* column) {
        return table.required_number(column, row, diagnostics).value_or(0.0);
    };
    const auto text = [&](const char* column) { return std::string(table.text(column, row)); };
    const bool is_stock = is_second(table, "kind", row, {"flow", "stock"}, diagnostics);
    const bool is_measured =
        is_second(table, "origin", row, {"simulated", "measured"}, diagnostics);
    return {.begin_d = number("begin_d"),
            .end_d = number("end_d"),
            .kind = is_stock ? BalanceKind::stock : BalanceKind::flow,
            .from = text("from"),
            .to = text("to"),
            .substance = text("substance"),
            .cause = text("cause"),
            .amount = number("amount"),
            .unit = text("unit"),
            .origin = is_measured ? RowOrigin::measured : RowOrigin::simulated};
}

/// What rows must be so that sums of them mean something.
class RowChecks {
public:
    RowChecks(const tables::Table& table, Diagnostics& diagnostics)
        : table_(table), diagnostics_(diagnostics) {}

    void check(std::size_t row, const BalanceRow& read) {
        const bool is_stock = read.kind == BalanceKind::stock;
        for (const char* column : {"from", "substance"}) require(column, row);
        if (!is_stock) require("to", row);
        if (is_stock && !read.to.empty()) fault("to", row, "a blank: a stock is held, not moved");
        if (is_stock && read.begin_d != read.end_d) {
            fault("end_d", row, "the day of begin_d: a stock is of one instant");
        }
        if (read.end_d < read.begin_d) fault("end_d", row, "a day at or after begin_d");
        const auto [known, is_new] = units_.try_emplace(read.substance, read.unit);
        if (!is_new && known->second != read.unit) {
            fault("unit", row, known->second + ", as in the other rows of " + read.substance);
        }
    }

private:
    void require(const char* column, std::size_t row) {
        if (table_.is_blank(column, row)) {
            table_.add_fault(column, row, {.code = "csv.blank", .found = "a blank cell"},
                             diagnostics_);
        }
    }

    void fault(const char* column, std::size_t row, const std::string& allowed) {
        table_.add_fault(column, row, {.code = "csv.account", .allowed = allowed}, diagnostics_);
    }

    const tables::Table& table_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::string> units_;
};

}  // namespace

BalanceWriter::BalanceWriter(AppendFile file) : file_(std::move(file)) {}

BalanceWriter BalanceWriter::create(const std::filesystem::path& path) {
    BalanceWriter writer(AppendFile::create(path));
    writer.file_.append(header);
    return writer;
}

BalanceWriter BalanceWriter::cut_back(const std::filesystem::path& path, std::uint64_t length) {
    return BalanceWriter(AppendFile::cut_back(path, length));
}

void BalanceWriter::append(std::span<const BalanceRow> rows) {
    tables::CsvRows text;
    for (const BalanceRow& row : rows) {
        expects(row.kind == BalanceKind::flow || row.begin_d == row.end_d,
                "a stock is of one instant");
        text.cell(row.begin_d).cell(row.end_d).cell(word(row.kind)).cell(row.from).cell(row.to);
        text.cell(row.substance).cell(row.cause).cell(row.amount).cell(row.unit);
        text.cell(word(row.origin)).end_row();
    }
    file_.append(text.text());
}

std::vector<BalanceRow> read_balance(const std::filesystem::path& path) {
    const tables::Table table = read_whole_rows(path);
    Diagnostics diagnostics;
    std::vector<BalanceRow> rows;
    static const std::array<std::string, 10> columns = {
        "begin_d", "end_d", "kind", "from", "to", "substance", "cause", "amount", "unit", "origin"};
    if (table.require_columns(columns, diagnostics)) {
        rows.reserve(table.n_rows());
        RowChecks checks(table, diagnostics);
        for (std::size_t row = 0; row < table.n_rows(); ++row) {
            rows.push_back(read_row(table, row, diagnostics));
            checks.check(row, rows.back());
        }
    }
    throw_if_damaged(diagnostics, path);
    return rows;
}

}  // namespace gossan::records
