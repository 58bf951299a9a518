// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ctime>

#include "gossan/numerics/stiff_system.hpp"

namespace gossan::bench {

/// Processor time of this program in s: what others do on the machine does not count.
inline double seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

/// Passes a system on and keeps the time that its rates and its Jacobian take.
class TimedSystem : public numerics::StiffSystem {
public:
    explicit TimedSystem(numerics::StiffSystem& inner) : inner_(inner) {}

    [[nodiscard]] std::shared_ptr<const numerics::BlockLayout> layout() const override {
        return inner_.layout();
    }
    [[nodiscard]] bool rates(double time, std::span<const double> state,
                             std::span<double> rates) override {
        const double begin = seconds();
        const bool is_fine = inner_.rates(time, state, rates);
        rates_seconds += seconds() - begin;
        ++rates_calls;
        return is_fine;
    }
    [[nodiscard]] bool jacobian(double time, std::span<const double> state,
                                numerics::BlockMatrix& jacobian) override {
        const double begin = seconds();
        const bool is_fine = inner_.jacobian(time, state, jacobian);
        jacobian_seconds += seconds() - begin;
        return is_fine;
    }
    void absolute_tolerances(std::span<double> tolerances) const override {
        inner_.absolute_tolerances(tolerances);
    }
    void least_values(std::span<double> least) const override {
        if (keeps_least_values) inner_.least_values(least);
    }

    bool keeps_least_values = true;
    double rates_seconds = 0.0;
    double jacobian_seconds = 0.0;
    long rates_calls = 0;

private:
    numerics::StiffSystem& inner_;
};

}  // namespace gossan::bench
