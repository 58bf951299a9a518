// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Between which pH a reaction or a microbe works: none beyond the outer values, all between the
/// inner ones, straight between.
///
///     F = step((pH − lowest_zero)/(lowest_full − lowest_zero))
///         x step((highest_zero − pH)/(highest_zero − highest_full)),  pH = −log10 a_H   (1)
///
/// Each side may be left out. Source: `choice`: the plainest form that its four numbers allow. The
/// corners are rounded over a tenth of their side; values at the four pH hold exactly.
struct PhWindow {
    std::optional<double> lowest_zero;
    std::optional<double> lowest_full;
    std::optional<double> highest_full;
    std::optional<double> highest_zero;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<PhWindow> schema();
    [[nodiscard]] LawNeeds needs() const { return {.components = {"H"}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::acid}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
