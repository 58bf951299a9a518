// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/footprint/factor/factor.hpp"

namespace gossan::footprint {

/// All factors with all their vintages. Thread-safe to read.
class FactorLibrary {
public:
    FactorLibrary() = default;
    /// Of these factors alone; of two of one name the first.
    explicit FactorLibrary(std::vector<Factor> factors);

    /// The program's own: data/factors.
    [[nodiscard]] static const FactorLibrary& standard();

    /// Adds the factors of a file of data/factors's form; what has the name of one that is there
    /// takes its place, with a note. Faults go to `diagnostics`.
    void add_file(const std::string& path, Diagnostics& diagnostics);
    void add_text(std::string_view text, const std::string& name, Diagnostics& diagnostics);

    /// "grid_aznm@2023", or "grid_aznm": its latest vintage. Error(input) with the nearest there
    /// is.
    [[nodiscard]] const Factor& at(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;

    [[nodiscard]] std::span<const Factor> factors() const { return factors_; }
    [[nodiscard]] std::span<const std::string> notes() const { return notes_; }

private:
    void add(std::vector<Factor> factors, const std::string& name, Diagnostics& diagnostics);
    [[nodiscard]] const Factor* find(const std::string& name) const;

    std::vector<Factor> factors_;  ///< by id, then vintage
    std::vector<std::string> notes_;
};

}  // namespace gossan::footprint
