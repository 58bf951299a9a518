// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "gossan/scenario/toml_text.hpp"
#include "gossan/scenario/type_text.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::scenario {
namespace {

/// Text for a cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '<' || c == '*' || c == '_') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

class PageWriter {
public:
    void page(const Description& description) {
        text_ += "# " + description.name + "\n\n";
        if (!description.meaning.empty()) text_ += description.meaning + "\n\n";
        block(description, {}, {});
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void block(const Description& description, const std::string& path, const std::string& tag) {
        if (std::find(within_.begin(), within_.end(), &description) != within_.end()) return;
        within_.push_back(&description);
        text_ += "| key | takes | default | meaning |\n|---|---|---|---|\n";
        if (!tag.empty())
            text_ += "| `" + tag + "` | \"" + description.name + "\" | | chooses this block |\n";
        const void* const defaults =
            description.defaults != nullptr ? description.defaults() : nullptr;
        for (const Field& field : description.fields) row(field, defaults);
        for (const RemovedKey& key : description.removed) {
            text_ += "| ~~`" + key.key + "`~~ | removed in " + key.version + " | | " +
                     cell(key.hint) + " |\n";
        }
        text_ += "\n";
        for (const Field& field : description.fields)
            below(field, field.type, joined(path, field.key));
        within_.pop_back();
    }

    void row(const Field& field, const void* defaults) {
        std::string takes = allowed_text(field);
        if (field.usual)
            takes += "; usually " + to_string(*field.usual, innermost(field.type).measures.front());
        text_ += "| `" + field.key + "` | " + cell(takes) + " | " +
                 cell(default_text(field, defaults)) + " | " + cell(field.meaning) + " |\n";
    }

    static std::string default_text(const Field& field, const void* defaults) {
        if (field.type.kind == Kind::optional) return "absent";
        const bool fills_itself =
            field.type.kind == Kind::block && field.type.block().has_all_defaults();
        if (fills_itself) return "by its keys";
        if (field.is_required || defaults == nullptr) return "required";
        const std::string value =
            is_table(field.type) ? std::string{} : value_toml(field.type, field.locate(defaults));
        return value + (value.empty() ? "" : " ") + "(" + field.default_source + ")";
    }

    void heading(const std::string& title, const Description& description) {
        text_ += "## " + title + "\n\n";
        if (!description.meaning.empty()) text_ += description.meaning + "\n\n";
    }

    void below(const Field& field, const ValueType& type, const std::string& path) {
        switch (type.kind) {
            case Kind::optional:
                return below(field, type.element.front(), path);
            case Kind::list:
                return below(field, type.element.front(), path + "[]");
            case Kind::map:
                return below(field, type.element.front(), path + ".NAME");
            case Kind::block:
                if (std::find(within_.begin(), within_.end(), &type.block()) != within_.end())
                    return;
                heading(header(path), type.block());
                return block(type.block(), path, {});
            case Kind::tagged:
                for (const auto& alternative : type.alternatives) {
                    heading(header(path) + " " + field.tag + " = \"" + alternative().name + "\"",
                            alternative());
                    block(alternative(), path, field.tag);
                }
                return;
            default:
                return;
        }
    }

    static std::string header(const std::string& path) {
        if (path.ends_with("[]")) return "`[[" + path.substr(0, path.size() - 2) + "]]`";
        return "`[" + path + "]`";
    }

    std::string text_;
    std::vector<const Description*> within_;
};

}  // namespace

std::string reference_page(const Description& description) {
    PageWriter writer;
    writer.page(description);
    return writer.text();
}

}  // namespace gossan::scenario
