// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gossan::records {

/// Throws Error(io) "cannot <doing>: <cause>" for the path, with advice where the cause has one
/// (full disk, file size limit, no permission). `cause` is a value of errno.
[[noreturn]] void throw_io(const std::string& doing, const std::filesystem::path& path, int cause);

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    [[nodiscard]] int number() const { return number_; }
    /// Closes now, to see whether that fails; returns 0 or an errno.
    [[nodiscard]] int close();

private:
    int number_;
};

/// open(2) with close-on-exec, after the signal of the file size limit has been turned into an
/// error. Throws for a failure, saying what was being done.
[[nodiscard]] Descriptor open_file(const std::filesystem::path& path, int flags,
                                   const std::string& doing);

/// write(2) of all bytes at the file's place; returns 0 or an errno.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes);

}  // namespace gossan::records
