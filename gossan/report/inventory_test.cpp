// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/inventory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/made_run.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const char* header = "period,begin_d,end_d,module,account,line,measure,amount,unit\n";

/// 100 kg of which 10 are locked; after a month 64 are left, 5 in solution and 31 recovered.
std::string a_month() {
    const std::string begin = "day 30,0,30,column,copper,";
    return begin + "placed,to date,100,kg\n" + begin + "recovered,to date,31,kg\n" + begin +
           "remaining extractable,stock,54,kg\n" + begin + "remaining,stock,64,kg\n" + begin +
           "\"heap, stagnant\",stock,5,kg\n" + begin + "\"heap, flowing\",stock,0,kg\n" +
           "day 30,0,30,column,acid,cured,flow,7,kg\n";
}

CopperInventory read(const std::string& rows) {
    const TestFolder folder;
    records::make_folder(folder / "run");
    records::write_atomically(folder / "run" / "inventory.csv", header + rows);
    return read_inventory(folder / "run" / "inventory.csv");
}

TEST(InventoryOfAReport, ReadsTheLinesOfCopper) {
    const CopperInventory inventory = read(a_month());
    EXPECT_THAT(inventory.end_d, ElementsAre(30.0));
    ASSERT_EQ(inventory.modules.size(), 1u);
    EXPECT_EQ(inventory.modules[0].last("placed"), 100.0);
    EXPECT_FALSE(inventory.modules[0].lines.contains("cured"));
}

TEST(InventoryOfAReport, StacksPartsThatSumToWhatWasPlaced) {
    const records::Document document = inventory_document(read(a_month()));
    EXPECT_EQ(document.at("unit").string(), "kg");
    double sum = 0.0;
    std::string names;
    for (const records::Document& part : document.at("parts").elements()) {
        sum += part.at("values").elements().front().number();
        names += part.at("name").string() + "; ";
    }
    EXPECT_EQ(names, "locked in rock; remaining, extractable; stagnant moisture; recovered; ");
    EXPECT_DOUBLE_EQ(sum, 100.0);  // 10 + 54 + 5 + 31
}

TEST(InventoryOfAReport, IsATableByModule) {
    RunView run;
    run.inventory = read(a_month());
    const std::string html = inventory_section(run);
    EXPECT_THAT(html, HasSubstr("Copper at the end, kg"));
    EXPECT_THAT(html, HasSubstr("data-charts=\"inventory\""));
    EXPECT_EQ(inventory_section(RunView{}), "");
    EXPECT_TRUE(inventory_document({}).is_null());
}

TEST(InventoryOfAReport, SaysWhereAFileIsDamaged) {
    try {
        (void)read("day 30,0,thirty,column,copper,placed,to date,100,kg\n");
        FAIL() << "a word was read as a number";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("inventory.csv:2:10: error[csv.number]"));
    }
}

}  // namespace
}  // namespace gossan::report
