// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/templates.hpp"

#include <algorithm>
#include <span>

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/simulation/heap_site.hpp"
#include "gossan/simulation/site.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_templates();
}

namespace gossan::program {
namespace {}  // namespace

std::string main_file(const Template& of) {
    return of.name == "contract" ? "supply.toml" : "scenario.toml";
}

namespace {

/// The first sentence of a file's first comment says what it is.
std::string meaning_of(std::string_view text) {
    std::string_view line = text.substr(0, text.find('\n'));
    line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
    return std::string(trimmed(line.substr(0, line.find(". "))));
}

}  // namespace

std::vector<Template> all_templates() {
    std::vector<Template> templates;
    for (const EmbeddedFile& file : embedded_templates()) {
        const std::size_t slash = file.name.find('/');
        const std::string folder(file.name.substr(0, slash));
        auto found = std::find_if(templates.begin(), templates.end(),
                                  [&](const Template& each) { return each.name == folder; });
        if (found == templates.end()) {
            templates.push_back({folder, {}, {}});
            found = std::prev(templates.end());
        }
        const std::string name(file.name.substr(slash + 1));
        if (name == main_file(*found)) found->meaning = meaning_of(file.content);
        found->files.emplace_back(name, std::string(file.content));
    }
    const auto small = std::find_if(templates.begin(), templates.end(),
                                    [](const Template& each) { return each.name == "small-site"; });
    expects(small != templates.end(), "the small site is an example");
    templates.push_back({"site", "heap and plant to start from: small-site", small->files});
    templates.push_back(
        {"every-key",
         "all that a scenario may hold, with defaults; values to be filled in",
         {{"scenario.toml",
           scenario::input_template(description_of<simulation::Site>(),
                                    "Every key of a scenario. Lines without # must stand; their "
                                    "values are only examples.")}}});
    templates.push_back(
        {"every-key-site",
         "all that a scenario of heap and plant may hold, in the same way",
         {{"scenario.toml",
           scenario::input_template(description_of<simulation::HeapSite>(),
                                    "Every key of a scenario of heap and plant. Lines without # "
                                    "must stand; their values are only examples.")}}});
    return templates;
}

}  // namespace gossan::program
