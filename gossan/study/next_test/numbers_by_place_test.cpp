// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/next_test/numbers_by_place.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace gossan::study {
namespace {

using testing::HasSubstr;

constexpr const char* rate = "facts.reactions.tenorite_acid.k25";
constexpr const char* alpha = "bed.hydraulics.alpha";

const catalogue::Facts& facts() {
    static const catalogue::Facts shipped = [] {
        Diagnostics diagnostics;
        catalogue::Facts read({}, diagnostics);
        diagnostics.throw_if_any();
        return read;
    }();
    return shipped;
}

/// A plan and two tests of one scenario, of which the second shares what `shares` says.
class Places {
public:
    Places() {
        input.study.members = 8;
        input.candidates = {{.name = "a"}, {.name = "b"}};
    }

    NumbersByPlace read() {
        const std::string folder;
        return numbers_by_place(input, folder, tests(), facts(), diagnostics);
    }

    NextTestInput input;
    Diagnostics diagnostics;

private:
    static const std::vector<TestCase>& tests() {
        static const std::vector<TestCase> all = [] {
            std::vector<TestCase> made;
            for (const char* name : {"plan", "a", "b"}) {
                Diagnostics found;
                made.push_back(
                    *read_test_case(name, GOSSAN_SOURCE_DIR "/examples/first-column/scenario.toml",
                                    std::vector<std::string>{"bed.cells=6"}, facts(), found));
            }
            return made;
        }();
        return all;
    }
};

/// z of the first member, by name.
std::map<std::string, double> first_z(const NumbersByPlace& numbers) {
    std::map<std::string, double> z;
    for (std::size_t p = 0; p < numbers.parameters.size(); ++p) {
        z[numbers.parameters[p].name] = numbers.z.front()[p];
    }
    return z;
}

TEST(NumbersByPlace, GiveFactsOfTheOreToPlanAndTestsAlike) {
    Places places;
    places.input.parameters = {{.path = rate}};
    const auto z = first_z(places.read());
    ASSERT_EQ(z.size(), 3U);
    EXPECT_EQ(z.at(rate), z.at(std::string(rate) + " in a"));
    EXPECT_EQ(z.at(rate), z.at(std::string(rate) + " in b"));
}

TEST(NumbersByPlace, GiveEachPlaceItsOwnPartOfWhatIsNotShared) {
    Places places;
    places.input.parameters = {{.path = rate, .shared = false, .spread = 0.5}};
    const auto z = first_z(places.read());
    EXPECT_NE(z.at(rate), z.at(std::string(rate) + " in a"));
    EXPECT_NE(z.at(std::string(rate) + " in a"), z.at(std::string(rate) + " in b"));
}

TEST(NumbersByPlace, KeepWhatIsOfTheHeapFromTestsThatDoNotShareIt) {
    Places places;
    places.input.scale_up = {{.path = alpha}};
    EXPECT_EQ(first_z(places.read()).size(), 1U);
    places.input.candidates[1].shares = {alpha};
    const auto z = first_z(places.read());
    ASSERT_EQ(z.size(), 2U);
    EXPECT_EQ(z.at(alpha), z.at(std::string(alpha) + " in b"));
}

TEST(NumbersByPlace, DrawNumbersOfTestsForEachThatDoesNotShareThem) {
    Places places;
    places.input.scale_up = {{.path = alpha}};
    places.input.test_numbers = {{.path = alpha}};
    const auto z = first_z(places.read());
    ASSERT_EQ(z.size(), 3U);
    EXPECT_NE(z.at(std::string(alpha) + " in a"), z.at(std::string(alpha) + " in b"));
    EXPECT_NE(z.at(alpha), z.at(std::string(alpha) + " in a"));
    places.input.candidates[1].shares = {alpha};
    const auto shared = first_z(places.read());
    ASSERT_EQ(shared.size(), 3U);
    EXPECT_EQ(shared.at(alpha), shared.at(std::string(alpha) + " in b"));
}

TEST(NumbersByPlace, NameTheNearestOfWhatIsNotKnown) {
    Places places;
    places.input.scale_up = {{.path = alpha}};
    places.input.test_numbers = {{.path = "bed.hydraulics.alfa"}};
    places.input.candidates[0].shares = {"bed.hydraulic.alpha"};
    (void)places.read();
    EXPECT_THAT(places.diagnostics.text(), HasSubstr("candidates[0].shares[0]"));
    EXPECT_THAT(places.diagnostics.text(), HasSubstr("test_numbers[0].path"));
    EXPECT_THAT(places.diagnostics.text(), HasSubstr("\"bed.hydraulics.alpha\""));
}

}  // namespace
}  // namespace gossan::study
