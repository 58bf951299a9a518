// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/zip_parts.hpp"

#include <zip.h>

#include <array>

namespace gossan::tables {

ZipParts::ZipParts(std::string_view bytes, std::size_t most_unpacked)
    : most_(most_unpacked), left_(most_unpacked) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        archive_ = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (archive_ == nullptr) zip_source_free(source);
    }
    zip_error_fini(&error);
}

ZipParts::~ZipParts() {
    if (archive_ != nullptr) zip_discard(archive_);
}

bool ZipParts::has(const std::string& name) const {
    return archive_ != nullptr && zip_name_locate(archive_, name.c_str(), 0) >= 0;
}

std::optional<std::string> ZipParts::read(const std::string& name) {
    if (!has(name)) {
        wrong_ = "no part " + name + " in it";
        return std::nullopt;
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> part(
        zip_fopen(archive_, name.c_str(), 0), &zip_fclose);
    std::string text;
    std::array<char, 1 << 15> block{};
    zip_int64_t n = part ? 0 : -1;
    while (part && (n = zip_fread(part.get(), block.data(), block.size())) > 0) {
        const auto read = static_cast<std::size_t>(n);
        if (read > left_) {
            wrong_ = "more than " + std::to_string(most_ >> 10) + " KB once unpacked";
            is_too_large_ = true;
            return std::nullopt;
        }
        left_ -= read;
        text.append(block.data(), read);
    }
    if (n < 0) {
        wrong_ = "the part " + name + " is damaged";
        return std::nullopt;
    }
    return text;
}

}  // namespace gossan::tables
