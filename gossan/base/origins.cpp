// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/origins.hpp"

namespace gossan {
namespace {

/// The path without its last step; empty at the root.
std::string_view parent(std::string_view path) {
    bool is_quoted = false;
    std::size_t cut = 0;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] == '"') is_quoted = !is_quoted;
        if (path[at] == '\\')
            ++at;
        else if (!is_quoted && (path[at] == '.' || path[at] == '['))
            cut = at;
    }
    return path.substr(0, cut);
}

}  // namespace

std::string to_string(const Origin& origin) {
    if (origin.kind == OriginKind::default_) return "default, " + origin.source;
    return to_string(origin.location);
}

void Origins::add(Origin origin) {
    by_path_[origin.path] = origins_.size();
    if (origin.kind != OriginKind::default_) places_[origin.path] = origin.location;
    origins_.push_back(std::move(origin));
}

void Origins::add_place(const std::string& path, SourceLocation location) {
    places_[path] = std::move(location);
}

const Origin* Origins::find(const std::string& path) const {
    const auto it = by_path_.find(path);
    return it == by_path_.end() ? nullptr : &origins_[it->second];
}

SourceLocation Origins::location(std::string_view path) const {
    while (true) {
        const auto it = places_.find(std::string(path));
        if (it != places_.end()) return it->second;
        if (path.empty()) return {};
        path = parent(path);
    }
}

}  // namespace gossan
