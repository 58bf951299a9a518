// SPDX-License-Identifier: Apache-2.0
// What is left of every solid of the data, in every reaction and size class.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/catalogue/whole_network.hpp"

namespace gossan::catalogue::suite {
namespace {

struct Bed {
    std::vector<double> amount;
    std::vector<double> reference;
    std::vector<double> accessibility;
};

/// Every solid in a different amount near `level`, mol/m3; `of_all` is their share of what there
/// was.
Bed bed(double level, double of_all) {
    Bed all;
    for (int s = 0; s < network().n_solids(); ++s) {
        all.amount.push_back(level * (1.0 + 0.03 * s));
        all.reference.push_back(std::abs(all.amount.back()) / of_all);
        all.accessibility.push_back(0.7);
    }
    return all;
}

reactions::Availability of(const Bed& bed, bool with_gradient) {
    reactions::Availability out = network().make_availability();
    network().availability(bed.amount, bed.reference, bed.accessibility, out, with_gradient);
    return out;
}

std::string label(int channel) {
    const auto& info = network().channels()[static_cast<std::size_t>(channel)];
    return network().reactions()[static_cast<std::size_t>(info.reaction)].id + ", channel " +
           std::to_string(channel);
}

double made_of_own(const reactions::Channel& channel) {
    for (const auto& [solid, made] : channel.solids) {
        if (solid == channel.solid) return made;
    }
    return 0.0;
}

TEST(EveryChannel, HasSlopesThatAgreeWithCentralDifferences) {
    // Rich and poor ore, almost leached, traces.
    for (const auto& [level, share] :
         {std::pair{80.0, 0.9}, {5.0, 0.5}, {0.5, 1e-3}, {1e-3, 1e-5}}) {
        const Bed start = bed(level, share);
        const auto at = of(start, true);
        for (int channel = 0; channel < network().n_channels(); ++channel) {
            const auto solids = network().channel_solids(channel);
            const auto c = static_cast<std::size_t>(channel);
            for (std::size_t k = 0; k < solids.size(); ++k) {
                Bed moved = start;
                double& x = moved.amount[static_cast<std::size_t>(solids[k])];
                const double here = x;
                const double h = tolerance("step") * here;
                x = here + h;
                const double up = of(moved, false).value[c];
                x = here - h;
                const double down = of(moved, false).value[c];
                const double slope = at.d_solid[network().first_slope(channel) + k];
                EXPECT_NEAR(slope, (up - down) / (2.0 * h),
                            tolerance("slope") * std::abs(slope) +
                                tolerance("round_off") * std::abs(at.value[c]) / h)
                    << label(channel) << " by solid " << solids[k] << " near " << level;
            }
        }
    }
}

TEST(EveryChannel, IsFiniteWhereSolidsWereNeverThere) {
    for (const double level : {0.0, -1e-2, 1e-9, 1e6}) {
        Bed all = bed(level, 0.5);
        for (double& each : all.reference) each = 0.0;
        const auto at = of(all, true);
        for (int channel = 0; channel < network().n_channels(); ++channel) {
            EXPECT_TRUE(std::isfinite(at.value[static_cast<std::size_t>(channel)]))
                << label(channel);
        }
        for (const double slope : at.d_solid) EXPECT_TRUE(std::isfinite(slope));
    }
}

TEST(EveryChannel, EndsWithTheSolidThatItUsesUpAndRestoresBelow) {
    const Bed start = bed(20.0, 0.4);
    for (int channel = 0; channel < network().n_channels(); ++channel) {
        const auto c = static_cast<std::size_t>(channel);
        const auto& info = network().channels()[c];
        if (info.solid < 0 || made_of_own(info) >= 0.0) continue;
        Bed moved = start;
        double& own = moved.amount[static_cast<std::size_t>(info.solid)];
        own = 0.0;
        EXPECT_EQ(of(moved, false).value[c], 0.0) << label(channel);
        own = -1e-3;
        EXPECT_LT(of(moved, false).value[c], 0.0) << label(channel);
        own = 1e-3;
        EXPECT_GT(of(moved, false).value[c], 0.0) << label(channel);
    }
}

TEST(EveryChannel, ThatGrowsASolidDoesNotGrowAnErrorBelowZero) {
    const Bed start = bed(20.0, 0.4);
    for (int channel = 0; channel < network().n_channels(); ++channel) {
        const auto c = static_cast<std::size_t>(channel);
        for (const auto& [solid, made] : network().channels()[c].solids) {
            if (made <= 0.0) continue;
            Bed moved = start;
            moved.amount[static_cast<std::size_t>(solid)] = -1e-3;
            EXPECT_GE(of(moved, false).value[c], tolerance("growth_below_zero"))
                << label(channel) << " with solid " << solid;
        }
    }
}

TEST(EveryChannel, ExplainsItselfByFactors) {
    const Bed start = bed(20.0, 0.4);
    for (int channel = 0; channel < network().n_channels(); ++channel) {
        for (const auto& factor : network().explain_solids(channel, start.amount, start.reference,
                                                           start.accessibility)) {
            EXPECT_TRUE(std::isfinite(factor.value) && factor.value >= 0.0)
                << label(channel) << " " << factor.law;
        }
    }
}

}  // namespace
}  // namespace gossan::catalogue::suite
