// SPDX-License-Identifier: Apache-2.0
// Laws of what is left, integrated in time through a network under constant chemistry, against
// their closed forms.
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/ore/size_distribution.hpp"
#include "gossan/reactions/library_for_tests.hpp"

namespace gossan::reactions {
namespace {

/// One mineral in classes of the given sizes, with k = 1/s times a law of what is left.
Network one_mineral(const Law& law, std::vector<double> sizes) {
    Library library = for_tests::empty_library();
    for_tests::add_mineral(library, "tenorite", "CuO");
    for_tests::add(library, "oxide", "CuO + 2 H+ = Cu+2 + H2O", {for_tests::constant(1.0), law});
    return build(library, {.components = {"H"},
                           .minerals = {"tenorite"},
                           .class_sizes = std::move(sizes),
                           .exclude = {}});
}

/// Shares converted in every class after `time` seconds, by Runge-Kutta steps of fourth order whose
/// size follows step doubling to 1e-10, all classes in one system.
class Leach {
public:
    explicit Leach(const Network& network)
        : network_(network),
          n_(static_cast<std::size_t>(network.n_solids())),
          ones_(n_, 1.0),
          availability_(network.make_availability()) {}

    std::vector<double> converted(double time) {
        std::vector<double> left(n_, 1.0);
        double t = 0.0;
        double step = 1e-7 * time;
        while (t < time) {
            step = std::fmin(step, time - t);
            const auto whole = stepped(left, step);
            const auto half = stepped(stepped(left, 0.5 * step), 0.5 * step);
            double error = 0.0;
            for (std::size_t s = 0; s < n_; ++s) {
                error = std::fmax(error, std::abs(whole[s] - half[s]));
            }
            if (error < 1e-10) {
                t += step;
                left = half;
            }
            step *= std::fmin(3.0, std::fmax(0.2, 0.9 * std::pow(1e-10 / (error + 1e-30), 0.2)));
        }
        for (double& each : left) each = 1.0 - each;
        return left;
    }

private:
    std::vector<double> rates(const std::vector<double>& left) {
        const double constant = 1.0;
        const double nothing = 0.0;
        Chemistry chemistry = network_.make_chemistry();
        network_.chemistry({298.15, &constant, &nothing, 0.0}, chemistry, false);
        network_.availability(left, ones_, ones_, availability_, false);
        std::vector<double> all(n_);
        for (std::size_t c = 0; c < availability_.value.size(); ++c) {
            const Channel& channel = network_.channels()[c];
            for (const auto& [solid, made] : channel.solids) {
                all[static_cast<std::size_t>(solid)] +=
                    made * chemistry.value[static_cast<std::size_t>(channel.reaction)] *
                    availability_.value[c];
            }
        }
        return all;
    }

    std::vector<double> stepped(const std::vector<double>& y, double h) {
        const auto along = [&](const std::vector<double>& slope, double by) {
            std::vector<double> moved = y;
            for (std::size_t s = 0; s < n_; ++s) moved[s] += by * slope[s];
            return moved;
        };
        const auto a = rates(y);
        const auto b = rates(along(a, 0.5 * h));
        const auto c = rates(along(b, 0.5 * h));
        const auto d = rates(along(c, h));
        std::vector<double> next = y;
        for (std::size_t s = 0; s < n_; ++s) {
            next[s] += h / 6.0 * (a[s] + 2.0 * b[s] + 2.0 * c[s] + d[s]);
        }
        return next;
    }

