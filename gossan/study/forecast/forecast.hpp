// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/manifest.hpp"
#include "gossan/study/forecast/forecast_input.hpp"
#include "gossan/study/trial/trials.hpp"

namespace gossan::study {

/// A measured value at one of the days that a forecast tells.
struct ForecastDatum {
    std::size_t output = 0, day = 0;  ///< indices of Forecast::outputs and ::days
    double value = 0.0;
    double sd = 0.0;
    tables::Bound bound = tables::Bound::exact;
    std::string place = {};
};

/// A forecast that can be made: runs of the plan that tell every output on every day.
struct Forecast {
    ForecastInput input;
    std::unique_ptr<const catalogue::Facts> facts;
    std::unique_ptr<const Trials> trials;
    std::vector<records::ColumnInfo> outputs;
    std::vector<double> run_days;  ///< on which runs tell, by the plan alone; rising
    std::vector<double> days;      ///< on which the forecast tells: those, and days of data; rising
    std::vector<std::uint64_t> members;
    std::vector<std::vector<double>> z;  ///< [member][parameter]; of those carried the value, SI
    std::vector<bool> is_carried;        ///< by parameter
    std::vector<ForecastDatum> data;     ///< those of outputs
    std::string start_date;              ///< of the plan; blank: undated
    std::vector<std::string> overlays;
    std::string effective_toml;  ///< the study in force; its paths are absolute
    std::vector<std::string> notes;
    std::vector<records::InputRecord> inputs;
    std::map<std::string, std::string> identity;  ///< of its members; see MemberStore

    /// What a run says by `index`, from what it says by output on every run day: on a straight line
    /// between two of them, not defined where one of them is not.
    [[nodiscard]] std::vector<double> told(std::span<const double> run) const;

    /// Where ForecastEnsemble::values has an output on a day.
    [[nodiscard]] std::size_t index(std::size_t output, std::size_t day) const {
        return output * days.size() + day;
    }
    [[nodiscard]] std::optional<std::size_t> output_named(std::string_view name) const;
    /// Index of the last day told that is not after `day`.
    [[nodiscard]] std::size_t day_at(double day) const;
    [[nodiscard]] bool is_from_priors() const { return input.calibration.empty(); }
};

/// Reads a file of forecast with all that it names; every fault goes to `diagnostics`, and there is
/// none then. Overlays are folders of facts.
[[nodiscard]] std::unique_ptr<Forecast> read_forecast(const std::string& file,
                                                      std::span<const std::string> overrides,
                                                      std::span<const std::string> overlays,
                                                      const std::string& version,
                                                      Diagnostics& diagnostics);

/// Members of a forecast with what they say.
struct ForecastEnsemble {
    std::vector<std::uint64_t> members = {};
    std::vector<std::vector<double>> z = {};       ///< [row][parameter]
    std::vector<std::vector<double>> values = {};  ///< [row][Forecast::index]
    std::vector<double> weights = {};              ///< by row, sum 1; none: all alike

    [[nodiscard]] std::size_t size() const { return members.size(); }
    /// Members that count, 1/sum w^2; 0 where no weight is above zero.
    [[nodiscard]] double effective() const;
};

/// One number of every member, where it is defined.
struct ForecastSample {
    std::vector<double> values = {}, weights = {};    ///< no weights: all alike
    [[nodiscard]] double percentile(double p) const;  ///< NaN of none
    [[nodiscard]] double mean() const;
};
[[nodiscard]] ForecastSample sample(const Forecast& forecast, const ForecastEnsemble& ensemble,
                                    std::size_t output, std::size_t day);
/// What each grew by from the end of one day told to that of another, where it is defined on both.
[[nodiscard]] ForecastSample growth(const Forecast& forecast, const ForecastEnsemble& ensemble,
                                    std::size_t output, std::size_t from, std::size_t to);

}  // namespace gossan::study
