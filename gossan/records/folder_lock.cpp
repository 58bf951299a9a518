// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "gossan/base/error.hpp"

namespace gossan::records {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : folder_(open_file(folder, O_RDONLY | O_DIRECTORY, "open the folder")) {
    if (::flock(folder_.number(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    throw Error(ErrorCode::input, "another program is writing in this run folder", folder.string(),
                "wait until it ends, or stop it");
}

}  // namespace gossan::records
