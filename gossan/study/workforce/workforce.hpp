// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "gossan/study/trial/trials.hpp"

namespace gossan::study {

/// Not an error: the study was asked to stop. What was run is kept.
struct StudyInterrupted {};

/// One member: a function of z alone, that may be called from several threads and throws nothing
/// but what ends the study.
using RunMember = std::function<Prediction(std::span<const double> z)>;

/// Members to be run, and who is told of each as it ends, one at a time and in no order.
struct Work {
    std::span<const std::vector<double>> points = {};
    RunMember run = {};
    Trials::OnDone on_done = {};
};

/// Who runs the members of a study: threads of this machine, processes of mpirun, or tasks of a
/// cluster. All give the same bits. One thread at a time may use it.
class Workforce {
public:
    virtual ~Workforce() = default;

    /// One prediction a point, in the order of points.
    [[nodiscard]] virtual std::vector<Prediction> run(const Work& work) = 0;
};

/// Threads of this process, at most so many.
class ThreadWorkforce final : public Workforce {
public:
    explicit ThreadWorkforce(int threads) : threads_(threads) {}
    [[nodiscard]] std::vector<Prediction> run(const Work& work) override;

private:
    int threads_;
};

}  // namespace gossan::study
