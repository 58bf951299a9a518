// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "gossan/study/forecast/forecast.hpp"
#include "gossan/study/workforce/workforce.hpp"

namespace gossan::study {

/// The causes by which an outcome is explained, with the numbers of each; the last may be "others",
/// which are those of none.
struct Causes {
    std::vector<std::string> names = {};
    std::vector<std::size_t> of_parameter = {};            ///< index of names
    std::vector<std::vector<std::string>> overrides = {};  ///< by cause
};
[[nodiscard]] Causes causes_of(const Forecast& forecast);

/// Every run that a forecast may want, as a function of one point, so that any process which knows
/// the forecast can make it. A point is z of the plan, which gives Trials::predict; or z and the
/// mark of a world, the plan with the overrides of some causes, which gives the one outcome that
/// is to be explained. Marks come from what is put over the plan alone. Thread-safe.
class ForecastRuns {
public:
    /// The forecast must outlive it. Once `is_interrupted` says so no run is begun:
    /// StudyInterrupted.
    explicit ForecastRuns(const Forecast& forecast, std::function<bool()> is_interrupted = {});

    [[nodiscard]] Prediction predict(std::span<const double> point) const;
    [[nodiscard]] RunMember runner() const {
        return [this](std::span<const double> point) { return predict(point); };
    }

    /// A point in the world of a subset of causes, a bit each.
    [[nodiscard]] std::vector<double> in_world(std::vector<double> z, std::uint64_t causes) const;
    [[nodiscard]] const Causes& causes() const { return causes_; }

private:
    struct World {
        std::vector<std::string> overrides = {};
        std::unique_ptr<const Trials> trials = {};  ///< once it was asked for
    };

    [[nodiscard]] double mark_of(std::uint64_t causes) const;
    [[nodiscard]] std::vector<std::string> overrides_of(std::uint64_t causes) const;
    [[nodiscard]] const Trials& world(double mark) const;

    const Forecast& forecast_;
    std::function<bool()> is_interrupted_;
    Causes causes_;
    mutable std::mutex mutex_;
    mutable std::map<double, World> worlds_;
};

}  // namespace gossan::study
