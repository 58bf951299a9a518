// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gossan::records {

/// Puts `bytes` at `path` so that a reader, or a kill at any moment, sees the old file or the new
/// one and never a part: temporary name in the same folder, fsync, rename, fsync of the folder.
/// On failure the old file stands, the temporary is gone and Error(io) names the path and the
/// cause.
void write_atomically(const std::filesystem::path& path, std::string_view bytes);

/// The whole of a file; Error(io) naming the path and the cause.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Removes what a killed `write_atomically` left behind in `folder`.
void remove_temporaries(const std::filesystem::path& folder);

/// Makes renames and removals in `folder` durable.
void sync_folder(const std::filesystem::path& folder);

/// Makes the folder and its parents; Error(io) naming the path and the cause.
void make_folder(const std::filesystem::path& folder);

}  // namespace gossan::records
