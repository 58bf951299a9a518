// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"

namespace gossan::catalogue {

/// One file of facts, before it is read.
struct DataFile {
    std::string name;   ///< path below the data folder: "minerals/tenorite.toml"
    std::string shown;  ///< as faults call it
    std::string content;
    int layer = 0;  ///< 0 = the program's own, then the overlays in turn
};

/// The files within the program, then those of every overlay folder, each by name. Files of an
/// overlay that no rule knows how to read are faults, so that nothing is overlooked in silence.
[[nodiscard]] std::vector<DataFile> collect_data_files(std::span<const std::string> overlays,
                                                       Diagnostics& diagnostics);

/// All files as one text that differs whenever any name, order or content does: hash it to name the
/// set of facts that a run used.
[[nodiscard]] std::string canonical_bytes(std::span<const DataFile> files);

}  // namespace gossan::catalogue
