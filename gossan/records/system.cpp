// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/system.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "gossan/base/error.hpp"

namespace gossan::records {
namespace {

std::string advice(int cause) {
    switch (cause) {
        case ENOSPC:
        case EDQUOT:
            return "free some space there, or write to another disk";
        case EFBIG:
            return "raise the limit on file sizes (ulimit -f)";
        case EACCES:
        case EPERM:
        case EROFS:
            return "write to a folder that you may write to";
        default:
            return {};
    }
}

/// A write beyond the file size limit kills the process unless its signal is ignored; then it is
/// EFBIG.
void turn_size_limit_into_an_error() {
    struct sigaction current {};
    if (sigaction(SIGXFSZ, nullptr, &current) == 0 && current.sa_handler == SIG_DFL) {
        std::signal(SIGXFSZ, SIG_IGN);
    }
}

}  // namespace

void throw_io(const std::string& doing, const std::filesystem::path& path, int cause) {
    throw Error(ErrorCode::io, "cannot " + doing + ": " + std::strerror(cause), path.string(),
                advice(cause));
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

int Descriptor::close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

Descriptor open_file(const std::filesystem::path& path, int flags, const std::string& doing) {
    turn_size_limit_into_an_error();
    constexpr mode_t readable_by_all = 0666;  // less what the user's umask takes away
    Descriptor descriptor(::open(path.c_str(), flags | O_CLOEXEC, readable_by_all));
    if (descriptor.number() < 0) throw_io(doing, path, errno);
    return descriptor;
}

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        if (written == 0) return EIO;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace gossan::records
