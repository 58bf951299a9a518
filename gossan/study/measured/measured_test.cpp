// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/measured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/tables/made_workbook.hpp"

namespace gossan::study {
namespace {

using tables::Bound;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double day = 86400.0;

struct MeasuredFile : testing::Test {
    records::ScratchFolder folder;
    Diagnostics diagnostics;

    MeasuredTest read(const std::string& text, const MeasuredOptions& options = {},
                      const char* name = "t.csv") {
        records::write_atomically(folder / name, text);
        return read_measured_test(folder / name, options, diagnostics);
    }
    /// Place (without the folder) and code of each fault.
    std::vector<std::string> faults() {
        std::vector<std::string> list;
        for (const Fault& fault : diagnostics.sorted()) {
            const std::string place = to_string(fault.location);
            list.push_back(place.substr(place.find_last_of('/') + 1) + " " + fault.code);
        }
        return list;
    }
};

const char* const column_7 =
    "test,7,\n"
    "ore,Mina Sur,\n"
    "mass,25.4,kg\n"
    "head Cu,0.85,%\n"
    "electrode,Ag/AgCl,\n"
    "volumes,each,\n"
    "error Cu,4,%\n"
    "\n"
    "day,volume in [L],volume out [L],Cu [g/L],Fe(II) (mg/L),pH,ORP [mV],T [degC],notes\n"
    "1,2,0.5,<0.01,10,2.1,350,68 ,first drops\n"
    "2,2,,1.5,,,,\n"
    "2,,1.5,1.7,,2.0,,,repeat\n";

TEST_F(MeasuredFile, GivesHeaderAndSeriesInTheUnitsOfARun) {
    const MeasuredTest test = read(column_7);
    // The third row has a cell fewer, as spreadsheets leave them out.
    ASSERT_EQ(diagnostics.text(), "");
    EXPECT_EQ(test.id, "7");
    EXPECT_EQ(test.header.at("ore"), "Mina Sur");
    EXPECT_NEAR(*test.header_value("mass"), 25.4, 1e-12);
    EXPECT_NEAR(*test.header_value("head Cu"), 0.0085, 1e-15);

    const MeasuredSeries* copper = test.find("pls_Cu_g_L");
    ASSERT_NE(copper, nullptr);
    ASSERT_EQ(copper->values.size(), 3U);
    EXPECT_EQ(copper->measured_name, "Cu");
    EXPECT_EQ(copper->values[0].bound, Bound::below);
    EXPECT_EQ(copper->values[0].value, 0.01);
    EXPECT_EQ(copper->values[1].time_s, 2.0 * day);
    EXPECT_EQ(copper->values[2].time_s, 2.0 * day);  // a repeat is kept
    EXPECT_EQ(copper->values[2].value, 1.7);
    EXPECT_THAT(copper->values[2].place, testing::EndsWith("t.csv:12:8"));
    EXPECT_EQ(copper->error.relative, 0.04);  // the test's own
    EXPECT_EQ(copper->error.absolute, 0.0);

    EXPECT_NEAR(test.find("pls_Fe2_g_L")->values[0].value, 0.010, 1e-15);
    EXPECT_NEAR(test.find("pls_Eh_mV")->values[0].value, 560.0, 1e-9);  // 350 + 210 mV
    EXPECT_NEAR(test.find("pls_temperature_degC")->values[0].value, 68.0, 1e-10);
    const MeasuredSeries* drained = test.find("drainage_m3");
    ASSERT_EQ(drained->values.size(), 2U);               // a blank says nothing
    EXPECT_NEAR(drained->values[1].value, 2e-3, 1e-15);  // 0.5 L and 1.5 L
    EXPECT_EQ(drained->error.relative, 0.02);
}

TEST_F(MeasuredFile, MayComeWithSemicolonsDecimalCommasAndARowOfUnits) {
    const MeasuredTest test = read(
        "mass;25,4;kg;\n;;;\nday;Cu;pH;recovery by solution\nd;[mg/L];-;%\n"
        "0,5;1200,5;2,1;\n1;<0,5;;3,25\n");
    ASSERT_EQ(diagnostics.text(), "");
    EXPECT_EQ(test.header.at("mass"), "25.4 kg");
    EXPECT_EQ(test.find("pls_Cu_g_L")->values[0].time_s, 0.5 * day);
    EXPECT_NEAR(test.find("pls_Cu_g_L")->values[0].value, 1.2005, 1e-12);
    EXPECT_NEAR(test.find("pls_Cu_g_L")->values[1].value, 5e-4, 1e-15);
    EXPECT_EQ(test.find("recovery_pct")->values[0].value, 3.25);
    EXPECT_EQ(test.id, "t");
    ASSERT_EQ(test.notes.size(), 1U);
    EXPECT_THAT(test.notes[0],
                HasSubstr("decimal commas read as points in 6 cells, first \"25,4\""));
}

TEST_F(MeasuredFile, CountsDatesFromTheDayOfTheStart) {
    const MeasuredTest test =
        read("start,2026-01-31,\ndate,Cu [g/L]\n2026-02-02,1\n2026-02-02 12:00,2\n");
    ASSERT_EQ(diagnostics.text(), "");
    EXPECT_EQ(test.series[0].values[0].time_s, 2.0 * day);
    EXPECT_EQ(test.series[0].values[1].time_s, 2.5 * day);
}

TEST_F(MeasuredFile, TellsEveryFaultOfATestInOnePass) {
    (void)read(
        "test,9,\n"
        "mas,25,kg\n"       // 2: no such key
        "height,1.5,\n"     // 3: no unit
        "moisture,130,%\n"  // 4: more than all
        "day,volume out [L],Cu,ORP [mV],H2SO4 [m],pH,Fe totl [g/L]\n"
        // no basis of volumes; no unit; no electrode; a wrong unit; no such column
        "1,1,2,350,3,2,1\n"
        "0.5,1,#N/A,360,3,2,1\n"  // back in time; no number
        "x,1,2,370,3,15,1\n");    // no number; above the scale
    EXPECT_THAT(faults(),
                ElementsAre("t.csv:2:1 measured.unknown_key", "t.csv:3:8 unit.missing",
                            "t.csv:4:10 range.outside", "t.csv:5:5 measured.volumes",
                            "t.csv:5:20 unit.missing", "t.csv:5:23 potential.no_electrode",
                            "t.csv:5:32 measured.unit", "t.csv:5:45 csv.unknown_column",
                            "t.csv:7:1 measured.time_order", "t.csv:7:7 csv.spreadsheet_error",
                            "t.csv:8:1 csv.number", "t.csv:8:13 range.outside"));
    EXPECT_THAT(diagnostics.text(), HasSubstr("write mass"));
    EXPECT_THAT(diagnostics.text(), HasSubstr("write Fe total"));
}

TEST_F(MeasuredFile, LeavesOutAndRenamesColumnsByTheTableOfNamesBesideIt) {
    records::write_atomically(folder / "t.names.csv",
                              "quantity,column\nrig,\nAl by ICP,pls_Al_g_L\n");
    const MeasuredTest test = read("day,Cu [g/L],rig,Al by ICP [mg/L]\n1,2,left,300\n");
    ASSERT_EQ(diagnostics.text(), "");
    ASSERT_EQ(test.series.size(), 2U);
    EXPECT_EQ(test.series[1].quantity, "pls_Al_g_L");
    EXPECT_NEAR(test.series[1].values[0].value, 0.3, 1e-12);
}

TEST_F(MeasuredFile, OfBoundsAloneIsWarnedOf) {
    (void)read("day,Cu [g/L]\n1,<0.01\n2,<0.01\n");
    EXPECT_THAT(faults(), ElementsAre("t.csv:1:5 measured.all_bounds"));
    EXPECT_FALSE(diagnostics.has_errors());
}

TEST_F(MeasuredFile, WithoutATableOrWithAnEmptyOneIsRefused) {
    (void)read("mass,25,kg\n");
    (void)read("day,Cu [g/L]\n1,\n", {}, "u.csv");
    EXPECT_THAT(faults(), ElementsAre("t.csv measured.no_table", "u.csv:1:1 measured.nothing"));
}

TEST_F(MeasuredFile, WarnsOfASequentialAssayThatIsNotTheWhole) {
    (void)read(
        "head Cu,1,%\nhead Cu acid soluble,0.2,%\nhead Cu cyanide soluble,0.3,%\n"
        "head Cu residual,0.3,%\nday,Cu [g/L]\n1,2\n");
    EXPECT_THAT(faults(), ElementsAre("t.csv measured.assays"));
}

TEST_F(MeasuredFile, InTheLongFormatGivesOneOfItsSeries) {
    const std::string text =
        "series,time_d,quantity,value,unit,origin\n"
        "a,95,recovery by tail,68.85,%,text\n"
        "a,20,pls_Cu_g_L,2500,mg/L,table\n"
        "a,10,pls_Cu_g_L,<3,g/L,table\n"
        "a,,pls_Cu_g_L_max,16,g/L,table\n"
        "a,200,recovery_pct,80,%,text_forecast\n"
        "a,90,settlement,0.5,m,table\n"
        "b,70,recovery_pct,32,%,text\n";
    (void)read(text);
    EXPECT_THAT(faults(), ElementsAre("t.csv measured.several"));
    diagnostics = {};
    const MeasuredTest test = read(text, {.series = "a"});
    ASSERT_EQ(diagnostics.text(), "");
    EXPECT_EQ(test.id, "a");
    EXPECT_EQ(test.find("extraction_pct")->values[0].value, 68.85);
    const MeasuredSeries* copper = test.find("pls_Cu_g_L");
    ASSERT_EQ(copper->values.size(), 2U);
    EXPECT_EQ(copper->values[0].time_s, 10.0 * day);
    EXPECT_EQ(copper->values[0].bound, Bound::below);
    EXPECT_NEAR(copper->values[1].value, 2.5, 1e-12);
    EXPECT_THAT(test.notes,
                ElementsAre("left out, claims and forecasts: 1", "left out, ends of ranges: 1",
                            "left out, quantities that no run has: 1"));
}

TEST_F(MeasuredFile, PutsAValueWithoutADayAtTheEndWhereThatIsGiven) {
    const std::string text =
        "series,time_d,quantity,value,unit,origin\na,10,acid_net_kg_t,9,kg/t,table\n"
        "a,,acid_net_kg_t,18.9,kg_H2SO4/t,text\n";
    EXPECT_EQ(read(text).series[0].values.size(), 1U);
    const MeasuredTest test = read(text, {.end_day = 95.0});
    ASSERT_EQ(test.series[0].values.size(), 2U);
    EXPECT_EQ(test.series[0].values[1].time_s, 95.0 * day);
    EXPECT_EQ(test.series[0].values[1].value, 18.9);
}

/// One row of a sheet: numbers as numbers, all else as text in the cell itself.
std::string row_of(int number, const std::vector<std::string>& texts) {
    std::string row = "<row r='" + std::to_string(number) + "'>";
    for (std::size_t k = 0; k < texts.size(); ++k) {
        const std::string at = " r='" + cell_name(number, int(k) + 1) + "'";
        const bool is_number =
            !texts[k].empty() && texts[k].find_first_not_of("0123456789.") == std::string::npos;
        if (texts[k].starts_with("#N")) {
            row += "<c" + at + " t='e'><v>" + texts[k] + "</v></c>";
        } else if (is_number) {
            row += "<c" + at + "><v>" + texts[k] + "</v></c>";
        } else if (!texts[k].empty()) {
            std::string text = texts[k];
            if (const auto sign = text.find('<'); sign != text.npos) text.replace(sign, 1, "&lt;");
            row += "<c" + at + " t='inlineStr'><is><t>" + text + "</t></is></c>";
        }
    }
    return row + "</row>";
}

TEST_F(MeasuredFile, OfAWorkbookNamesSheetAndCellOfEveryFault) {
    const std::string rows =
        row_of(1, {"mass", "25.4", "kg"}) + row_of(3, {"day", "Cu", "ORP [mV]", "DO [mg/L]"}) +
        row_of(4, {"1", "<0,01", "350", "6"}) + row_of(5, {"2", "1.5", "#NUM!", "7"});
    (void)read(tables::zipped(tables::workbook_with(rows)), {}, "t.xlsx");
    EXPECT_THAT(faults(), ElementsAre("t.xlsx: Sheet1!B3 unit.missing",
                                      "t.xlsx: Sheet1!C3 potential.no_electrode",
                                      "t.xlsx: Sheet1!C5 csv.spreadsheet_error"));
}

TEST_F(MeasuredFile, OfAWorkbookKeepsCensoredTextsAndNumbers) {
    const std::string rows =
        row_of(1, {"day", "Cu [g/L]"}) + row_of(2, {"1", "<0,01"}) + row_of(3, {"2", "1.5"});
    const MeasuredTest test =
        read(tables::zipped(tables::workbook_with(rows)), {.sheet = "Sheet1"}, "t.xlsx");
    ASSERT_EQ(diagnostics.text(), "");
    ASSERT_EQ(test.series.size(), 1U);
    EXPECT_EQ(test.series[0].values[0].bound, Bound::below);
    EXPECT_EQ(test.series[0].values[0].value, 0.01);
    EXPECT_THAT(test.series[0].values[1].place, testing::EndsWith("t.xlsx: Sheet1!B3"));
}

TEST_F(MeasuredFile, OfAWorkbookHasPercentagesAsTheyAreShown) {
    // Style 3 shows 55 % and 4 % of cells that hold 0.55 and 0.04.
    const auto text = [](const char* cell, const char* of) {
        return std::string("<c r='") + cell + "' t='inlineStr'><is><t>" + of + "</t></is></c>";
    };
    const std::string rows =
        "<row r='1'>" + text("A1", "head Cu") + "<c r='B1' s='3'><v>0.0095</v></c></row>" +
        "<row r='2'>" + text("A2", "error recovery") + "<c r='B2' s='3'><v>0.04</v></c>" +
        text("C2", "%") + "</row>" + "<row r='3'>" + text("A3", "day") +
        text("B3", "recovery [%]") + "</row>" +
        "<row r='4'><c r='A4'><v>10</v></c><c r='B4' s='3'><v>0.55</v></c></row>";
    const auto test = read(tables::zipped(tables::workbook_with(rows)), {}, "t.xlsx");
    EXPECT_THAT(faults(), ElementsAre());
    ASSERT_EQ(test.series.size(), 1U);
    EXPECT_EQ(test.series[0].values.at(0).value, 55.0);
    EXPECT_NEAR(test.series[0].error.absolute, 4.0, 1e-14);
    EXPECT_NEAR(*test.header_value("head Cu"), 0.0095, 1e-16);
}

}  // namespace
}  // namespace gossan::study
