// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "gossan/records/scratch_folder.hpp"
#include "gossan/supply/chain/chain_plan.hpp"
#include "gossan/supply/chain/chain_tables.hpp"
#include "gossan/supply/chain/way_back.hpp"
#include "gossan/supply/claim/claim_plan.hpp"
#include "gossan/supply/custody/made_chain.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

using testing::HasSubstr;

/// A lot of 9 t, 6 t of them of the stream that is claimed, goes to the rod mill whole; the mill
/// casts it with 11 t of others into rod, sends rod to a maker of cable, and he cable to two sites.
class MadeChain : public testing::Test {
protected:
    MadeChain() {
        links_[1].casts = true;
        std::vector<EventDraft> drafts{made::opened("A"),
                                       made::bundled("A", {4500, 4500}),
                                       made::assayed("A"),
                                       made::event("lot released", "A", "2026-05-06"),
                                       made::formed("C1", {"A-1", "A-2"}),
                                       made::shipped("S1", {"C1"}),
                                       made::received("S1", "8990 kg")};
        drafts[5].data["to"] = "rod mill";
        log_ = chained({}, drafts);
        add(plan_claims({.link = "cathode", .streams = {"sulphide"}, .customers = {}}, links_, log_,
                        {}, diagnostics_));
        put("elsewhere.csv",
            "link,batch,date,mass [t],from\nrod,other,2026-05-12,11.01,a smelter\n");
        // 8.99 t of S1 and 11.01 t of others: 19 t of rod, 0.9 t of scrap
        put("casts.csv",
            "heat,link,date,input [t],yielded [t],scrap [t]\nH1,rod,2026-05-20,20,19,0.9\n");
        put("deliveries.csv",
            "delivery,link,date,to,mass [t],claimed [t],received_on,received [t]\n"
            "R1,rod,2026-05-22,cable maker,10,,2026-05-25,10.01\n"
            "K1,cable,2026-06-20,site A,4,,,\n"
            "K2,cable,2026-06-21,site B,4,0.5,,\n");
    }

    void put(const std::string& name, const std::string& text) {
        std::ofstream(folder_.path() / name) << text;
    }

    void add(const std::vector<EventDraft>& drafts) {
        for (Event& event : chained(log_.back(), drafts)) log_.push_back(std::move(event));
    }

    std::vector<EventDraft> planned() {
        const auto file = [&](const char* name) {
            return InputFile{.path = (folder_.path() / name).string()};
        };
        ChainInput input{};
        input.elsewhere = file("elsewhere.csv");
        input.casts = file("casts.csv");
        input.deliveries = file("deliveries.csv");
        const auto told = chain_events(input, {}, diagnostics_);
        return plan_chain(told, links_, log_, {}, diagnostics_);
    }

    records::ScratchFolder folder_;
    std::vector<CustodyLink> links_ = made::chain();  // rod 98 %, cable 95 %
    std::vector<Event> log_;
    Diagnostics diagnostics_;
};

TEST_F(MadeChain, BringsTheClaimToTheSites) {
    add(planned());
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
    const CustodyBook book = replay_custody(links_, log_);
    // all 6 t of credit go with S1; of 20 t cast 19 t are rod, 95 %: 5.7 t of the 6 t
    EXPECT_EQ(book.deliveries().at("S1").claimed, whole_mass("6 t"));
    EXPECT_EQ(book.deliveries().at("S1").weighed, whole_mass("8.99 t"));
    EXPECT_EQ(book.find("rod")->to_date().eligible, whole_mass("5.7 t"));
    // R1 takes all of it; 95 % of it is cable: 5.415 t, of which K1 takes 4 t and K2 0.5 t
    EXPECT_EQ(book.deliveries().at("R1").claimed, whole_mass("5.7 t"));
    EXPECT_EQ(book.deliveries().at("R1").taken, whole_mass("5.7 t"));
    EXPECT_EQ(book.find("cable")->credit(), whole_mass("0.915 t"));
    const auto ends = chain_ends(book);
    ASSERT_EQ(ends.size(), 2U);
    EXPECT_EQ(ends[0].place, "site A");
    EXPECT_EQ(ends[0].claimed, whole_mass("4 t"));
    EXPECT_EQ(ends[1].claimed, whole_mass("0.5 t"));
}

TEST_F(MadeChain, FollowsAClaimBackToLotsAndPads) {
    add(planned());
    const std::vector<std::string> streams{"sulphide"};
    const auto way =
        way_back(replay_custody(links_, log_), links_, replay_lots(log_), streams, "site A");
    ASSERT_TRUE(way);
    ASSERT_EQ(way->steps.size(), 3U);
    // 4 t at the site were 4 / 0.95 t of rod and 4 / 0.95 / 0.95 t of cathode
    EXPECT_EQ(way->steps[0].delivery, "S1");
    EXPECT_NEAR(way->steps[0].claimed_kg, 4000.0 / 0.95 / 0.95, 1e-6);
    EXPECT_EQ(way->steps[1].delivery, "R1");
    EXPECT_NEAR(way->steps[1].claimed_kg, 4000.0 / 0.95, 1e-6);
    EXPECT_NEAR(way->lots_kg.at("A"), 4000.0 / 0.95 / 0.95, 1e-6);
    EXPECT_NEAR(way->streams_kg.at("sulphide"), 4000.0 / 0.95 / 0.95, 1e-6);
    EXPECT_FALSE(way_back(replay_custody(links_, log_), links_, replay_lots(log_), streams, "X"));
}

TEST_F(MadeChain, TellsNothingTwiceAndSeesWhatIsToldOtherwise) {
    add(planned());
    EXPECT_TRUE(planned().empty());
    ASSERT_FALSE(diagnostics_.has_errors()) << diagnostics_.text();
    put("casts.csv",
        "heat,link,date,input [t],yielded [t],scrap [t]\nH1,rod,2026-05-20,20,19.1,0.9\n");
    (void)planned();
    EXPECT_THAT(diagnostics_.text(), HasSubstr("casts.csv:2"));
    EXPECT_THAT(diagnostics_.text(), HasSubstr("of which the log has 20 t, of which came 19 t"));
}

TEST_F(MadeChain, SaysInWhichRowALinkRefusesSomething) {
    put("deliveries.csv",
        "delivery,link,date,to,mass [t],claimed [t],received_on,received [t]\n"
        "R1,rod,2026-05-22,cable maker,10,,2026-05-25,10.06\n"
        "R2,rod,2026-05-23,cable maker,9.5,,,\n"
        "S1,rod,2026-05-23,cable maker,1,,,\n"
        "R3,rods,2026-05-23,cable maker,1,,2026-05-25,1\n");
    (void)planned();
    const std::string told = diagnostics_.text();
    EXPECT_THAT(told, HasSubstr("cannot weigh 10.06 t"));
    EXPECT_THAT(told, HasSubstr("9.5 t are to be delivered, but only 9 t may be"));
    EXPECT_THAT(told, HasSubstr("of which the log has 9 t from \"cathode\" to \"rod mill\""));
    EXPECT_THAT(told, HasSubstr("there is no link \"rods\""));
    EXPECT_EQ(diagnostics_.n_errors(), 4U) << told;
}

}  // namespace
}  // namespace gossan::supply
