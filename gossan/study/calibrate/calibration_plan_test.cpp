// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibration_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::study {
namespace {

using testing::HasSubstr;

/// A study of two tests with these lines in its [study].
std::optional<CalibrationPlan> read(const std::string& lines, Diagnostics& diagnostics) {
    const records::ScratchFolder scratch;
    const std::string scenario =
        std::string(GOSSAN_SOURCE_DIR) + "/examples/first-column/scenario.toml";
    std::string text = "[study]\n" + lines + "\n";
    for (const std::string id : {"a", "b"}) {
        text +=
            "[[tests]]\nid = \"" + id + "\"\nscenario = \"" + scenario + "\"\ndata = \"lab.csv\"\n";
    }
    text += "[[parameters]]\npath = \"bed.hydraulics.alpha\"\nshared = false\n";
    text += "[[parameters]]\npath = \"facts.reactions.chrysocolla_acid.k25\"\n";
    records::write_atomically(scratch / "study.toml", text);
    records::write_atomically(scratch / "lab.csv",
                              "series,time_d,quantity,value,unit,origin\n"
                              "lab,10,recovery_pct,12,%,table\n");
    return read_calibration((scratch / "study.toml").string(), {}, {}, "0", diagnostics);
}

std::string faults_of_profile(const std::string& name) {
    Diagnostics diagnostics;
    (void)read("profile = [\"" + name + "\"]", diagnostics);
    return diagnostics.text();
}

TEST(CalibrationPlan, NotesAnEnsembleThatIsSmallForItsParameters) {
    // Four are free: what tests have in common, one each, and a rate.
    Diagnostics diagnostics;
    const auto few = read("members = 11", diagnostics);
    ASSERT_TRUE(few) << diagnostics.text();
    EXPECT_THAT(few->notes, testing::Contains(HasSubstr("11 members for 4 parameters")));
}

TEST(CalibrationPlan, ProfilesANumberThatStandsAlone) {
    EXPECT_EQ(faults_of_profile("facts.reactions.chrysocolla_acid.k25"), "");
}

TEST(CalibrationPlan, RefusesTheProfileOfAPartOfANumber) {
    EXPECT_THAT(faults_of_profile("bed.hydraulics.alpha in a"), HasSubstr("study.profile_of_part"));
}

}  // namespace
}  // namespace gossan::study
