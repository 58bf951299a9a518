// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "gossan/records/document.hpp"
#include "gossan/records/fields.hpp"
#include "gossan/records/manifest.hpp"
#include "gossan/records/series.hpp"

namespace gossan::records {

/// Where each part of a run lies. Knows paths, not content; docs/reference/run-folder.md describes
/// them.
class RunFolder {
public:
    /// A folder for a new run, with its manifest in it. Error(input) if the path exists and is not
    /// an empty folder; with `force` a run folder is replaced, and anything else still refused.
    /// Files that are not part of a run stay.
    [[nodiscard]] static RunFolder create(const std::filesystem::path& path,
                                          const Manifest& manifest, bool force);
    /// Whether `create` would replace a run; throws where it would, and writes nothing.
    [[nodiscard]] static bool would_replace(const std::filesystem::path& path, bool force);
    /// An existing run folder; Error(input) if it is none.
    [[nodiscard]] static RunFolder open(const std::filesystem::path& path);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path manifest() const { return path_ / "manifest.json"; }
    [[nodiscard]] std::filesystem::path effective() const { return path_ / "effective.toml"; }
    [[nodiscard]] std::filesystem::path summary() const { return path_ / "summary.json"; }
    [[nodiscard]] std::filesystem::path series() const { return path_ / "series.csv"; }
    [[nodiscard]] std::filesystem::path fields() const { return path_ / "fields.nc"; }
    [[nodiscard]] std::filesystem::path field_parts() const { return path_ / "fields"; }
    [[nodiscard]] std::filesystem::path balance() const { return path_ / "balance.csv"; }
    [[nodiscard]] std::filesystem::path inventory() const { return path_ / "inventory.csv"; }
    [[nodiscard]] std::filesystem::path events() const { return path_ / "events.csv"; }
    // Of a heap with its plant alone.
    [[nodiscard]] std::filesystem::path modules() const { return path_ / "modules.csv"; }
    [[nodiscard]] std::filesystem::path module_flows() const { return path_ / "module_flows.csv"; }
    [[nodiscard]] std::filesystem::path ponds() const { return path_ / "ponds.csv"; }
    [[nodiscard]] std::filesystem::path circuit() const { return path_ / "circuit.csv"; }
    [[nodiscard]] std::filesystem::path checkpoints() const { return path_ / "checkpoint"; }
    [[nodiscard]] std::filesystem::path report() const { return path_ / "report.html"; }

private:
    explicit RunFolder(std::filesystem::path path);

    std::filesystem::path path_;
};

void write_manifest(const RunFolder& folder, const Manifest& manifest);
[[nodiscard]] Manifest read_manifest(const RunFolder& folder);

/// summary.json; Error(io) if the run has not written one.
[[nodiscard]] Document read_summary(const RunFolder& folder);

/// series.csv with the long names of the manifest.
[[nodiscard]] Series read_series(const RunFolder& folder);

/// The fields of a run: fields.nc if it is done, else what its parts hold so far. Empty if there is
/// none.
[[nodiscard]] Fields read_fields(const RunFolder& folder);

}  // namespace gossan::records
