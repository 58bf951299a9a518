// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/header_block.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "gossan/base/calendar.hpp"
#include "gossan/base/electrode.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/unit_conversion.hpp"
#include "gossan/study/measured/sheet_words.hpp"
#include "gossan/tables/reading.hpp"

namespace gossan::study {
namespace {

using tables::Cell;

enum class KeyKind { text, quantity, date, electrode, volumes };

struct Key {
    std::string_view name;   ///< as documented
    std::string_view other;  ///< another bare word for it
    KeyKind kind = KeyKind::text;
    const char* unit = "";
    double low = 0.0;  ///< in that unit
    double high = 0.0;
};

constexpr auto keys = std::to_array<Key>({
    {"test", "testid"},
    {"ore", "oreid"},
    {"laboratory", "lab"},
    {"note", "notes"},
    {"start", "startdate", KeyKind::date},
    {"electrode", "referenceelectrode", KeyKind::electrode},
    {"volumes", "volumesbasis", KeyKind::volumes},
    {"mass", "drymass", KeyKind::quantity, "kg", 1e-3, 1e11},
    {"height", "columnheight", KeyKind::quantity, "m", 0.01, 200.0},
    {"diameter", "columndiameter", KeyKind::quantity, "m", 0.01, 100.0},
    {"P80", "p80size", KeyKind::quantity, "mm", 1e-3, 2000.0},
    {"moisture", "oremoisture", KeyKind::quantity, "%", 0.0, 60.0},
    {"temperature", "roomtemperature", KeyKind::quantity, "degC", -20.0, 100.0},
    {"irrigation rate", "rate", KeyKind::quantity, "L/m2/h", 0.0, 200.0},
    {"duration", "leachtime", KeyKind::quantity, "d", 0.0, 36525.0},
    {"head Cu", "headcutotal", KeyKind::quantity, "%", 0.0, 100.0},
    {"head Cu acid soluble", "acidsolublecu", KeyKind::quantity, "%", 0.0, 100.0},
    {"head Cu cyanide soluble", "cyanidesolublecu", KeyKind::quantity, "%", 0.0, 100.0},
    {"head Cu residual", "residualcu", KeyKind::quantity, "%", 0.0, 100.0},
    {"head Fe", "headfetotal", KeyKind::quantity, "%", 0.0, 100.0},
});

constexpr Key mineral_key{"mineral", "", KeyKind::quantity, "%", 0.0, 100.0};

std::vector<std::string> key_names() {
    std::vector<std::string> names;
    for (const Key& key : keys) names.emplace_back(key.name);
    names.emplace_back("mineral NAME");
    names.emplace_back("error NAME");
    return names;
}

const Key* find_key(const std::string& name) {
    const std::string bare = bare_word(name);
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& each) {
        return bare_word(each.name) == bare || each.other == bare;
    });
    return key == keys.end() ? nullptr : &*key;
}

Measure measure_of_unit(const char* unit) {
    const auto parsed = parse_quantity(std::string("1 ") + unit).quantity;
    return {.dimension = parsed->dimension,
            .scale = parsed->is_on_a_temperature_scale ? Scale::temperature : Scale::plain,
            .unit = unit};
}

class BlockReader {
public:
    BlockReader(const tables::Sheet& sheet, const MeasuredOptions& options, HeaderBlock& block,
                Diagnostics& diagnostics)
        : sheet_(sheet), options_(options), block_(block), diagnostics_(diagnostics) {}

    void read(const std::vector<Cell>& row) {
        const auto first = std::find_if(row.begin(), row.end(),
                                        [](const Cell& cell) { return !cell.text.empty(); });
        const auto at = [&](std::ptrdiff_t k) {
            return row.end() - first > k ? *(first + k)
                                         : Cell{.line = first->line, .column = first->column};
        };
        const Cell key = at(0);
        const Cell value = at(1);
        if (bare_word(key.text) == "key" || value.text.empty()) return;
        const HeaderWords words = header_words(key.text);
        const std::string unit = words.unit.empty() ? plain_unit(at(2).text) : words.unit;
        const std::string name = lowered(words.name);
        if (name.starts_with("error ")) {
            read_error(words.name.substr(6), key, value, unit);
        } else if (name.starts_with("mineral ")) {
            keep("mineral " + name.substr(8), mineral_key, key, value, unit);
        } else if (const Key* known = find_key(words.name)) {
            keep(std::string(known->name), *known, key, value, unit);
        } else {
            const auto names = key_names();
            sheet_.add_fault(key,
                             {.code = "measured.unknown_key",
                              .allowed = enumerate(names),
                              .write = nearest(words.name, names).value_or("")},
                             diagnostics_);
        }
    }

private:
    void keep(const std::string& name, const Key& key, const Cell& at, const Cell& value,
              const std::string& unit) {
        if (block_.entries.contains(name)) {
            sheet_.add_fault(at,
                             {.code = "measured.key_twice",
                              .found = "the key " + in_quotes(name) + " a second time",
                              .allowed = "each key once"},
                             diagnostics_);
            return;
        }
        const auto text = text_of(name, key, value, unit);
        if (text) block_.entries.emplace(name, *text);
        if (!text) block_.refused.insert(name);
    }

