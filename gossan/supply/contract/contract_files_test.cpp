// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/contract_files.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/contract/made_contract.hpp"

namespace gossan::supply {
namespace {

constexpr const char* deliveries = R"(shipment,date,line,lot,net [t],claimed [kg],footprint [kg/kg]
S1,2025-01-10,C1,JC-1,25.1,11000,2.95
S1,2025-01-10,C1,JC-2,24.9,,
S2,2025-01-20,C1,JC-3,50 ,,
)";

constexpr const char* notices =
    R"(date,kind,subject,month,mass [t],confirmed,begin,end,period,by,chance
2024-12-20,nominated,C1,2025-01,250,2025-01-15,,,,,
2024-12-28,period declared,2025-01,,,,,,M,,
2025-03-02,force majeure,F1,2025-03,300,,2025-03-01,2025-04-10,,,
2025-03-02,force majeure,F1,2025-04,400,,2025-03-01,2025-04-10,,,
2025-01-05,promised,P1,,500,,,,,2025-02-28,0.9
)";

tables::Table table(const std::string& text, Diagnostics& diagnostics) {
    return tables::Table::parse(text, "rows.csv", diagnostics);
}

TEST(ContractFiles, BecomeEventsThatAreReplayed) {
    Diagnostics diagnostics;
    auto drafts = deliveries_of(table(deliveries, diagnostics), "mine", diagnostics);
    const auto more = notices_of(table(notices, diagnostics), "mine", diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    drafts.insert(drafts.end(), more.begin(), more.end());
    const auto history = replay_contract(chained({}, drafts));
    ASSERT_EQ(history.deliveries.size(), 2U);
    EXPECT_EQ(history.deliveries[0].net(), made::tonnes(50));
    EXPECT_EQ(history.deliveries[0].lots[0].claimed, made::tonnes(11));
    EXPECT_EQ(history.deliveries[0].lots[0].footprint, 2.95);
    EXPECT_FALSE(history.deliveries[0].lots[1].footprint);
    ASSERT_EQ(history.nominations.size(), 1U);
    EXPECT_EQ(history.nominations[0].calls.at(0).confirmed, made::day("2025-01-15"));
    ASSERT_EQ(history.force_majeure.size(), 1U);
    EXPECT_EQ(history.force_majeure[0].available.size(), 2U);
    EXPECT_EQ(history.declared.at(made::month("2025-01")).at(0).period, QuotationalPeriod::month);
    ASSERT_EQ(history.promises.size(), 1U);
    EXPECT_EQ(history.promises[0].mass, made::tonnes(500));
}

TEST(ContractFiles, AreToldToTheLogOnceAndNeverOverwriteIt) {
    Diagnostics diagnostics;
    const auto drafts = deliveries_of(table(deliveries, diagnostics), "mine", diagnostics);
    const auto log = chained({}, drafts);
    EXPECT_TRUE(not_yet_told(log, drafts).empty());
    std::string other = deliveries;
    other.replace(other.find("25.1"), 4, "25.2");
    const auto changed = deliveries_of(table(other, diagnostics), "mine", diagnostics);
    EXPECT_THROW((void)not_yet_told(log, changed), Error);
}

TEST(ContractFiles, TellEveryFaultAtItsPlace) {
    Diagnostics diagnostics;
    (void)deliveries_of(table("shipment,date,lot,net [t],footprint [g/kg]\n"
                              "S1,yesterday,L1,25,\nS1,2025-01-10,,25,\n"
                              "S2,2025-01-11,L3,-1,3\n",
                              diagnostics),
                        "mine", diagnostics);
    (void)notices_of(table("date,kind,subject\n2025-01-01,guessed,X\n", diagnostics), "mine",
                     diagnostics);
    // no date, another date of S1, no lot, no mass, a unit that is none, an unknown kind
    EXPECT_EQ(diagnostics.n_errors(), 6U) << diagnostics.text();
}

}  // namespace
}  // namespace gossan::supply
