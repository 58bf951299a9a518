// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/sheet_words.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "gossan/base/electrode.hpp"
#include "gossan/base/text.hpp"

namespace gossan::study {
namespace {

struct Word {
    std::string_view bare;  ///< as bare_word() gives it
    std::string_view column;
    SheetRole role = SheetRole::value;
};

constexpr auto words = std::to_array<Word>({
    {"day", "", SheetRole::days},
    {"days", "", SheetRole::days},
    {"time", "", SheetRole::days},
    {"elapsedtime", "", SheetRole::days},
    {"leachtime", "", SheetRole::days},
    {"date", "", SheetRole::date},
    {"volumein", "irrigation_m3", SheetRole::each_volume},
    {"volumeout", "drainage_m3", SheetRole::each_volume},
    {"cumulativevolumein", "irrigation_m3"},
    {"cumulativevolumeout", "drainage_m3"},
    {"cu", "pls_Cu_g_L"},
    {"plscu", "pls_Cu_g_L"},
    {"cuin", "feed_Cu_g_L"},
    {"feedcu", "feed_Cu_g_L"},
    {"fe", "pls_Fe_g_L"},
    {"fetotal", "pls_Fe_g_L"},
    {"totalfe", "pls_Fe_g_L"},
    {"fe2+", "pls_Fe2_g_L"},
    {"feii", "pls_Fe2_g_L"},
    {"ferrous", "pls_Fe2_g_L"},
    {"fe3+", "pls_Fe3_g_L"},
    {"feiii", "pls_Fe3_g_L"},
    {"ferric", "pls_Fe3_g_L"},
    {"h2so4", "pls_free_acid_g_L"},
    {"acid", "pls_free_acid_g_L"},
    {"freeacid", "pls_free_acid_g_L"},
    {"acidin", "feed_free_acid_g_L"},
    {"feedacid", "feed_free_acid_g_L"},
    {"ph", "pls_pH"},
    {"orp", "pls_Eh_mV"},
    {"eh", "pls_Eh_mV"},
    {"redox", "pls_Eh_mV"},
    {"t", "pls_temperature_degC"},
    {"temperature", "pls_temperature_degC"},
    {"do", "pls_O2_g_L"},
    {"dissolvedoxygen", "pls_O2_g_L"},
    {"recoverybysolution", "recovery_pct"},
    {"recovery", "recovery_pct"},
    {"recoverybytail", "extraction_pct"},
    {"recoverybytails", "extraction_pct"},
    {"recoverybysolids", "extraction_pct"},
    {"extraction", "extraction_pct"},
    {"grossacid", "acid_gross_kg_t"},
    {"netacid", "acid_net_kg_t"},
    {"note", "", SheetRole::remark},
    {"notes", "", SheetRole::remark},
    {"comment", "", SheetRole::remark},
    {"comments", "", SheetRole::remark},
    {"remark", "", SheetRole::remark},
    {"remarks", "", SheetRole::remark},
    {"sample", "", SheetRole::remark},
    {"sampleid", "", SheetRole::remark},
});

/// Units of the columns that a run of copper ore has, by their endings.
std::string unit_of_name(std::string_view column) {
    struct Ending {
        std::string_view text;
        const char* unit;
    };
    static constexpr auto endings = std::to_array<Ending>({{"_g_L", "g/L"},
                                                           {"_pct", "%"},
                                                           {"_mV", "mV"},
                                                           {"_degC", "degC"},
                                                           {"_kg_t", "kg/t"},
                                                           {"_m3_t", "m3/t"},
                                                           {"_m3", "m3"},
                                                           {"_g_cm3", "g/cm3"},
                                                           {"_L_m2_h", "L/m2/h"},
                                                           {"_v_v", "m3/m3"},
                                                           {"_pH", "1"}});
    for (const Ending& ending : endings) {
        if (column.ends_with(ending.text)) return ending.unit;
    }
    return {};
}

std::optional<SheetColumnMeaning> column_called(const std::string& name,
                                                const MeasuredOptions& options) {
    for (const records::ColumnInfo& each : options.columns) {
        if (each.name == name) return SheetColumnMeaning{.column = each.name, .unit = each.unit};
    }
    static constexpr auto starts = std::to_array<std::string_view>(
        {"pls_", "feed_", "extraction_", "recovery_", "acid_", "irrigation_", "drainage_",
         "leach_ratio_", "moisture_", "mean_temperature_", "peak_temperature_"});
    const std::string unit = unit_of_name(name);
    const bool is_known = !unit.empty() && options.columns.empty() &&
                          std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
                              return name.starts_with(start);
                          });
    if (!is_known) return std::nullopt;
    return SheetColumnMeaning{.column = name, .unit = unit};
}

