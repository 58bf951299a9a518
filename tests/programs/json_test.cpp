// SPDX-License-Identifier: Apache-2.0
// What --json prints is JSON, holds what scripts need, and comes for faults too.
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "tests/programs/program_run.hpp"

namespace gossan::programs {
namespace {

std::string least() { return inputs() / "must_pass" / "least.toml"; }

TEST(CheckAsJson, TellsEveryFaultWithItsPlace) {
    const TestFolder folder;
    const auto run =
        run_program({"check", inputs() / "must_fail" / "wrong_unit.toml", "--json"}, folder.path());
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.log, "");
    const auto document = run.json();
    EXPECT_EQ(document.at("schema").string(), "gossan.check/1");
    EXPECT_FALSE(document.at("accepted").boolean());
    const auto& faults = document.at("faults").elements();
    ASSERT_EQ(faults.size(), 2U);  // a height in kg, an unknown unit of rate
    EXPECT_EQ(faults[0].at("line").integer(), 18);
    EXPECT_EQ(faults[0].at("column").integer(), 10);
    EXPECT_EQ(faults[0].at("severity").string(), "error");
    EXPECT_EQ(faults[0].at("code").string(), "unit.wrong_dimension");
    EXPECT_EQ(faults[0].at("path").string(), "bed.height");
    EXPECT_EQ(faults[1].at("code").string(), "unit.unknown");
}

TEST(CheckAsJson, TellsWhatASoundScenarioComesTo) {
    const TestFolder folder;
    const auto run = run_program({"check", least(), "--json"}, folder.path());
    EXPECT_EQ(run.status, 0);
    const auto document = run.json();
    EXPECT_TRUE(document.at("accepted").boolean());
    EXPECT_TRUE(document.at("faults").elements().empty());
    // 1 m of 1.6 t/m3 on 1 m2
    EXPECT_NEAR(document.at("scenario").at("dry_ore_t").number(), 1.6, 1e-12);
}

TEST(RunAsJson, IsTheSummaryOfTheRunFolder) {
    const TestFolder folder;
    const auto run = run_program({"run", least(), "-o", "out", "--json"}, folder.path());
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.result, records::read_file(folder.path() / "out" / "summary.json"));
    EXPECT_EQ(run.json().at("status").string(), "done");
}

TEST(RunAsJson, TellsFaultsOfARefusedScenario) {
    const TestFolder folder;
    const auto run = run_program(
        {"run", inputs() / "must_fail" / "many_faults.toml", "-o", "out", "--json"}, folder.path());
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.json().at("faults").elements().size(), 8U);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST(RunAsJson, TellsWhyAFolderIsRefused) {
    const TestFolder folder;
    std::filesystem::create_directory(folder.path() / "out");
    records::write_atomically(folder.path() / "out" / "notes.txt", "mine");
    const auto run = run_program({"run", least(), "-o", "out", "--json"}, folder.path());
    EXPECT_EQ(run.status, 2);
    const auto document = run.json();
    EXPECT_EQ(document.at("schema").string(), "gossan.error/1");
    EXPECT_EQ(document.at("code").string(), "input");
    EXPECT_EQ(document.at("where").string(), "out");
}

TEST(DoctorAsJson, HoldsEveryClaimOfTheSelfTest) {
    const TestFolder folder;
    const auto run = run_program({"doctor", "--json"}, folder.path());
    EXPECT_EQ(run.status, 0);
    const auto document = run.json();
    EXPECT_EQ(document.at("hash of facts").string().size(), 64U);
    ASSERT_EQ(document.at("self_test").elements().size(), 3U);
    for (const auto& finding : document.at("self_test").elements()) {
        EXPECT_TRUE(finding.at("holds").boolean()) << finding.at("claim").string();
    }
}

TEST(SchemaAsJson, NamesItsVersionAndRequiredBlocks) {
    const TestFolder folder;
    const auto run = run_program({"schema", "--json"}, folder.path());
    EXPECT_EQ(run.status, 0);
    const auto document = run.json();
    EXPECT_NE(run.result.find("2020-12"), std::string::npos);
    EXPECT_NE(document.at("properties").find("irrigation"), nullptr);
}

TEST(CompareAsJson, GivesDifferencesFromTheFirstRun) {
    const TestFolder folder;
    ASSERT_EQ(run_program({"run", least(), "-o", "a"}, folder.path()).status, 0);
    ASSERT_EQ(run_program({"run", least(), "-o", "b", "--set", "irrigation.steps[0].rate=4 L/m2/h"},
                          folder.path())
                  .status,
              0);
    const auto run = run_program({"compare", "a", "b", "--json"}, folder.path());
    EXPECT_EQ(run.status, 0);
    const auto document = run.json();
    const auto& figures = document.at("runs").elements().at(1).at("figures").elements();
    bool is_found = false;
    for (const auto& figure : figures) {
        if (figure.at("figure").string() != "Leach ratio") continue;
        is_found = true;
        // half the rate: half of what the other run had, so the difference is minus the value
        EXPECT_NEAR(figure.at("difference").number(), -figure.at("value").number(), 1e-9);
    }
    EXPECT_TRUE(is_found);
}

TEST(EveryInputThatMustPass, RunsAndClosesItsBalances) {
    for (const auto& entry : std::filesystem::directory_iterator(inputs() / "must_pass")) {
        if (entry.path().extension() != ".toml") continue;
        std::vector<std::string> words{"run", entry.path(), "-o", "out", "--json"};
        if (entry.path().stem() == "new_mineral") {
            words.insert(words.end(), {"--data", inputs() / "must_pass" / "new_mineral_facts"});
        }
        const TestFolder folder;
        const auto run = run_program(words, folder.path());
        ASSERT_EQ(run.status, 0) << entry.path() << run.log;
        const auto document = run.json();
        ASSERT_FALSE(document.at("balance").members().empty());
        for (const auto& closure : document.at("balance").members()) {
            // what every run is held to: 1e-8 of the larger of stock and throughput
            EXPECT_LT(std::abs(closure.value.number()), 1e-8) << entry.path() << closure.key;
        }
    }
}

}  // namespace
}  // namespace gossan::programs
