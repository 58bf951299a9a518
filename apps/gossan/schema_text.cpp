// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/schema_text.hpp"

#include <algorithm>

#include "apps/gossan/terminal.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/toml_text.hpp"
#include "gossan/scenario/type_text.hpp"

namespace gossan::program {
namespace {

/// Walks a description and notes every block, with the header that a scenario writes for it.
class PlaceWalk {
public:
    void block(const Description& description, const std::string& path, const std::string& header,
               const std::string& tag) {
        if (std::find(within_.begin(), within_.end(), &description) != within_.end()) return;
        within_.push_back(&description);
        places.push_back({header, &description, nullptr, tag});
        for (const Field& field : description.fields) {
            below(field, field.type, joined(path, field.key), false);
        }
        within_.pop_back();
    }

    std::vector<SchemaPlace> places;

private:
    void below(const Field& field, const ValueType& type, const std::string& path, bool is_list) {
        const std::string header = is_list ? "[[" + path + "]]" : "[" + path + "]";
        switch (type.kind) {
            case Kind::optional:
                return below(field, type.element.front(), path, is_list);
            case Kind::list:
                return below(field, type.element.front(), path, true);
            case Kind::map:
                return below(field, type.element.front(), path + ".NAME", is_list);
            case Kind::block:
                return block(type.block(), path, header, {});
            case Kind::tagged:
                for (const auto& alternative : type.alternatives) {
                    block(alternative(), path, header,
                          field.tag + " = \"" + alternative().name + "\"");
                }
                return;
            default:
                return;
        }
    }

    std::vector<const Description*> within_;
};

/// "[solutions.NAME]" as "solutions.NAME".
std::string path_of(const std::string& header) {
    const std::size_t begin = header.find_first_not_of('[');
    if (begin == header.npos) return {};
    return header.substr(begin, header.find_last_not_of(']') + 1 - begin);
}

/// Whether `path` is `name` or ends in it after a point; names given by users do not count.
bool ends_in(std::string path, const std::string& name) {
    constexpr std::string_view given = ".NAME";
    if (path.ends_with(given) && !name.ends_with(given)) path.resize(path.size() - given.size());
    return path == name || path.ends_with("." + name);
}

std::string default_text(const Field& field, const void* defaults) {
    if (field.type.kind == Kind::optional) return "may be left out";
    const bool is_block = field.type.kind == Kind::block;
    if (is_block && field.type.block().has_all_defaults()) return "may be left out";
    if (field.is_required || defaults == nullptr) return "required";
    const std::string value = scenario::is_table(field.type)
                                  ? std::string("none")
                                  : scenario::value_toml(field.type, field.locate(defaults));
    const std::string& source = field.default_source;
    return "by default " + (value.empty() ? std::string("none") : value) +
           (source.empty() ? "" : " (" + source + ")");
}

std::string field_text(const Field& field, const void* defaults, std::size_t width) {
    const std::size_t indent = width + 4;
    const auto line = [&](const std::string& text) {
        return std::string(indent, ' ') + wrapped(text, page_width() - indent, indent) + "\n";
    };
    std::string takes = scenario::allowed_text(field);
    if (field.usual) {
        takes += "; usually " + to_string(*field.usual, innermost(field.type).measures.front());
    }
    return "  " + field.key + std::string(width - width_of(field.key) + 2, ' ') +
           wrapped(field.meaning, page_width() - indent, indent) + "\n" + line("takes " + takes) +
           line(default_text(field, defaults));
}

}  // namespace

std::vector<SchemaPlace> all_places(const Description& root) {
    PlaceWalk walk;
    walk.block(root, {}, {}, {});
    return walk.places;
}

std::vector<SchemaPlace> places_named(const Description& root, const std::string& name) {
    std::vector<SchemaPlace> blocks, keys;
    for (const SchemaPlace& place : all_places(root)) {
        const std::string path = path_of(place.header);
        if (!path.empty() && ends_in(path, name)) blocks.push_back(place);
        for (const Field& field : place.description->fields) {
            if (scenario::is_table(field.type)) continue;  // a block of its own
            if (!ends_in(joined(path, field.key), name)) continue;
            keys.push_back(place);
            keys.back().field = &field;
        }
    }
    return blocks.empty() ? keys : blocks;
}

std::string nearest_place(const Description& root, const std::string& name) {
    std::vector<std::string> names;
    for (const SchemaPlace& place : all_places(root)) {
        const std::string path = path_of(place.header);
        if (!path.empty()) names.push_back(path);
        for (const Field& field : place.description->fields) {
            names.push_back(field.key);
            names.push_back(joined(path, field.key));
        }
    }
    return nearest(name, names).value_or(std::string{});
}

std::string schema_text(const SchemaPlace& place) {
    const Description& description = *place.description;
    const void* const defaults = description.defaults != nullptr ? description.defaults() : nullptr;
    std::size_t width = 0;
    for (const Field& field : description.fields) width = std::max(width, width_of(field.key));
    std::string out = place.header.empty() ? description.name : place.header;
    if (!place.tag.empty()) out += " with " + place.tag;
    if (!description.meaning.empty()) out += ": " + description.meaning;
    out = wrapped(out, page_width(), 2) + "\n\n";
    for (const Field& field : description.fields) {
        if (place.field == nullptr || place.field == &field) {
            out += field_text(field, defaults, place.field == nullptr ? width : field.key.size());
        }
    }
    return out;
}

}  // namespace gossan::program
