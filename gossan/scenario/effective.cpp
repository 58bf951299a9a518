// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gossan/scenario/toml_text.hpp"
#include "gossan/scenario/type_text.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::scenario {
namespace {

/// One line of comment: control bytes would end it.
std::string comment(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; },
        '?');
    return "  # " + text;
}

/// Writes a value along its description. `header` is the TOML name of a table, `path` the dotted
/// key with its indices, by which origins are found.
class EffectiveWriter {
public:
    explicit EffectiveWriter(const Origins& origins) : origins_(origins) {}

    /// Keys first, then the tables below: TOML wants it so.
    void block(const Description& description, const void* value, const std::string& header,
               const std::string& path) {
        for (const Field& field : description.fields) {
            const void* const member = field.locate(value);
            if (!stands_as_table(field.type, member))
                entry(field.key, field.type, member, joined(path, field.key));
        }
        for (const Field& field : description.fields) {
            const void* const member = field.locate(value);
            if (!stands_as_table(field.type, member)) continue;
            table(field, field.type, member, joined(header, field.key), joined(path, field.key));
        }
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    /// An absent optional and an empty list are lines even where their items would be tables.
    static bool stands_as_table(const ValueType& type, const void* value) {
        if (!is_table(type)) return false;
        const bool may_be_empty = type.kind == Kind::optional || type.kind == Kind::list;
        return !may_be_empty || type.access.size(value) > 0;
    }

    void entry(const std::string& key, const ValueType& type, const void* value,
               const std::string& path) {
        const std::string text =
            type.kind == Kind::list && is_table(type) ? "[]" : value_toml(type, value);
        if (text.empty()) {
            text_ += "# " + key_toml(key) + ": absent\n";
            return;
        }
        text_ += key_toml(key) + " = " + text + origin_of(path, text) + "\n";
    }

    /// Where the value at a path came from; of a list, its first item stands for it.
    [[nodiscard]] std::string origin_of(const std::string& path, const std::string& text) const {
        const Origin* origin = origins_.find(path);
        if (origin == nullptr) origin = origins_.find(joined(path, std::size_t{0}));
        if (origin == nullptr) return {};
        std::string note = to_string(*origin);
        const bool is_other_unit = origin->path == path && origin->kind != OriginKind::default_ &&
                                   origin->written != text && origin->written.size() < 60;
        if (is_other_unit) note += ", written " + origin->written;
        return comment(note);
    }

    void table(const Field& field, const ValueType& type, const void* value,
               const std::string& header, const std::string& path) {
        const Access& access = type.access;
        if (type.kind == Kind::optional) {
            return table(field, type.element.front(), access.item(value, 0), header, path);
        }
        if (type.kind == Kind::list) {
            for (std::size_t n = 0; n < access.size(value); ++n) {
                text_ += "\n[[" + header + "]]\n";
                content(field, type.element.front(), access.item(value, n), header,
                        joined(path, n));
            }
            return;
        }
        const bool is_held_by_items =
            type.kind == Kind::map && access.size(value) > 0 && is_table(type.element.front());
        if (!is_held_by_items) text_ += "\n[" + header + "]\n";
        content(field, type, value, header, path);
    }

    void content(const Field& field, const ValueType& type, const void* value,
                 const std::string& header, const std::string& path) {
        if (type.kind == Kind::block) return block(type.block(), value, header, path);
        if (type.kind == Kind::map) return map(field, type, value, header, path);
        const Description& chosen = type.alternatives[type.access.index(value)]();
        const std::string name = "\"" + chosen.name + "\"";
        text_ +=
            key_toml(field.tag) + " = " + name + origin_of(joined(path, field.tag), name) + "\n";
        block(chosen, type.access.item(value, 0), header, path);
    }

    void map(const Field& field, const ValueType& type, const void* value,
             const std::string& header, const std::string& path) {
        const ValueType& element = type.element.front();
        for (std::size_t n = 0; n < type.access.size(value); ++n) {
            const std::string& key = type.access.key(value, n);
            const void* const item = type.access.item(value, n);
            if (stands_as_table(element, item))
                table(field, element, item, joined(header, key), joined(path, key));
            else
                entry(key, element, item, joined(path, key));
        }
    }

    const Origins& origins_;
    std::string text_;
};

}  // namespace

std::string effective_toml(const Description& description, const void* value,
                           const Origins& origins, const std::string& heading) {
    EffectiveWriter writer(origins);
    writer.block(description, value, {}, {});
    return (heading.empty() ? "" : "# " + heading + "\n\n") + writer.text();
}

}  // namespace gossan::scenario
