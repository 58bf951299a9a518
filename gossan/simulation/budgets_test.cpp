// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/budgets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/column/column_run.hpp"
#include "gossan/simulation/made_site.hpp"

namespace gossan::simulation {
namespace {

/// The small column without its second lift, after ten days.
struct TenDays {
    TenDays() : assembly(made::small_column({"bed.lifts=[]"})), system(assembly.model) {
        start = column::initial_state(assembly.model, system.state_layout(), assembly.contents);
        column::ColumnRun run(assembly.model, {}, 0.0, start);
        for (const double day : {1.0, 10.0}) {
            EXPECT_EQ(run.advance(day * 86400.0, {}, {}).end, column::SegmentEnd::reached);
        }
        end = run.state();
    }
    Assembly assembly;
    column::ColumnSystem system;
    std::vector<double> start, end;
};

double scale_of(const Budget& budget) {
    double scale = 0.0;
    for (const auto& [cause, amount] : budget.causes) scale = std::max(scale, std::abs(amount));
    return scale;
}

TEST(Budgets, CausesAddUpToWhatIsStored) {
    const TenDays ten;
    const Budgets all = budgets(ten.assembly, 0, ten.system.state_layout(), ten.start, ten.end);
    for (const Budget* budget : {&all.acid, &all.iron, &all.oxygen, &all.heat}) {
        ASSERT_GT(scale_of(*budget), 0.0);
        // Every cause is an unknown of the same equations: round-off of some thousand steps is
        // left.
        EXPECT_NEAR(budget->sum(), budget->stored, 1e-10 * scale_of(*budget));
    }
}

TEST(Budgets, CountACureAsAcidGivenAndTaken) {
    const TenDays ten;
    const Budgets all = budgets(ten.assembly, 0, ten.system.state_layout(), ten.start, ten.start);
    // 5 kg/t of acid on 1600 kg: 8 kg or 8/0.04904 mol of H; half of 0.2 % calcite takes 2 each.
    const double given = 8.0 / 0.04904;
    EXPECT_NEAR(all.acid.causes.front().second, given, 1e-9 * given);
    const auto calcite = std::find_if(all.acid.causes.begin(), all.acid.causes.end(),
                                      [](const auto& each) { return each.first == "calcite"; });
    ASSERT_NE(calcite, all.acid.causes.end());
    EXPECT_NEAR(calcite->second, -2.0 * 0.5 * 3.2 / 0.100086, 0.05);  // molar mass to four digits
}

TEST(Budgets, CountAttachedMicrobesWithThoseThatSwim) {
    const auto assembly = made::small_column({"bed.lifts=[]"});
    const auto& reactions = assembly.model.network->reactions();
    int found = 0;
    for (std::size_t q = 0; q < reactions.size(); ++q) {
        if (!reactions[q].id.starts_with("M1_iron_oxidation")) continue;
        EXPECT_EQ(cause_of(assembly, q), "M1_iron_oxidation");
        ++found;
    }
    EXPECT_EQ(found, 2);
}

}  // namespace
}  // namespace gossan::simulation
