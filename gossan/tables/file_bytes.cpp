// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/file_bytes.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "gossan/base/error.hpp"

namespace gossan::tables {

std::string file_bytes(const std::filesystem::path& file) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(file.c_str(), "rb"),
                                                                 &std::fclose);
    std::string text;
    std::vector<char> block(1 << 16);
    std::size_t n = 0;
    while (stream && (n = std::fread(block.data(), 1, block.size(), stream.get())) > 0) {
        text.append(block.data(), n);
    }
    if (!stream || std::ferror(stream.get()) != 0) {
        throw Error(ErrorCode::io, std::string("cannot read the table: ") + std::strerror(errno),
                    file.string());
    }
    return text;
}

}  // namespace gossan::tables