bool is_unit(const std::string& text) {
    const std::string unit = plain_unit(text);
    return unit_dimension(unit).has_value() || split_electrode(unit).electrode.has_value();
}

}  // namespace

std::string plain_unit(std::string_view text) {
    std::string unit(trimmed(text));
    for (const std::string_view versus : {" vs. ", " vs ", " v. "}) {
        if (const std::size_t at = unit.find(versus); at != std::string::npos)
            unit.replace(at, versus.size(), " ");
    }
    return unit;
}

std::string_view without_percent_sign(std::string_view text, std::string_view unit) {
    if (unit == "%" && text.ends_with('%')) text.remove_suffix(1);
    return trimmed(text);
}

HeaderWords header_words(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with(']')) {
        const std::size_t open = text.find('[');
        if (open != std::string_view::npos && open > 0)
            return {std::string(trimmed(text.substr(0, open))),
                    plain_unit(text.substr(open + 1, text.size() - open - 2))};
    }
    if (text.ends_with(')')) {
        // "Fe(II)" is a name, "ORP (mV Ag/AgCl (3 M KCl))" has brackets within its unit.
        const std::size_t open = text.find('(');
        if (open != std::string_view::npos && open > 0) {
            const std::string unit(text.substr(open + 1, text.size() - open - 2));
            if (is_unit(unit))
                return {std::string(trimmed(text.substr(0, open))), plain_unit(unit)};
            const std::size_t last = text.rfind('(');
            const std::string inner(text.substr(last + 1, text.size() - last - 2));
            if (is_unit(inner))
                return {std::string(trimmed(text.substr(0, last))), plain_unit(inner)};
        }
    }
    return {std::string(text), {}};
}

std::string bare_word(std::string_view text) {
    std::string bare;
    for (const char sign : lowered(text)) {
        if (std::string_view(" \t\n\r_-.,()").find(sign) == std::string_view::npos) bare += sign;
    }
    return bare;
}

std::optional<SheetColumnMeaning> meaning_of(const std::string& name,
                                             const MeasuredOptions& options) {
    if (const auto given = options.names.find(name); given != options.names.end()) {
        if (given->second.empty()) return SheetColumnMeaning{.role = SheetRole::remark};
        return column_called(given->second, options);
    }
    if (auto column = column_called(name, options)) return column;
    const std::string bare = bare_word(name);
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&](const Word& each) { return each.bare == bare; });
    if (word == words.end()) return std::nullopt;
    return SheetColumnMeaning{.column = std::string(word->column),
                              .unit = unit_of_name(word->column),
                              .role = word->role};
}

std::vector<std::string> words_of_sheets(const MeasuredOptions& options) {
    std::vector<std::string> all = {"day",
                                    "date",
                                    "volume in",
                                    "volume out",
                                    "cumulative volume in",
                                    "cumulative volume out",
                                    "Cu",
                                    "Cu in",
                                    "Fe total",
                                    "Fe2+",
                                    "Fe3+",
                                    "H2SO4",
                                    "acid in",
                                    "pH",
                                    "ORP",
                                    "temperature",
                                    "DO",
                                    "recovery by solution",
                                    "recovery by tail",
                                    "gross acid",
                                    "net acid",
                                    "notes"};
    for (const records::ColumnInfo& each : options.columns) all.push_back(each.name);
    return all;
}

ColumnRange range_of(std::string_view column) {
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (column == "pls_O2_g_L") return {0.0, 0.1};
    if (column == "pls_pH") return {-3.0, 14.0};
    if (column == "pls_Eh_mV") return {-500.0, 1500.0};
    if (column.ends_with("_g_L")) return {0.0, 500.0};
    if (column.ends_with("_pct")) return {-20.0, 150.0};  // tails and heads scatter past both ends
    if (column.ends_with("_degC")) return {-10.0, 110.0};
    if (column.ends_with("_m3")) return {0.0, endless};
    return {-endless, endless};
}

}  // namespace gossan::study
