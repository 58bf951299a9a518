// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace gossan::report {

/// What a made run of a sulphide column is made of. Formulas, not physics: it tests the page alone.
struct MadeBioleach {
    double air_Nm3_m2_h = 1.0;
    bool has_second_lift = false;  ///< on day 150; its cells are not there before
    std::size_t n_cells = 60;
};

/// Writes a run folder with every column, field and key that a bioleach column records.
void make_bioleach(const std::filesystem::path& folder, const MadeBioleach& run = {});

}  // namespace gossan::report
