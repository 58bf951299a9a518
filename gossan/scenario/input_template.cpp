// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "gossan/scenario/toml_text.hpp"
#include "gossan/scenario/type_text.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::scenario {
namespace {

class TemplateWriter {
public:
    void block(const Description& description, const std::string& header, bool is_needed) {
        if (std::find(within_.begin(), within_.end(), &description) != within_.end()) return;
        within_.push_back(&description);
        const void* const defaults =
            description.defaults != nullptr ? description.defaults() : nullptr;
        for (const Field& field : description.fields) {
            if (!is_table(field.type)) entry(field, defaults, is_needed);
        }
        for (const Field& field : description.fields) {
            if (is_table(field.type)) table(field, joined(header, field.key), is_needed);
        }
        within_.pop_back();
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void entry(const Field& field, const void* defaults, bool is_needed) {
        std::string value;
        std::string note = field.meaning;
        if (field.is_required || defaults == nullptr) {
            value = example_toml(field);
            note += "; " + allowed_text(field);
        } else {
            value = value_toml(field.type, field.locate(defaults));
            if (value.empty()) {
                value = example_toml(field);
                note += "; may be left out";
            } else {
                note += "; default, " + field.default_source;
            }
        }
        const bool is_live = is_needed && field.is_required;
        text_ += (is_live ? "" : "# ") + key_toml(field.key) + " = " + value + "  # " + note + "\n";
    }

    void table(const Field& field, const std::string& header, bool is_needed) {
        const ValueType* type = &field.type;
        const bool fills_itself = type->kind == Kind::block && type->block().has_all_defaults();
        const bool is_live = is_needed && field.is_required && !fills_itself;
        const std::string start = is_live ? "" : "# ";
        std::string path = header;
        bool is_list = false;
        while (!type->element.empty() && is_table(*type)) {
            const bool is_map = type->kind == Kind::map;
            if (is_map && !is_table(type->element.front())) break;
            if (is_map) path += ".NAME";
            is_list = type->kind == Kind::list;
            type = &type->element.front();
        }
        text_ += "\n" + start + (is_list ? "[[" + path + "]]" : "[" + path + "]") + "  # " +
                 field.meaning + "\n";
        if (type->kind == Kind::block) return block(type->block(), path, is_live);
        if (type->kind == Kind::map) {
            text_ += "# NAME = " + example_toml(field, type->element.front()) + "\n";
            return;
        }
        const Description& first = type->alternatives.front()();
        text_ += start + key_toml(field.tag) + " = \"" + first.name + "\"  # " +
                 allowed_text(field, *type) + "\n";
        block(first, path, is_live);
    }

    std::string text_;
    std::vector<const Description*> within_;
};

}  // namespace

std::string input_template(const Description& description, const std::string& heading) {
    TemplateWriter writer;
    writer.block(description, {}, true);
    return (heading.empty() ? "" : "# " + heading + "\n\n") + writer.text();
}

}  // namespace gossan::scenario
