// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"

namespace gossan {

/// Who set a value: the input file, an override of the command line, or the program's default.
enum class OriginKind { file, override_, default_ };

/// Where one value in force came from.
struct Origin {
    std::string path = {};  ///< "irrigation.rate"
    OriginKind kind = OriginKind::default_;
    SourceLocation location = {};  ///< of the value; empty for a default
    std::string written = {};  ///< as it stands in the input; for a default, as we would write it
    std::string source = {};   ///< of a default: bibliography key, "unverified", "estimate: …"
};

/// "scenario.toml:12:8", "--set irrigation.rate" or "default, estimate: …".
std::string to_string(const Origin& origin);

/// Where every value of a reading came from, by dotted path, in the order of the input's
/// description.
class Origins {
public:
    void add(Origin origin);
    /// Notes the place of a block or list that is not itself a value.
    void add_place(const std::string& path, SourceLocation location);

    /// Notes another file that the input refers to and that was found, by its absolute path.
    void add_file(std::string path) { files_.push_back(std::move(path)); }

    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
    [[nodiscard]] const std::vector<Origin>& all() const { return origins_; }
    [[nodiscard]] const Origin* find(const std::string& path) const;
    /// The place of a path, else of the nearest block around it, else the input as a whole.
    [[nodiscard]] SourceLocation location(std::string_view path) const;

private:
    std::vector<Origin> origins_;
    std::map<std::string, std::size_t> by_path_;
    std::map<std::string, SourceLocation> places_;
    std::vector<std::string> files_;
};

}  // namespace gossan
