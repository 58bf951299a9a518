// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/append_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "gossan/base/error.hpp"

namespace gossan::records {

AppendFile::AppendFile(std::filesystem::path path, Descriptor file, std::uint64_t length)
    : path_(std::move(path)), file_(std::move(file)), length_(length) {}

AppendFile AppendFile::create(const std::filesystem::path& path) {
    Descriptor file =
        open_file(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, "make " + path.filename().string());
    return {path, std::move(file), 0};
}

AppendFile AppendFile::cut_back(const std::filesystem::path& path, std::uint64_t length) {
    const std::string name = path.filename().string();
    Descriptor file = open_file(path, O_WRONLY | O_APPEND, "open " + name);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) throw_io("open " + name, path, errno);
    if (static_cast<std::uint64_t>(status.st_size) < length) {
        throw Error(ErrorCode::io,
                    name + " is cut short: " + std::to_string(status.st_size) +
                        " bytes, of which the " + "checkpoint saw " + std::to_string(length),
                    path.string());
    }
    if (::ftruncate(file.number(), static_cast<off_t>(length)) != 0) {
        throw_io("cut back " + name, path, errno);
    }
    return {path, std::move(file), length};
}

void AppendFile::append(std::string_view text) {
    if (const int cause = write_all(file_.number(), text); cause != 0) {
        // Best effort: a torn last line is also dropped by every reader.
        [[maybe_unused]] const int undone =
            ::ftruncate(file_.number(), static_cast<off_t>(length_));
        throw_io("write " + path_.filename().string(), path_, cause);
    }
    length_ += text.size();
}

void AppendFile::sync() {
    if (::fsync(file_.number()) != 0) throw_io("write " + path_.filename().string(), path_, errno);
}

}  // namespace gossan::records
