// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/explanations.hpp"

#include <algorithm>
#include <array>

namespace gossan {
namespace {

constexpr auto all = std::to_array<Explanation>({
    {"toml.syntax", "The file is not TOML at this place, so nothing after it could be read.",
     "Write [block] lines and key = value lines; put every text and every quantity in double "
     "quotes."},
    {"toml.unclosed", "A text, a list or a block in braces begins here and never ends.",
     "Close it with the sign that is named. A text in single quotation marks ends on its own "
     "line."},
    {"toml.unquoted", "The value is neither a number nor true or false, and has no quotes.",
     "Put it in double quotes: rate = \"8 L/m2/h\"."},
    {"toml.twice", "The same key or block stands in the file twice; neither is preferred.",
     "Keep one. For several of a kind, use [[double brackets]]."},
    {"toml.too_deep", "A key has more parts than any input needs.",
     "Look for stray points in the key."},
    {"key.unknown", "No such key belongs here. It would have no effect, so it is refused.",
     "Take the key that is suggested, or look the block up with `gossan schema BLOCK`."},
    {"key.missing", "A key is needed here and has no default.", "Add it as the fault shows."},
    {"key.removed", "An earlier version knew this key.", "Write what the fault says in its place."},
    {"block.missing", "A whole block is needed and has keys without defaults.",
     "Add the block with the keys that are named; `gossan init` writes one with comments."},
    {"type.wrong", "The value is of another kind: a number where a text belongs, say.",
     "Write it as the fault shows."},
    {"choice.unknown", "The key takes one of a few words, and this is none of them.",
     "Take one of the words that are listed."},
    {"number.missing", "A quantity begins with a number; here there is none.",
     "Write number, blank, unit: \"8 L/m2/h\"."},
    {"number.comma", "A comma in a number can mean tenths or thousands, so it is refused.",
     "Write a point for tenths and nothing for thousands: \"1250.5 t\"."},
    {"number.too_large", "The number is larger than can be held.", "Look for a wrong exponent."},
    {"number.not_finite", "nan and inf are no input.", "Write the number, or leave the key out."},
    {"unit.missing", "The key takes a quantity with a dimension; a bare number says no unit.",
     "Add the unit, in double quotes: \"4 m\"."},
    {"unit.unknown", "The unit is none of those listed below.",
     "Take the spelling that is suggested. Say what is measured with the key, not within the "
     "unit."},
    {"unit.syntax", "The unit expression cannot be read.",
     "Join units by / or *, write powers as m2 or m-3, close brackets: \"W/m2/K\"."},
    {"unit.ambiguous", "After a division, a product can be read in two ways.",
     "Repeat the division sign: \"W/m/K\", not \"W/m*K\"."},
    {"unit.wrong_dimension", "The unit measures something else than the key does.",
     "Write the quantity in a unit such as the one named. Mass and moles are never exchanged."},
    {"temperature.difference",
     "The key takes a difference of temperatures; degC and degF name a "
     "point on a scale.",
     "Write the difference in K."},
    {"potential.no_electrode",
     "A potential means nothing without the electrode it was read against.",
     "Add it: \"550 mV Ag/AgCl\", \"760 mV SHE\". Ag/AgCl alone is 3 M KCl (+210 mV); "
     "\"Ag/AgCl sat\" +197 mV; SCE +241 mV."},
    {"potential.unknown_electrode", "The electrode is none of those known.",
     "Write SHE, Ag/AgCl, Ag/AgCl sat or SCE, or convert to SHE yourself."},
    {"potential.unexpected_electrode",
     "An electrode is named where a plain voltage, or no voltage, is "
     "meant.",
     "Leave the electrode out."},
    {"range.outside", "The number can be read but is not possible here.",
     "Look at the range that is allowed, and whether the unit is the one you meant."},
    {"range.unusual",
     "The number is possible but outside what plants report; often a unit is wrong.",
     "If you mean it, leave it: this is a warning."},
    {"check.broken", "Values that are right each by itself do not fit together.",
     "Change one of the values that are named."},
    {"reference.unknown", "The text names a block that the input does not have.",
     "Take one of the ids that are listed, or add the block."},
    {"series.empty", "A series in time has no point.",
     "Write one quantity, pairs [[\"0 d\", \"2 L/m2/h\"], …], or {file = \"….csv\"}."},
    {"series.pair", "Each point of a series is a pair of time and value.",
     "Write [\"0 d\", \"2 L/m2/h\"]."},
    {"series.not_rising", "The times of a series must rise from point to point.",
     "Sort the points and remove double times; a step needs one point, at the time it happens."},
    {"series.column", "The file has no such column, or several and none was chosen.",
     "Name it: {file = \"….csv\", column = \"rate\"}; headers read \"time (d)\", \"rate "
     "(L/m2/h)\"."},
    {"file.missing", "A file that is referred to is not there.",
     "Paths are taken from the folder of the file that names them."},
    {"file.unreadable", "The file is there but cannot be read.",
     "Look at its rights; it must be a file."},
    {"file.too_large", "An input of more than 16 MB is refused.",
     "Put long series into CSV files and refer to them."},
    {"file.not_allowed", "This input may not refer to other files.", "Write the values into it."},
    {"set.syntax", "An option --set could not be read.", "Write --set block.key=VALUE."},
    {"set.path", "The path of --set leads through what is no block or list.",
     "Look the path up with `gossan schema`; lists count from 0: lifts[0].height."},
    {"csv.account", "A row of a balance says something that cannot be summed.",
     "A flow has two places and ends after it begins, a stock has one place and one day, and a "
     "substance has one unit in all rows."},
    {"csv.blank", "A cell that must hold something is blank.", "Fill it."},
    {"csv.bound", "A laboratory's < or > stands where one number is needed.",
     "Decide what to use for it and write that."},
    {"csv.cell_count", "A row has more or fewer cells than the header.",
     "Look for a comma too many."},
    {"csv.decimal_comma", "A number is written with a decimal comma.", "Write a point."},
    {"csv.duplicate_column", "Two columns have one name.", "Rename one."},
    {"csv.empty", "The table has no header.", "The first line names the columns."},
    {"csv.encoding", "The file is not UTF-8.", "Save it as UTF-8."},
    {"csv.formula", "A formula was saved without its value.",
     "Open the workbook in a spreadsheet program and save it, or write the value itself."},
    {"csv.header", "A column has no name.", "Name every column in the first line."},
    {"csv.missing_column", "A column that is needed is not there.", "Add it, or mend its name."},
    {"csv.mixed_decimals", "Some numbers have a decimal comma, others a decimal point.",
     "Write all with one sign. A comma between thousands is not accepted."},
    {"csv.number", "A cell is no number.", "Write digits with a point, without unit."},
    {"csv.quote", "A quotation mark is not closed, or stands within a cell.",
     "Double it within quotes, or remove it."},
    {"csv.separator", "The cells seem to be separated by something else than commas.",
     "Save the table with commas."},
    {"csv.spreadsheet_error", "A spreadsheet could not compute this cell.", "Mend it there."},
    {"csv.unknown_column", "A column that nothing reads.", "Remove it, or mend its name."},
    {"csv.word", "A cell takes one of a few words.", "Take one of those listed."},
    {"xlsx.broken", "The file is no XLSX workbook, or a damaged one.",
     "Open it in a spreadsheet program and save it as \"Excel workbook (.xlsx)\", without a "
     "password."},
    {"xlsx.too_large", "The workbook is larger than any of measurements.",
     "Save the sheet with the measurements alone; look for cells filled far below or beside them."},
});

}  // namespace

std::span<const Explanation> explanations() { return all; }

const Explanation* explanation(std::string_view code) {
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const Explanation& e) { return e.code == code; });
    return it == all.end() ? nullptr : &*it;
}

}  // namespace gossan
