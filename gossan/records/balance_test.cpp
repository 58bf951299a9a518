// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/balance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const BalanceRow drained = {.begin_d = 0.0,
                            .end_d = 30.0,
                            .kind = BalanceKind::flow,
                            .from = "column",
                            .to = "pls",
                            .substance = "copper",
                            .cause = "drainage, at the base",
                            .amount = 1.0 / 3.0,
                            .unit = "mol",
                            .origin = RowOrigin::simulated};
const BalanceRow held = {.begin_d = 30.0,
                         .end_d = 30.0,
                         .kind = BalanceKind::stock,
                         .from = "column",
                         .substance = "copper",
                         .cause = "aqueous",
                         .amount = 12.5,
                         .unit = "mol",
                         .origin = RowOrigin::measured};

void append(BalanceWriter& writer, std::vector<BalanceRow> rows) { writer.append(rows); }

TEST(Balance, ReadsBackEveryFlowAndStock) {
    const ScratchFolder scratch;
    BalanceWriter writer = BalanceWriter::create(scratch / "balance.csv");
    append(writer, {drained, held});
    EXPECT_THAT(read_balance(scratch / "balance.csv"), ElementsAre(drained, held));
    EXPECT_THAT(read_file(scratch / "balance.csv"),
                HasSubstr("\n30,30,stock,column,,copper,aqueous,12.5,mol,measured\n"));
}

TEST(Balance, DropsARowThatAKillCutShort) {
    const ScratchFolder scratch;
    BalanceWriter writer = BalanceWriter::create(scratch / "balance.csv");
    append(writer, {drained});
    const std::uint64_t mark = writer.file().length();
    append(writer, {held});
    const std::string whole = read_file(scratch / "balance.csv");
    for (std::size_t length = mark; length < whole.size(); ++length) {
        write_atomically(scratch / "cut.csv", whole.substr(0, length));
        EXPECT_THAT(read_balance(scratch / "cut.csv"), ElementsAre(drained)) << length;
    }
    BalanceWriter resumed = BalanceWriter::cut_back(scratch / "cut.csv", mark);
    append(resumed, {held});
    EXPECT_EQ(read_file(scratch / "cut.csv"), whole);
}

TEST(Balance, RefusesWordsItDoesNotKnowAndAStockOfAPeriod) {
    const ScratchFolder scratch;
    write_atomically(scratch / "balance.csv",
                     "begin_d,end_d,kind,from,to,substance,cause,amount,unit,origin\n"
                     "0,1,flux,a,b,copper,drainage,1,mol,guessed\n");
    try {
        (void)read_balance(scratch / "balance.csv");
        FAIL() << "an unknown word was read";
    } catch (const Error& failure) {
        EXPECT_THAT(failure.what(), HasSubstr("flow or stock"));
        EXPECT_THAT(failure.what(), HasSubstr("simulated or measured"));
    }
    BalanceRow period = held;
    period.begin_d = 0.0;
    BalanceWriter writer = BalanceWriter::create(scratch / "other.csv");
    EXPECT_THROW(append(writer, {period}), Error);
}

/// What reading the header and these rows says.
std::string fault_of(const std::string& rows) {
    const ScratchFolder scratch;
    write_atomically(
        scratch / "balance.csv",
        "begin_d,end_d,kind,from,to,substance,cause,amount,unit,origin\n" + rows + "\n");
    try {
        (void)read_balance(scratch / "balance.csv");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST(Balance, SaysWhichRowCannotBeSummed) {
    const std::string sound = "0,30,flow,bed,pls,Cu,drainage,1,mol,simulated\n";
    EXPECT_EQ(fault_of(sound), "");
    EXPECT_THAT(fault_of(sound + "0,30,flow,bed,,Cu,drainage,1,mol,simulated"),
                HasSubstr("balance.csv:3:15: error[csv.blank]: to"));
    EXPECT_THAT(fault_of(sound + "0,30,flow,bed,pls,Cu,drainage,1,t,simulated"),
                HasSubstr("balance.csv:3:33: error[csv.account]: unit"));
    EXPECT_THAT(fault_of("30,0,flow,bed,pls,Cu,drainage,1,mol,simulated"),
                HasSubstr("balance.csv:2:4: error[csv.account]: end_d"));
    EXPECT_THAT(fault_of("0,30,stock,bed,,Cu,aqueous,1,mol,simulated"), HasSubstr("one instant"));
    EXPECT_THAT(fault_of("0,0,stock,bed,pls,Cu,aqueous,1,mol,simulated"),
                HasSubstr("held, not moved"));
}

}  // namespace
}  // namespace gossan::records