    const Network& network_;
    std::size_t n_;
    std::vector<double> ones_;
    Availability availability_;
};

laws::ShrinkingCore core(double film, double reaction, double rim) {
    laws::ShrinkingCore law;
    law.film = film;
    law.reaction = reaction;
    law.rim = rim;
    law.reference_size = Length(0.01);
    return law;
}

struct Case {
    double time;
    double converted;
};

TEST(ShrinkingCoreInTime, UnderReactionControlFollowsItsClosedForm) {
    const Network network = one_mineral(core(0, 1, 0), {0.01});
    // kt = 1 - (1 - X)^(1/3)
    for (const Case& c : {Case{.206299, .5}, Case{.370039, .75}, Case{.535841, .9}}) {
        EXPECT_NEAR(Leach(network).converted(c.time)[0], c.converted, 1e-5);
    }
}

TEST(ShrinkingCoreInTime, UnderDiffusionControlFollowsItsClosedForm) {
    const Network network = one_mineral(core(0, 0, 1), {0.01});
    // kt = 1 - 3 (1 - X)^(2/3) + 2 (1 - X)
    for (const Case& c : {Case{.110118, .5}, Case{.309449, .75}, Case{.553670, .9}}) {
        EXPECT_NEAR(Leach(network).converted(c.time)[0], c.converted, 1e-5);
    }
}

TEST(ShrinkingCoreInTime, UnderFilmControlIsLinearAndThenStops) {
    const Network network = one_mineral(core(1, 0, 0), {0.01});
    EXPECT_NEAR(Leach(network).converted(0.6)[0], 0.6, 1e-5);
    EXPECT_NEAR(Leach(network).converted(1.2)[0], 1.0, 1e-5);
}

TEST(ShrinkingCoreInTime, AddsUpTheTimesOfMixedControl) {
    const Network network = one_mineral(core(0.2, 0.5, 0.3), {0.01});
    // X = 3/4: 0.2 x 0.75 + 0.5 x 0.370039 + 0.3 x 0.309449
    EXPECT_NEAR(Leach(network).converted(0.15 + 0.1850197 + 0.0928348)[0], 0.75, 1e-5);
}

TEST(ShrinkingCoreInTime, SlowsDownWithSizeOrItsSquare) {
    const double t = .370039;
    EXPECT_NEAR(Leach(one_mineral(core(0, 1, 0), {0.02})).converted(2.0 * t)[0], 0.75, 1e-5);
    EXPECT_NEAR(Leach(one_mineral(core(0, 0, 1), {0.02})).converted(4.0 * .309449)[0], 0.75, 1e-5);
}

TEST(TopologicalInTime, FollowsItsClosedForm) {
    // kt = 1: X = 1 - [1 + (phi - 1)]^(-1/(phi - 1)); 19/27, 1 - 1/e, 5/9, 1/2
    const std::vector<std::pair<double, double>> cases{
        {2.0 / 3.0, 19.0 / 27.0}, {1.0, 1.0 - std::exp(-1.0)}, {1.5, 5.0 / 9.0}, {2.0, 0.5}};
    for (const auto& [phi, converted] : cases) {
        const Network network = one_mineral(for_tests::topological(phi), {0.01});
        EXPECT_NEAR(Leach(network).converted(1.0)[0], converted, 1e-6) << phi;
    }
}

/// Conversion of all ore of a power-law size distribution, times in units of that of the largest.
/// Particles of `gone` times the largest have leached by then.
double converted(const Law& law, double time, double gone) {
    const auto classes = ore::size_classes(
        ore::GatesGaudinSchuhmann{.top_size = Length(0.01), .exponent = 0.7, .classes = 100});
    // Classes well below are gone for certain; they would only make it stiff.
    std::vector<double> sizes;
    std::vector<double> mass;
    double sum = 0.0;
    for (const auto& each : classes) {
        if (each.mean < 0.8 * gone * 0.01) {
            sum += each.mass_fraction;
            continue;
        }
        sizes.push_back(each.mean);
        mass.push_back(each.mass_fraction);
    }
    const Network network = one_mineral(law, sizes);
    const auto share = Leach(network).converted(time);
    for (std::size_t k = 0; k < mass.size(); ++k) sum += mass[k] * share[k];
    return sum;
}

TEST(SizeClassesInTime, ConvertAPowerLawDistributionUnderReactionControl) {
    for (const Case& c : {Case{.01, .19645}, Case{.1, .65047}, Case{.3, .91684}}) {
        EXPECT_NEAR(converted(core(0, 1, 0), c.time, c.time), c.converted, 1e-4) << c.time;
    }
}

TEST(SizeClassesInTime, ConvertAPowerLawDistributionUnderDiffusionControl) {
    for (const Case& c : {Case{.01, .53080}, Case{.1, .84325}, Case{.3, .95871}}) {
        EXPECT_NEAR(converted(core(0, 0, 1), c.time, std::sqrt(c.time)), c.converted, 1e-4)
            << c.time;
    }
}

}  // namespace
}  // namespace gossan::reactions
