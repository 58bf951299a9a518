// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/block.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"

namespace gossan::scenario {

bool has_block(std::string_view text, std::string_view name) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        while (line.starts_with('[')) line = trimmed(line.substr(1));
        if (!line.starts_with(name)) continue;
        line = trimmed(line.substr(name.size()));
        if (line.starts_with('.') || line.starts_with(']') || line.starts_with('=')) return true;
    }
    return false;
}

}  // namespace gossan::scenario
