// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace gossan {

/// A file that the build put into the program (`gossan_embed` of cmake/GossanEmbed.cmake).
/// Whoever embeds a list `name` declares `std::span<const EmbeddedFile> embedded_name();`.
struct EmbeddedFile {
    std::string_view name;     ///< path below the embedded folder
    std::string_view content;  ///< the bytes, unchanged
};

}  // namespace gossan
