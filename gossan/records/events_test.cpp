// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::ElementsAre;

const Event ponding = {
    .time_d = 12.25,
    .kind = "ponding",
    .severity = Severity::warning,
    .place = "surface",
    .value = 0.034,
    .unit = "m",
    .message = "Water stands on the surface, and \"max_pond_depth\" is near.\nSee the report."};
const Event began = {.time_d = 0.0, .kind = "irrigation_began", .message = "The drip was opened."};

TEST(Events, ReadBackWithAndWithoutAValue) {
    const ScratchFolder scratch;
    EventWriter writer = EventWriter::create(scratch / "events.csv");
    writer.append(began);
    writer.append(ponding);
    EXPECT_THAT(read_events(scratch / "events.csv"), ElementsAre(began, ponding));
}

TEST(Events, CutInsideAMessageOfTwoLinesLoseThatEventOnly) {
    const ScratchFolder scratch;
    EventWriter writer = EventWriter::create(scratch / "events.csv");
    writer.append(began);
    const std::uint64_t mark = writer.file().length();
    writer.append(ponding);
    const std::string whole = read_file(scratch / "events.csv");
    for (std::size_t length = mark; length < whole.size(); ++length) {
        write_atomically(scratch / "cut.csv", whole.substr(0, length));
        EXPECT_THAT(read_events(scratch / "cut.csv"), ElementsAre(began)) << length;
    }
}

TEST(Events, AreNotesOrWarningsAndNothingElse) {
    const ScratchFolder scratch;
    EventWriter writer = EventWriter::create(scratch / "events.csv");
    Event error = began;
    error.severity = Severity::error;
    EXPECT_THROW(writer.append(error), Error);
    write_atomically(scratch / "edited.csv",
                     "time_d,kind,severity,place,value,unit,message\n1,a,grave,,,,b\n");
    EXPECT_THROW((void)read_events(scratch / "edited.csv"), Error);
}

}  // namespace
}  // namespace gossan::records
