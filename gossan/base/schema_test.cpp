// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan {
namespace {

struct Curve {
    InversePressure alpha{};
    double n = 2.0;
    double residual = 0.1;

    static Schema<Curve> schema() {
        return Schema<Curve>("retention")
            .field("alpha", &Curve::alpha, above(0), "inverse of the air-entry pressure")
            .field("n", &Curve::n, above(1), "narrowness of the pore sizes",
                   defaults_to("unverified"))
            .field("residual", &Curve::residual, half_open(0, 1), "saturation left by gravity",
                   defaults_to(0.2, "estimate: a packing of gravel"))
            .check("residual", [](const Curve& c) -> std::optional<std::string> {
                if (c.n > 5.0 && c.residual > 0.5)
                    return "a residual above one half with n above 5";
                return std::nullopt;
            });
    }
};

struct Heap {
    Curve curve;
    std::map<std::string, double> shares;
    std::string feed;
    std::vector<Length> lifts{Length(2.0)};
    std::optional<Duration> rest;

    static Schema<Heap> schema() {
        return Schema<Heap>("heap")
            .field("curve", &Heap::curve, "how the rock holds water")
            .field("shares", &Heap::shares, fraction(), "shares by id")
            .field("feed", &Heap::feed, "which share is fed", refers_to("shares"))
            .field("lifts", &Heap::lifts, above("1 cm"), "heights", unit("cm"),
                   defaults_to("choice: one lift"))
            .field("rest", &Heap::rest, at_least(0), "rest after the cure", fixed());
    }
};

Heap good() {
    Heap heap;
    heap.curve.alpha = 0.5 / kPa;
    heap.shares = {{"fast", 0.3}};
    heap.feed = "fast";
    return heap;
}

TEST(Schema, NamesTheFirstFieldThatIsOutOfItsRange) {
    Curve curve = good().curve;
    EXPECT_EQ(Curve::schema().first_fault(curve), "");
    curve.n = 1.0;
    EXPECT_EQ(Curve::schema().first_fault(curve), "retention.n");
}

TEST(Schema, FindsFaultsInNestedMapsListsAndOptionals) {
    Heap heap = good();
    EXPECT_EQ(Heap::schema().first_fault(heap), "");
    heap.shares["slow"] = 1.5;
    EXPECT_EQ(Heap::schema().first_fault(heap), "heap.shares.slow");
    heap = good();
    heap.lifts = {Length(1.0), Length(0.001)};
    EXPECT_EQ(Heap::schema().first_fault(heap), "heap.lifts[1]");
    heap = good();
    heap.rest = Duration(-1.0);
    EXPECT_EQ(Heap::schema().first_fault(heap), "heap.rest");
}

TEST(Schema, FollowsAReferenceByIdWithTheNearestOneNamed) {
    Heap heap = good();
    heap.feed = "fats";
    const auto faults = faults_of(description_of<Heap>(), &heap).sorted();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, "reference.unknown");
    EXPECT_EQ(faults[0].write, "\"fast\"");
}

TEST(Schema, BlamesAReferenceOnlyWhenTheMapWasRead) {
    Heap heap = good();
    heap.shares.clear();
    Origins origins;
    for (const char* const path :
         {"curve.alpha", "curve.n", "curve.residual", "feed", "lifts[0]", "rest"}) {
        origins.add({.path = path});
    }
    Diagnostics diagnostics;
    validate(description_of<Heap>(), &heap, origins, diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
    origins.add({.path = "shares"});
    validate(description_of<Heap>(), &heap, origins, diagnostics);
    EXPECT_EQ(diagnostics.n_errors(), 1U);
}

TEST(Schema, RunsTheRulesOverSeveralFields) {
    Heap heap = good();
    heap.curve.n = 6.0;
    heap.curve.residual = 0.6;
    EXPECT_EQ(Heap::schema().first_fault(heap), "heap.curve.residual");
}

TEST(Schema, TellsWhatMustBeGivenAndWhereDefaultsComeFrom) {
    const Description& curve = description_of<Curve>();
    EXPECT_TRUE(curve.find("alpha")->is_required);
    EXPECT_FALSE(curve.find("n")->is_required);
    EXPECT_EQ(curve.find("n")->default_source, "unverified");
    EXPECT_FALSE(curve.has_all_defaults());
    EXPECT_FALSE(description_of<Heap>().find("rest")->is_required);
}

TEST(Schema, PutsDefaultsInPlaceDownIntoBlocks) {
    EXPECT_EQ(default_of<Curve>().residual, 0.2);
    EXPECT_EQ(default_of<Heap>().curve.residual, 0.2);
    EXPECT_EQ(default_of<Heap>().curve.n, 2.0);
}

struct Broken {
    Length height{};
    bool flag = false;
};

TEST(Schema, RefusesToBeBuiltWrong) {
    using S = Schema<Broken>;
    EXPECT_THROW(S("b").field("height", &Broken::height, above("1 s"), "another dimension"), Error);
    EXPECT_THROW(S("b").field("height", &Broken::height, "wrong unit", unit("kg")), Error);
    EXPECT_THROW(S("b").field("height", &Broken::height, "no source", defaults_to("")), Error);
    EXPECT_THROW(S("b").field("height", &Broken::height, "x", defaults_to("2 s", "unverified")),
                 Error);
    EXPECT_THROW(S("b").field("flag", &Broken::flag, above(0), "a range of no number"), Error);
    EXPECT_THROW(S("b").field("flag", &Broken::flag, ""), Error);
    EXPECT_THROW(S("b").field("flag", &Broken::flag, "a").field("flag", &Broken::flag, "b"), Error);
}

TEST(Schema, SharesATextDefaultWithUnit) {
    const auto schema = Schema<Broken>("b").field("height", &Broken::height, "height",
                                                  defaults_to("40 cm", "unverified"));
    Broken broken;
    apply_defaults(schema.describe(), &broken);
    EXPECT_EQ(broken.height.si, 0.4);
}

TEST(Validation, SaysPerCentWhereAShareWasWrittenAsOne) {
    Heap heap = good();
    heap.shares["fast"] = 30.0;
    const auto faults = faults_of(description_of<Heap>(), &heap).sorted();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults[0].write, testing::HasSubstr("\"30 %\""));
}

}  // namespace
}  // namespace gossan
