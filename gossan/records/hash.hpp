// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace gossan::records {

/// SHA-256 of bytes as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// SHA-1 of bytes as 40 hexadecimal digits: for the names of version 5 of RFC 9562 (UUID), which
/// demand it. Never where somebody may want two texts to have the same.
[[nodiscard]] std::string sha1(std::string_view bytes);

/// SHA-256 of a file's content; Error(io) if it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

/// A text with the name under which it counts in a joint hash.
struct NamedBlob {
    std::string_view name;
    std::string_view bytes;
};

/// SHA-256 of a set of named texts: the same for any order of the set, and different when a text
/// moves to another name or a boundary between two texts shifts.
[[nodiscard]] std::string sha256(std::span<const NamedBlob> blobs);

}  // namespace gossan::records
