// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

#include "gossan/base/error.hpp"
#include "gossan/records/system.hpp"

namespace gossan::records {
namespace {

constexpr std::string_view temporary_end = ".partial";

std::filesystem::path temporary_of(const std::filesystem::path& path) {
    return path.parent_path() / ("." + path.filename().string() + std::string(temporary_end));
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path();
}

/// Writes, syncs and closes; returns 0 or an errno.
int fill(Descriptor& file, std::string_view bytes) {
    if (const int cause = write_all(file.number(), bytes); cause != 0) return cause;
    if (::fsync(file.number()) != 0) return errno;
    return file.close();
}

}  // namespace

void write_atomically(const std::filesystem::path& path, std::string_view bytes) {
    const std::filesystem::path temporary = temporary_of(path);
    Descriptor file =
        open_file(temporary, O_WRONLY | O_CREAT | O_TRUNC, "write " + path.filename().string());
    int cause = fill(file, bytes);
    if (cause == 0 && std::rename(temporary.c_str(), path.c_str()) != 0) cause = errno;
    if (cause != 0) {
        ::unlink(temporary.c_str());
        throw_io("write " + path.filename().string(), path, cause);
    }
    sync_folder(folder_of(path));
}

std::string read_file(const std::filesystem::path& path) {
    const Descriptor file = open_file(path, O_RDONLY, "read " + path.filename().string());
    std::string bytes;
    std::vector<char> block(1 << 16);
    while (true) {
        const ssize_t n = ::read(file.number(), block.data(), block.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw_io("read " + path.filename().string(), path, errno);
        if (n == 0) return bytes;
        bytes.append(block.data(), static_cast<std::size_t>(n));
    }
}

void remove_temporaries(const std::filesystem::path& folder) {
    std::error_code ignored;  // a folder that is not there holds none
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with('.') && name.ends_with(temporary_end)) ::unlink(entry.path().c_str());
    }
}

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened = open_file(folder, O_RDONLY | O_DIRECTORY, "open the folder");
    // Some file systems cannot sync a folder and say EINVAL; they order renames by themselves.
    if (::fsync(opened.number()) != 0 && errno != EINVAL)
        throw_io("sync the folder", folder, errno);
}

void make_folder(const std::filesystem::path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) throw_io("make the folder", folder, failure.value());
}

}  // namespace gossan::records
