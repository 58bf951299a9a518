// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/catalogue.hpp"

#include <gtest/gtest.h>

namespace gossan::catalogue {
namespace {

TEST(Catalogue, OfTheProgramHasNoFault) {
    Diagnostics diagnostics;
    const Catalogue catalogue = load({}, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    EXPECT_FALSE(catalogue.library.reactions.empty());
}

}  // namespace
}  // namespace gossan::catalogue