    std::optional<std::string> text_of(const std::string& name, const Key& key, const Cell& value,
                                       const std::string& unit) {
        if (key.kind == KeyKind::quantity) return quantity_of(name, key, value, unit);
        const char* allowed = nullptr;
        if (key.kind == KeyKind::date && !days_of(value.text))
            allowed = "a date such as 2026-01-31";
        if (key.kind == KeyKind::electrode && !split_electrode(value.text).electrode)
            allowed = "SHE, Ag/AgCl, Ag/AgCl sat or SCE";
        if (key.kind == KeyKind::volumes && value.text != "each" && value.text != "cumulative")
            allowed = "each (what flowed since the value before) or cumulative";
        if (allowed == nullptr) return value.text;
        sheet_.add_fault(value, {.code = "csv.word", .path = name, .allowed = allowed},
                         diagnostics_);
        return std::nullopt;
    }

    std::optional<std::string> quantity_of(const std::string& name, const Key& key,
                                           const Cell& value, const std::string& unit) {
        const std::string number(without_percent_sign(value.text, unit));
        const std::string text = unit.empty() ? number : number + " " + unit;
        const Measure measure = measure_of_unit(key.unit);
        const bool lacks_unit =
            unit.empty() && measure.is_number() &&
            value.text.find_first_not_of("0123456789.+-eE") == std::string::npos;
        const QuantityReading reading = read_quantity(text, measure);
        if (tables::is_spreadsheet_error(value.text) || value.text.starts_with('=')) {
            Fault fault;
            (void)tables::parse_reading(value.text, fault);
            fault.path = name;
            sheet_.add_fault(value, std::move(fault), diagnostics_);
        } else if (lacks_unit) {
            sheet_.add_fault(
                value,
                {.code = "unit.missing",
                 .path = name,
                 .found = in_quotes(value.text) + " without a unit",
                 .write = value.text + " " + key.unit + ", the unit in a cell of its own"},
                diagnostics_);
        } else if (!reading.quantity) {
            sheet_.add_fault(value,
                             {.code = reading.fault.code,
                              .path = name,
                              .found = reading.fault.found,
                              .allowed = reading.fault.allowed,
                              .write = reading.fault.write},
                             diagnostics_);
        } else if (is_within(key, reading.quantity->si, value, name)) {
            return text;
        }
        return std::nullopt;
    }

    bool is_within(const Key& key, double si, const Cell& value, const std::string& name) {
        const auto end = [&](double x) {
            return parse_quantity(shortest(x) + " " + key.unit).quantity->si;
        };
        if (si >= end(key.low) && si <= end(key.high)) return true;
        sheet_.add_fault(
            value,
            {.code = "range.outside",
             .path = name,
             .allowed = "from " + shortest(key.low) + " to " + shortest(key.high) + " " + key.unit},
            diagnostics_);
        return false;
    }

    /// "error Cu, 4, %" is relative, "error Cu, 0.05, g/L" absolute; both may stand.
    void read_error(const std::string& of, const Cell& key, const Cell& value,
                    const std::string& unit) {
        const auto meaning = meaning_of(of, options_);
        Fault fault;
        const auto number = tables::parse_reading(without_percent_sign(value.text, unit), fault);
        if (!meaning || meaning->column.empty()) {
            const auto known = words_of_sheets(options_);
            sheet_.add_fault(key,
                             {.code = "measured.unknown_key",
                              .allowed = "error and the name of a column",
                              .write = nearest(of, known).value_or("")},
                             diagnostics_);
            return;
        }
        if (number && (number->value <= 0.0 || number->bound != tables::Bound::exact))
            fault = {.code = "range.outside", .allowed = "a standard deviation above 0"};
        const bool is_percent = unit == "%" && meaning->unit != "%";
        const bool is_interval = meaning->unit == "degC";
        const auto absolute = is_percent || !number ? std::nullopt
                              : is_interval && unit == "K"
                                  ? std::optional(number->value)
                                  : converted(number->value, unit, meaning->unit);
        if (fault.code.empty() && !is_percent && !absolute)
            fault = {.code = "measured.unit",
                     .found = in_quotes(unit),
                     .allowed = "% or a unit of " + meaning->column + ", which is in " +
                                (is_interval ? std::string("K") : meaning->unit)};
        if (!fault.code.empty()) {
            sheet_.add_fault(value, std::move(fault), diagnostics_);
            return;
        }
        ErrorModel& error = block_.errors[meaning->column];
        error.source = to_string(sheet_.location(value));
        (is_percent ? error.relative : error.absolute) =
            is_percent ? number->value / 100.0 : *absolute;
    }

    const tables::Sheet& sheet_;
    const MeasuredOptions& options_;
    HeaderBlock& block_;
    Diagnostics& diagnostics_;
};

}  // namespace

void read_header_block(const tables::Sheet& sheet, std::size_t begin, std::size_t end,
                       const MeasuredOptions& options, HeaderBlock& block,
                       Diagnostics& diagnostics) {
    BlockReader reader(sheet, options, block, diagnostics);
    for (std::size_t row = begin; row < end; ++row) reader.read(sheet.rows[row]);
}

void check_assays(const MeasuredTest& test, const std::string& file, Diagnostics& diagnostics) {
    const auto whole = test.header_value("head Cu");
    double parts = 0.0;
    for (const char* part :
         {"head Cu acid soluble", "head Cu cyanide soluble", "head Cu residual"}) {
        const auto value = test.header_value(part);
        if (!value) return;
        parts += *value;
    }
    if (!whole || std::abs(parts - *whole) <= 0.1 * *whole) return;
    diagnostics.add({.location = {.file = file},
                     .code = "measured.assays",
                     .path = "head Cu",
                     .found = "a sequential assay that sums to " + shortest(100.0 * parts) +
                              " % of " + shortest(100.0 * *whole) + " % copper",
                     .allowed = "parts that are the whole within a tenth of it",
                     .severity = Severity::warning});
}

}  // namespace gossan::study
