// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/error_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::study {
namespace {

TEST(ErrorModel, AddsItsTwoPartsAsSquares) {
    const ErrorModel model{.relative = 0.1, .absolute = 0.3};
    EXPECT_NEAR(model.sd(4.0), 0.5, 1e-15);  // sqrt(0.4² + 0.3²)
    EXPECT_NEAR(model.sd(-4.0), 0.5, 1e-15);
    EXPECT_EQ(model.sd(0.0), 0.3);
}

TEST(ErrorModel, OfEveryColumnIsAboveNothingAndSaysItsSource) {
    for (const char* column :
         {"pls_Cu_g_L", "pls_pH", "extraction_chalcocite_pct", "pls_Al_g_L", "moisture_mean_v_v"}) {
        const ErrorModel model = usual_error(column);
        EXPECT_GT(model.sd(0.0), 0.0) << column;
        EXPECT_THAT(model.source, testing::StartsWith("estimate: laboratory scatter")) << column;
    }
}

}  // namespace
}  // namespace gossan::study
