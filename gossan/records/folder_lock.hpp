// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/records/system.hpp"

namespace gossan::records {

/// Keeps other programs from writing in a folder as long as it lives; a kill releases it.
/// Where the file system has no locks, it keeps nobody out.
class FolderLock {
public:
    /// Error(input) if another program holds the folder.
    explicit FolderLock(const std::filesystem::path& folder);

private:
    Descriptor folder_;
};

}  // namespace gossan::records
