// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "gossan/records/system.hpp"

namespace gossan::records {

/// A file that only grows and knows its length, so that a resumed run can cut it back to a mark.
/// Each `append` goes to the system at once; a failed one leaves the file as long as before.
/// One thread at a time.
class AppendFile {
public:
    /// A new, empty file; Error(io) if there is one.
    [[nodiscard]] static AppendFile create(const std::filesystem::path& path);
    /// An existing file cut back to `length` bytes; Error(io) if it is shorter than that.
    [[nodiscard]] static AppendFile cut_back(const std::filesystem::path& path,
                                             std::uint64_t length);

    void append(std::string_view text);
    /// Makes everything appended so far survive a power cut.
    void sync();
    [[nodiscard]] std::uint64_t length() const { return length_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    AppendFile(std::filesystem::path path, Descriptor file, std::uint64_t length);

    std::filesystem::path path_;
    Descriptor file_;
    std::uint64_t length_;
};

}  // namespace gossan::records
