// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/lane_vector_operations.hpp"

#include <gtest/gtest.h>
#include <nvector/nvector_serial.h>

#include <cmath>
#include <memory>
#include <vector>

namespace gossan::numerics {
namespace {

/// Vectors of one length, two of them with SUNDIALS' own arithmetic beside two with ours.
class LaneVectorOperations : public testing::TestWithParam<int> {
protected:
    LaneVectorOperations() {
        SUNContext_Create(nullptr, &context_);
        plain_ = make();
        ours_ = make();
        use_lanes(ours_);
        other_plain_ = N_VClone(plain_);
        other_ = N_VClone(ours_);
        fill(other_plain_, 0.3);
        fill(other_, 0.3);
    }
    ~LaneVectorOperations() override {
        for (N_Vector each : {plain_, ours_, other_plain_, other_}) N_VDestroy(each);
        SUNContext_Free(&context_);
    }
    N_Vector make() {
        N_Vector vector = N_VNew_Serial(GetParam(), context_);
        fill(vector, 0.7);
        return vector;
    }
    static void fill(N_Vector vector, double phase) {
        for (int k = 0; k < NV_LENGTH_S(vector); ++k) {
            NV_Ith_S(vector, k) = std::sin(phase + 1.7 * k) + 1.5e-3;
        }
    }
    void expect_equal() const {
        for (int k = 0; k < GetParam(); ++k) {
            // Each place is a sum of two products at most: the last digit.
            EXPECT_NEAR(NV_Ith_S(ours_, k), NV_Ith_S(plain_, k),
                        1e-15 + 4e-16 * std::abs(NV_Ith_S(plain_, k)))
                << k;
        }
    }

    SUNContext context_ = nullptr;
    N_Vector plain_ = nullptr, ours_ = nullptr, other_plain_ = nullptr, other_ = nullptr;
};

TEST_P(LaneVectorOperations, SumLikeThoseOfSundialsIntoAnOperandToo) {
    for (const auto& [a, b] : std::vector<std::pair<double, double>>{{1, 1}, {-0.3, 1}, {2, 0.7}}) {
        N_VLinearSum(a, plain_, b, other_plain_, plain_);
        N_VLinearSum(a, ours_, b, other_, ours_);
        expect_equal();
    }
}

TEST_P(LaneVectorOperations, ScaleAndInvertLikeThoseOfSundials) {
    N_VScale(-1.0, other_plain_, plain_);
    N_VScale(-1.0, other_, ours_);
    expect_equal();
    N_VScale(1.0, other_plain_, plain_);
    N_VScale(1.0, other_, ours_);
    expect_equal();
    N_VAbs(plain_, plain_);
    N_VAbs(ours_, ours_);
    expect_equal();
    N_VInv(plain_, plain_);
    N_VInv(ours_, ours_);
    for (int k = 0; k < GetParam(); ++k) EXPECT_EQ(NV_Ith_S(ours_, k), NV_Ith_S(plain_, k));
    EXPECT_EQ(N_VMin(other_), N_VMin(other_plain_));
    N_VConst(0.25, ours_);
    N_VConst(0.25, plain_);
    expect_equal();
}

TEST_P(LaneVectorOperations, CombineSeveralVectorsLikeThoseOfSundials) {
    double factors[2] = {0.5, -1.25};
    N_Vector plain[2] = {plain_, other_plain_};
    N_Vector ours[2] = {ours_, other_};
    N_Vector x_plain = N_VClone(plain_), x_ours = N_VClone(ours_);
    fill(x_plain, 2.0);
    fill(x_ours, 2.0);
    N_VScaleAddMulti(2, factors, x_plain, plain, plain);
    N_VScaleAddMulti(2, factors, x_ours, ours, ours);
    expect_equal();
    N_VLinearCombination(2, factors, plain, plain_);
    N_VLinearCombination(2, factors, ours, ours_);
    expect_equal();
    N_VDestroy(x_plain);
    N_VDestroy(x_ours);
}

TEST_P(LaneVectorOperations, LeavesWhatHasNextToNoWeightOutOfTheNorm) {
    N_VConst(2.0, other_);
    NV_Ith_S(other_, 0) = 1e-30;
    double sum = 0.0;
    for (int k = 1; k < GetParam(); ++k) sum += 4.0 * NV_Ith_S(ours_, k) * NV_Ith_S(ours_, k);
    // A sum of up to 23 terms: round-off of as many eps.
    EXPECT_NEAR(N_VWrmsNorm(ours_, other_), std::sqrt(sum / (GetParam() - 1)), 1e-14);
}

INSTANTIATE_TEST_SUITE_P(Lengths, LaneVectorOperations, testing::Values(2, 3, 4, 7, 8, 9, 23));

}  // namespace
}  // namespace gossan::numerics
