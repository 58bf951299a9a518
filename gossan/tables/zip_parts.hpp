// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace gossan::tables {

/// The named parts of a zip archive that lies in memory, unpacked within limits.
class ZipParts {
public:
    /// `bytes` must outlive this. Check `is_open` before anything else.
    ZipParts(std::string_view bytes, std::size_t most_unpacked);
    ~ZipParts();
    ZipParts(const ZipParts&) = delete;
    ZipParts& operator=(const ZipParts&) = delete;

    [[nodiscard]] bool is_open() const { return archive_ != nullptr; }
    [[nodiscard]] bool has(const std::string& name) const;
    /// Nothing where there is no such part, where it is damaged and where it is beyond the limit;
    /// `wrong` then says which in words.
    [[nodiscard]] std::optional<std::string> read(const std::string& name);
    [[nodiscard]] const std::string& wrong() const { return wrong_; }
    [[nodiscard]] bool is_too_large() const { return is_too_large_; }

private:
    zip* archive_ = nullptr;
    std::size_t most_;
    std::size_t left_;
    std::string wrong_;
    bool is_too_large_ = false;
};

}  // namespace gossan::tables
