// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gossan::records {

/// A file named by its number, such as fields/0007.nc or checkpoint/0012.ckpt.
struct NumberedFile {
    std::size_t number = 0;
    std::filesystem::path path = {};
};

/// "0007.nc": at least four digits, so that a listing shows them in order.
[[nodiscard]] std::string numbered_name(std::size_t number, std::string_view extension);

/// The numbered files of a folder by rising number; others are left out; none if there is no
/// folder.
[[nodiscard]] std::vector<NumberedFile> numbered_files(const std::filesystem::path& folder,
                                                       std::string_view extension);

}  // namespace gossan::records
