// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/parameters.hpp"

#include <gtest/gtest.h>

#include "gossan/base/schema.hpp"

namespace gossan {
namespace {

struct Slow {
    Rate rate = Rate(1.0);
    static Schema<Slow> schema() {
        return Schema<Slow>("slow").field("rate", &Slow::rate, above(0), "how fast");
    }
};
struct Fast {
    double order = 1.0;
    static Schema<Fast> schema() {
        return Schema<Fast>("fast").field("order", &Fast::order, "order");
    }
};
struct Model {
    std::variant<Slow, Fast> law;
    std::map<std::string, Slow> minerals{{"calcite", {}}};
    std::vector<Length> lifts{Length(1.0), Length(2.0)};
    double tolerance = 1e-4;
    int cells = 50;

    static Schema<Model> schema() {
        return Schema<Model>("model")
            .field("law", &Model::law, "the law")
            .field("minerals", &Model::minerals, "minerals by id")
            .field("lifts", &Model::lifts, between(0.5, 20), "lifts")
            .field("tolerance", &Model::tolerance, above(0), "of the solver", fixed())
            .field("cells", &Model::cells, above(0), "cells");
    }
};

TEST(Parameters, AreTheFreeNumbersWithTheirDottedPaths) {
    const Model model;
    std::vector<std::string> paths;
    for (const Parameter& p : parameters(description_of<Model>(), &model)) paths.push_back(p.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"law.rate", "minerals.calcite.rate", "lifts[0]",
                                               "lifts[1]"}));
}

TEST(Parameters, CanBeReadAndSetByPath) {
    Model model;
    const Description& d = description_of<Model>();
    EXPECT_TRUE(set_number_at(d, &model, "minerals.calcite.rate", 3.0));
    EXPECT_EQ(model.minerals.at("calcite").rate.si, 3.0);
    EXPECT_EQ(number_at(d, &model, "minerals.calcite.rate"), 3.0);
    EXPECT_TRUE(set_number_at(d, &model, "lifts[1]", 4.0));
    EXPECT_EQ(model.lifts[1].si, 4.0);
    EXPECT_TRUE(set_number_at(d, &model, "tolerance", 1e-6));
}

TEST(Parameters, OutsideTheirRangeOrUnknownAreLeftAlone) {
    Model model;
    const Description& d = description_of<Model>();
    EXPECT_FALSE(set_number_at(d, &model, "lifts[1]", 100.0));
    EXPECT_EQ(model.lifts[1].si, 2.0);
    EXPECT_FALSE(set_number_at(d, &model, "lifts[7]", 1.0));
    EXPECT_FALSE(set_number_at(d, &model, "cells", 10.0));
    EXPECT_EQ(number_at(d, &model, "nowhere"), std::nullopt);
}

}  // namespace
}  // namespace gossan
