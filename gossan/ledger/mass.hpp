// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gossan::ledger {

/// kg in one `unit` of a substance of the accounts: of a mol, with acid (H) as H2SO4 and sulphate
/// as SO4; of g, kg, t; of a m3 of water 1000. Error(input) for any other.
[[nodiscard]] double kilograms(const std::string& substance, const std::string& unit);

/// kg of the element in a kg of a substance: sulphate counts as SO4, iron of any charge as iron.
[[nodiscard]] double element_share(const std::string& substance);

}  // namespace gossan::ledger
