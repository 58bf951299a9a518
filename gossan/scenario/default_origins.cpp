// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/read_value.hpp"
#include "gossan/scenario/toml_text.hpp"

namespace gossan::scenario {
namespace {

void note_block(Origins& origins, const Description& description, const void* value,
                const std::string& path, const std::string& source) {
    for (const Field& field : description.fields) {
        note_defaults(origins, field, field.type, field.locate(value), joined(path, field.key),
                      field.default_source.empty() ? source : field.default_source);
    }
}

void note(Origins& origins, const std::string& path, std::string written,
          const std::string& source) {
    origins.add({.path = path,
                 .kind = OriginKind::default_,
                 .written = std::move(written),
                 .source = source});
}

}  // namespace

void note_defaults(Origins& origins, const Field& field, const ValueType& type, const void* value,
                   const std::string& path, const std::string& source) {
    const Access& access = type.access;
    switch (type.kind) {
        case Kind::block:
            return note_block(origins, type.block(), value, path, source);
        case Kind::tagged: {
            const Description& chosen = type.alternatives[access.index(value)]();
            note(origins, joined(path, field.tag), "\"" + chosen.name + "\"", source);
            return note_block(origins, chosen, access.item(value, 0), path, source);
        }
        case Kind::optional:
            if (access.size(value) == 0) return note(origins, path, "absent", "optional");
            return note_defaults(origins, field, type.element.front(), access.item(value, 0), path,
                                 source);
        case Kind::list:
        case Kind::map:
            break;
        default:
            return note(origins, path, value_toml(type, value), source);
    }
    const std::size_t size = access.size(value);
    if (size == 0) return note(origins, path, type.kind == Kind::list ? "[]" : "{}", source);
    for (std::size_t n = 0; n < size; ++n) {
        const std::string below =
            type.kind == Kind::list ? joined(path, n) : joined(path, access.key(value, n));
        note_defaults(origins, field, type.element.front(), access.item(value, n), below, source);
    }
}

}  // namespace gossan::scenario
