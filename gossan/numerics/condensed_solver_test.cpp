// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/condensed_solver.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace gossan::numerics {
namespace {

std::shared_ptr<const BlockLayout> uneven_chain() {
    return std::make_shared<const BlockLayout>(std::vector<BlockShape>{
        {.carried = 3, .local = 4, .sinks = 2, .far_sinks = 2},
        {.carried = 3, .local = 4, .sinks = 1},
        {.carried = 3, .local = 0, .sinks = 0},
        {.carried = 2, .local = 5, .sinks = 3, .far_sinks = 1},
    });
}

/// A random J of moderate size, so that I - 0.2 J is well conditioned.
BlockMatrix random_matrix(const std::shared_ptr<const BlockLayout>& layout) {
    BlockMatrix matrix(layout);
    std::mt19937 generator(7);
    std::uniform_real_distribution<double> uniform(-0.5, 0.5);
    const int n = layout->n_blocks();
    auto fill = [&](double* values, int rows, int columns) {
        for (int k = 0; k < rows * columns; ++k) values[k] = uniform(generator);
    };
    for (int block = 0; block < n; ++block) {
        const BlockShape& shape = layout->shape(block);
        const int coupled = shape.coupled();
        fill(matrix.own(block), shape.size(), shape.driving());
        if (block > 0) fill(matrix.before(block), coupled, layout->shape(block - 1).carried);
        if (block + 1 < n) fill(matrix.after(block), coupled, layout->shape(block + 1).carried);
        for (double& factor : matrix.follow(block)) factor = uniform(generator);
    }
    return matrix;
}

TEST(CondensedSolver, SolvesWhatTheMatrixMultiplies) {
    const auto layout = uneven_chain();
    const BlockMatrix jacobian = random_matrix(layout);
    const double gamma = 0.2;
    BlockMatrix newton(layout);
    newton.copy_from(jacobian);
    newton.scale_and_add_identity(-gamma);
    CondensedSolver solver(layout);
    ASSERT_TRUE(solver.factorise(newton));

    std::vector<double> expected(layout->size()), product(layout->size());
    for (std::size_t k = 0; k < expected.size(); ++k) expected[k] = std::sin(1.0 + double(k));
    jacobian.multiply(expected, product);  // b = (I - gamma J) x with the follow terms inside J
    std::vector<double> b(layout->size());
    for (std::size_t k = 0; k < b.size(); ++k) b[k] = expected[k] - gamma * product[k];
    solver.solve(b);
    // The matrix has a condition number below 100: 1e-13 is round-off with room to spare.
    for (std::size_t k = 0; k < b.size(); ++k) EXPECT_NEAR(b[k], expected[k], 1e-13) << k;
}

TEST(CondensedSolver, AssemblesTheNewtonMatrixOnTheWayToTheSameBits) {
    const auto layout = uneven_chain();
    const BlockMatrix jacobian = random_matrix(layout);
    BlockMatrix newton(layout);
    newton.copy_from(jacobian);
    newton.scale_and_add_identity(-0.2);
    CondensedSolver assembled(layout), lazy(layout);
    ASSERT_TRUE(assembled.factorise(newton));
    ASSERT_TRUE(lazy.factorise(-0.2, jacobian));
    std::vector<double> x(layout->size(), 1.0), y(layout->size(), 1.0);
    assembled.solve(x);
    lazy.solve(y);
    EXPECT_EQ(x, y);
}

TEST(CondensedSolver, ReportsASingularPivotInsteadOfDividingByIt) {
    const auto layout = std::make_shared<const BlockLayout>(
        std::vector<BlockShape>{{.carried = 1, .local = 1, .sinks = 0}});
    BlockMatrix newton(layout);
    newton.own(0)[0] = 1.0;  // the local pivot stays zero
    CondensedSolver solver(layout);
    EXPECT_FALSE(solver.factorise(newton));
}

}  // namespace
}  // namespace gossan::numerics
