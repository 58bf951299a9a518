// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/sheet_words.hpp"

#include <gtest/gtest.h>

namespace gossan::study {
namespace {

void expect_words(const char* text, const char* name, const char* unit) {
    const HeaderWords words = header_words(text);
    EXPECT_EQ(words.name, name) << text;
    EXPECT_EQ(words.unit, unit) << text;
}

TEST(HeaderWords, TakeTheUnitOutOfBracketsAndLeaveNamesWhole) {
    expect_words("Cu [g/L]", "Cu", "g/L");
    expect_words("Cu (mg/L) ", "Cu", "mg/L");
    expect_words("Fe(II)", "Fe(II)", "");
    expect_words("Fe(II) (g/L)", "Fe(II)", "g/L");
    expect_words("ORP [mV vs. Ag/AgCl]", "ORP", "mV Ag/AgCl");
    expect_words("ORP (mV Ag/AgCl (3 M KCl))", "ORP", "mV Ag/AgCl (3 M KCl)");
    expect_words("pH", "pH", "");
}

TEST(SheetWords, AreFoundInTheSpellingsOfLaboratories) {
    for (const char* name : {"Fe total", "Fe_total", "Fe (total)", "FE TOTAL"})
        EXPECT_EQ(meaning_of(name, {})->column, "pls_Fe_g_L") << name;
    EXPECT_EQ(meaning_of("Fe 2+", {})->column, "pls_Fe2_g_L");
    EXPECT_EQ(meaning_of("extraction_chalcocite_pct", {})->unit, "%");
    EXPECT_EQ(meaning_of("day", {})->role, SheetRole::days);
    EXPECT_FALSE(meaning_of("zinc", {}));
    EXPECT_FALSE(meaning_of("pls_Cu", {}).has_value() && meaning_of("pls_Cu", {})->column.empty());
}

TEST(SheetWords, AreHeldToTheColumnsOfARunWhereTheyAreGiven) {
    const MeasuredOptions options{.columns = {{"pls_Cu_g_L", "g/L", "copper"}}};
    EXPECT_TRUE(meaning_of("pls_Cu_g_L", options));
    EXPECT_FALSE(meaning_of("pls_Zn_g_L", options));
    EXPECT_TRUE(meaning_of("pls_Zn_g_L", {}));
}

}  // namespace
}  // namespace gossan::study
