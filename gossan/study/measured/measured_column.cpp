// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/measured_column.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"
#include "gossan/base/unit_conversion.hpp"

namespace gossan::study {
namespace {

class ColumnReader {
public:
    ColumnReader(const tables::Table& table, const ColumnToRead& column, const HeaderBlock& block,
                 Diagnostics& diagnostics)
        : table_(table), column_(column), block_(block), diagnostics_(diagnostics) {}

    MeasuredSeries read(std::span<const std::optional<double>> times) {
        unit_ = unit_in_force();
        is_each_ = column_.meaning.role == SheetRole::each_volume && volumes_are_each();
        MeasuredSeries series{.quantity = column_.meaning.column,
                              .unit = column_.meaning.unit,
                              .measured_name = column_.name,
                              .error = {},
                              .values = {}};
        for (std::size_t row = column_.first_row; row < table_.n_rows(); ++row) {
            const auto value = value_in(row);
            if (value && times[row])
                series.values.push_back({*times[row], value->value, value->bound,
                                         to_string(table_.location(column_.header, row))});
        }
        warn_if_all_are_bounds(series);
        return series;
    }

private:
    /// The unit to convert from; none after a fault of it.
    std::optional<std::string> unit_in_force() {
        if (column_.meaning.column == "pls_Eh_mV") return potential_unit();
        const bool is_pure = column_.meaning.unit == "1";
        if (column_.unit.empty() && !is_pure) {
            fault({.code = "unit.missing",
                   .found = in_quotes(column_.header, 40) + " without a unit",
                   .write = column_.name + " [" + column_.meaning.unit + "]"});
            return std::nullopt;
        }
        if (is_pure && bare_word(column_.unit) == bare_word(column_.name)) return std::string();
        if (converted(1.0, column_.unit, column_.meaning.unit)) return column_.unit;
        wrong_unit();
        return std::nullopt;
    }

    std::optional<std::string> potential_unit() {
        const auto header = block_.entries.find("electrode");
        const bool is_in_unit = names_electrode(column_.unit);
        if (column_.unit.empty()) {
            fault({.code = "unit.missing",
                   .found = in_quotes(column_.header, 40) + " without a unit",
                   .write =
                       column_.name + " [mV Ag/AgCl], with the electrode that it was read with"});
        } else if (!is_in_unit && header == block_.entries.end()) {
            if (block_.refused.contains("electrode")) return std::nullopt;  // told already
            fault({.code = "potential.no_electrode",
                   .found = in_quotes(column_.header, 40) + ", a voltage without its electrode",
                   .write = column_.name + " [" + column_.unit +
                            " Ag/AgCl], or a row \"electrode, Ag/AgCl\" above the table"});
        } else {
            const std::string unit =
                is_in_unit ? column_.unit : column_.unit + " " + header->second;
            if (converted(1.0, unit, "mV")) return unit;
            wrong_unit();
        }
        return std::nullopt;
    }

    void wrong_unit() {
        const QuantityReading reading = parse_quantity("1 " + column_.unit);
        const std::string allowed =
            "a unit of " + column_.meaning.column + ", which is in " + column_.meaning.unit;
        if (reading.quantity) {
            fault({.code = "measured.unit", .found = in_quotes(column_.unit), .allowed = allowed});
        } else {
            fault({.code = reading.fault.code,
                   .found = reading.fault.found,
                   .allowed = allowed,
                   .write = reading.fault.write});
        }
    }

    bool volumes_are_each() {
        const auto entry = block_.entries.find("volumes");
        if (entry != block_.entries.end()) return entry->second == "each";
        if (block_.refused.contains("volumes")) return true;  // told already
        fault({.code = "measured.volumes",
               .found = in_quotes(column_.header, 40) + ", of each row or so far",
               .write = "a row \"volumes, each\" or \"volumes, cumulative\" above the table"});
        return false;
    }

    std::optional<tables::Reading> value_in(std::size_t row) {
        const bool is_volume = column_.meaning.column.ends_with("_m3");
        std::optional<tables::Reading> given;
        if (is_volume) {
            if (const auto number = table_.number(column_.header, row, diagnostics_))
                given = tables::Reading{.value = *number};
        } else {
            given = reading_in(row);
        }
        if (!given || !unit_) return std::nullopt;
        given->value = *converted(given->value, *unit_, column_.meaning.unit);
        if (!is_within_range(*given, row)) return std::nullopt;
        if (is_volume && !is_each_ && given->value < total_) {
            table_.add_fault(column_.header, row,
                             {.code = "measured.falling",
                              .allowed = "a volume so far, not below that of the row above"},
                             diagnostics_);
            return std::nullopt;
        }
        total_ = is_each_ ? total_ + given->value : given->value;
        if (is_each_) given->value = total_;
        return given;
    }

    /// As the cell has it; "55%" in a column of % as 55.
    std::optional<tables::Reading> reading_in(std::size_t row) {
        const std::string_view text = trimmed(table_.text(column_.header, row));
        const std::string_view number = without_percent_sign(text, unit_.value_or(""));
        Fault unused;
        if (number != text) {
            if (auto given = tables::parse_reading(number, unused)) return given;
        }
        return table_.reading(column_.header, row, diagnostics_);
    }

    bool is_within_range(const tables::Reading& given, std::size_t row) {
        const ColumnRange range = range_of(column_.meaning.column);
        if (given.value >= range.low && given.value <= range.high) return true;
        table_.add_fault(
            column_.header, row,
            {.code = "range.outside",
             .allowed = "from " + shortest(range.low) + " to " + shortest(range.high) +
                        (column_.meaning.unit == "1" ? "" : " " + column_.meaning.unit)},
            diagnostics_);
        return false;
    }

    void warn_if_all_are_bounds(const MeasuredSeries& series) {
        const bool has_exact = std::any_of(
            series.values.begin(), series.values.end(),
            [](const MeasuredValue& each) { return each.bound == tables::Bound::exact; });
        if (series.values.empty() || has_exact) return;
        fault({.code = "measured.all_bounds",
               .found = in_quotes(column_.header, 40) + " with bounds alone, such as <0.01",
               .allowed = "at least one number to learn from",
               .severity = Severity::warning});
    }

    void fault(Fault fault) {
        fault.location = table_.header_location(column_.header);
        fault.path = column_.name;
        diagnostics_.add(std::move(fault));
    }

    const tables::Table& table_;
    const ColumnToRead& column_;
    const HeaderBlock& block_;
    Diagnostics& diagnostics_;
    std::optional<std::string> unit_;
    bool is_each_ = false;
    double total_ = 0.0;  ///< m3 so far
};

}  // namespace

MeasuredSeries read_measured_column(const tables::Table& table, const ColumnToRead& column,
                                    std::span<const std::optional<double>> times,
                                    const HeaderBlock& block, Diagnostics& diagnostics) {
    return ColumnReader(table, column, block, diagnostics).read(times);
}

}  // namespace gossan::study
