// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/diagnostics.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"

namespace gossan {
namespace {

Fault at(int line, const std::string& found, Severity severity = Severity::error) {
    return {.location = {"a.toml", line, 3},
            .code = "range.outside",
            .path = "heap.height",
            .found = found,
            .allowed = "above 0 m",
            .write = "\"4 m\"",
            .severity = severity};
}

TEST(Fault, IsOneLineWithPlaceCodeFoundAllowedAndWrite) {
    EXPECT_EQ(to_string(at(7, "\"-4 m\"")),
              "a.toml:7:3: error[range.outside]: heap.height: found \"-4 m\"; allowed above 0 m; "
              "write \"4 m\"");
}

TEST(Fault, LeavesOutWhatItDoesNotKnow) {
    EXPECT_EQ(to_string(Fault{.code = "file.missing", .found = "no such file"}),
              "error[file.missing]: found no such file");
    EXPECT_EQ(to_string(SourceLocation{"--set a.b", 0, 0}), "--set a.b");
    EXPECT_EQ(to_string(SourceLocation{"a.toml", 4, 0}), "a.toml:4");
}

TEST(Diagnostics, AreSortedByFileLineAndColumn) {
    Diagnostics diagnostics;
    diagnostics.add(at(9, "second"));
    diagnostics.add(at(2, "first"));
    diagnostics.add(at(9, "third"));
    const auto sorted = diagnostics.sorted();
    ASSERT_EQ(sorted.size(), 3U);
    EXPECT_EQ(sorted[0].found, "first");
    EXPECT_EQ(sorted[1].found, "second");
    EXPECT_EQ(sorted[2].found, "third");
}

TEST(Diagnostics, ThrowOneInputErrorThatTellsAllErrors) {
    Diagnostics diagnostics;
    diagnostics.add(at(9, "second"));
    diagnostics.add(at(2, "first"));
    diagnostics.add(at(1, "odd", Severity::warning));
    try {
        diagnostics.throw_if_any();
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, ErrorCode::input);
        EXPECT_EQ(error.where, "a.toml:2:3");
        const std::string text = error.what();
        EXPECT_EQ(text, to_string(at(2, "first")) + "\n" + to_string(at(9, "second")));
    }
}

TEST(Diagnostics, OfWarningsAloneDoNotThrow) {
    Diagnostics diagnostics;
    diagnostics.add(at(1, "odd", Severity::warning));
    EXPECT_NO_THROW(diagnostics.throw_if_any());
    EXPECT_FALSE(diagnostics.has_errors());
    EXPECT_FALSE(diagnostics.empty());
}

TEST(Caret, StandsUnderTheColumnInCharacters) {
    Fault fault = at(1, "x");
    fault.excerpt = "ö = 1";
    fault.location.column = 5;
    EXPECT_EQ(caret(fault), "    ö = 1\n        ^\n");
}

}  // namespace
}  // namespace gossan
