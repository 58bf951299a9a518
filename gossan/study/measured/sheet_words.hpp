// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gossan/base/units.hpp"
#include "gossan/study/measured/measured.hpp"

namespace gossan::study {

/// A header cell taken apart: "Cu [g/L]", "ORP (mV vs SHE)", "pH".
struct HeaderWords {
    std::string name;
    std::string unit;  ///< blank where none is given
};
[[nodiscard]] HeaderWords header_words(std::string_view text);

/// A unit as laboratories write it, as our parser reads it: without "vs" before an electrode.
[[nodiscard]] std::string plain_unit(std::string_view text);

/// A cell without its per cent sign where the unit, of the header or beside it, is % as well.
[[nodiscard]] std::string_view without_percent_sign(std::string_view text, std::string_view unit);

/// A name without capitals, blanks and the signs that laboratories put in or leave out.
[[nodiscard]] std::string bare_word(std::string_view text);

/// What a column of the time table is.
enum class SheetRole { value, days, date, each_volume, remark };

struct SheetColumnMeaning {
    std::string column = {};  ///< of the run, for a value or a volume
    std::string unit = {};    ///< of that column
    SheetRole role = SheetRole::value;
};

/// What a header of the time table means: by `options.names`, else by the words of the trade, else
/// as the name of a column. None for a word that is not known.
[[nodiscard]] std::optional<SheetColumnMeaning> meaning_of(const std::string& name,
                                                           const MeasuredOptions& options);

/// Every word that `meaning_of` knows, as it is best written; for hints.
[[nodiscard]] std::vector<std::string> words_of_sheets(const MeasuredOptions& options);

/// What a column of a run may lie between, in its unit.
struct ColumnRange {
    double low;
    double high;
};
[[nodiscard]] ColumnRange range_of(std::string_view column);

}  // namespace gossan::study
