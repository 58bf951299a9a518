// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/units.hpp"

namespace gossan {

/// Volts to add to a reading against this electrode to have it against hydrogen, at 25 degC; the
/// drift with temperature (below 1 mV/K) is neglected.
long double volts_above_hydrogen(Electrode electrode);

/// A reading against an electrode (V) turned into V SHE.
inline long double against_hydrogen(long double volts, Electrode electrode) {
    return electrode == Electrode::hydrogen ? volts : volts + volts_above_hydrogen(electrode);
}

/// A text whose end names an electrode: the text before it and the electrode.
struct WithElectrode {
    std::string_view before;
    std::optional<Electrode> electrode = {};
};
WithElectrode split_electrode(std::string_view text);

/// Every way to write an electrode, the preferred ones first.
std::vector<std::string> electrode_names();

}  // namespace gossan
