// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/numbered_files.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace gossan::records {

std::string numbered_name(std::size_t number, std::string_view extension) {
    constexpr std::size_t least_digits = 4;
    std::string digits = std::to_string(number);
    if (digits.size() < least_digits) digits.insert(0, least_digits - digits.size(), '0');
    return digits + std::string(extension);
}

std::vector<NumberedFile> numbered_files(const std::filesystem::path& folder,
                                         std::string_view extension) {
    std::vector<NumberedFile> files;
    std::error_code ignored;  // a folder that is not there holds none
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        NumberedFile file{.path = entry.path()};
        const auto [end, error] =
            std::from_chars(name.data(), name.data() + name.size(), file.number);
        if (error == std::errc() && std::string_view(end, name.data() + name.size()) == extension) {
            files.push_back(std::move(file));
        }
    }
    std::sort(files.begin(), files.end(),
              [](const NumberedFile& a, const NumberedFile& b) { return a.number < b.number; });
    return files;
}

}  // namespace gossan::records
