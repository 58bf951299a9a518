// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/units.hpp"

namespace gossan::study {

/// Members of an ensemble with the values of their parameters: prior.csv, posterior.csv.
///
/// A row a member: "member", then a column "NAME [unit]" a parameter with the value in that unit,
/// then a column "z of NAME" each. A name is the parameter's path, "facts.microbes.M1.decay"; of a
/// number of one test alone "PATH in TEST", beside which "PATH" is what a further test would have.
struct Ensemble {
    std::vector<std::string> names = {};           ///< by parameter
    std::vector<std::string> units = {};           ///< blank of a number
    std::vector<std::uint64_t> members = {};       ///< by row
    std::vector<std::vector<double>> values = {};  ///< [row][parameter], SI
    std::vector<std::vector<double>> z = {};       ///< [row][parameter]

    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
};

/// A value as a table shows it: a number in the unit that the measure is printed in.
[[nodiscard]] double shown(double si, const Measure& measure);
/// That unit; blank of a number.
[[nodiscard]] std::string shown_unit(const Measure& measure);

void write_ensemble(const std::filesystem::path& file, const Ensemble& ensemble,
                    std::span<const Measure> measures);
/// z to the same bits, values to 16 digits. Error(input) with every fault of the file.
[[nodiscard]] Ensemble read_ensemble(const std::filesystem::path& file);

}  // namespace gossan::study
