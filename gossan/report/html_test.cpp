// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace gossan::report {
namespace {

using testing::HasSubstr;

TEST(Readable, KeepsSignificantDigitsAndDropsIdleZeros) {
    EXPECT_EQ(readable(67.649), "67.65");
    EXPECT_EQ(readable(69.0), "69");
    EXPECT_EQ(readable(0.00123456, 3), "0.00123");
    EXPECT_EQ(readable(23720.0, 3), "23720");  // digits before the point are never dropped
    EXPECT_EQ(readable(0.0), "0");
    EXPECT_EQ(readable(std::nan("")), "");
}

TEST(Readable, WritesPowersOfTenBeyondWhatIsReadPlain) {
    EXPECT_EQ(readable(3.4e-10, 2), "3.4×10⁻¹⁰");
    EXPECT_EQ(readable(5.0e12, 2), "5×10¹²");
    EXPECT_EQ(readable(-2.5), "−2.5");
}

TEST(ReadableUnit, RaisesPowersAndLeavesTheRest) {
    EXPECT_EQ(readable_unit("L/m2/h"), "L/m²/h");
    EXPECT_EQ(readable_unit("m3 m-3"), "m³ m⁻³");
    EXPECT_EQ(readable_unit("kg CO2e/kg"), "kg CO₂e/kg");
    EXPECT_EQ(readable_unit("degC"), "°C");
    EXPECT_EQ(readable_unit("kg/t"), "kg/t");
    EXPECT_EQ(readable_unit("1"), "");
}

TEST(Html, LetsNoTextBecomeMarkup) {
    EXPECT_EQ(escaped("<b> & \"q\""), "&lt;b&gt; &amp; &quot;q&quot;");
}

TEST(HtmlTable, HeadsColumnsAndRowsAndSetsNumbersFlush) {
    const HtmlTable table{.caption = "Flows <all>",
                          .header = {"what", "kg"},
                          .rows = {{text_cell("drainage"), number_cell(18.5)}}};
    const std::string html = table.html();
    EXPECT_THAT(html, HasSubstr("<caption>Flows &lt;all&gt;</caption>"));
    EXPECT_THAT(html, HasSubstr("<th scope=\"col\" class=\"number\">kg</th>"));
    EXPECT_THAT(html, HasSubstr("<th scope=\"row\" class=\"\">drainage</th>"));
    EXPECT_THAT(html, HasSubstr("<td class=\"number\">18.5</td>"));
}

}  // namespace
}  // namespace gossan::report
