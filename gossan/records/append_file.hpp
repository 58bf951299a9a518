// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

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

    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;
    ~AppendFile();

    void append(std::string_view text);
    /// Makes everything appended so far survive a power cut.
    void sync();
    [[nodiscard]] std::uint64_t length() const { return length_; }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    AppendFile(std::filesystem::path path, int descriptor, std::uint64_t length);

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t length_ = 0;
};

}  // namespace gossan::records
