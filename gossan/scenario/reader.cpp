// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/reader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "gossan/base/text.hpp"
#include "gossan/base/validate.hpp"
#include "gossan/scenario/overrides.hpp"
#include "gossan/scenario/read_value.hpp"
#include "gossan/scenario/toml_source.hpp"
#include "gossan/scenario/toml_text.hpp"
#include "gossan/scenario/type_text.hpp"

namespace gossan::scenario {
namespace {

constexpr std::uintmax_t largest_input = 16U << 20U;

/// The path of the first block below `description` that has a key, for "write it in [block]".
std::optional<std::string> home_of(const Description& description, std::string_view key,
                                   const std::string& path, int depth) {
    if (depth > 4) return std::nullopt;
    for (const Field& field : description.fields) {
        if (field.type.kind != Kind::block) continue;
        const std::string below = joined(path, field.key);
        if (field.type.block().find(key) != nullptr) return below;
        if (auto deeper = home_of(field.type.block(), key, below, depth + 1)) return deeper;
    }
    return std::nullopt;
}

/// Walks tree and description side by side.
class BlockReader {
public:
    BlockReader(ReadingContext& context, const Description& root)
        : context_(context), root_(root) {}

    /// `tag` is the key that chose this block among others; empty if there was no choice.
    void block(const Description& description, void* owner, const Node& table,
               const std::string& path, const std::string& tag = {}) {
        context_.origins.add_place(path, table.place);
        for (const Field& field : description.fields) {
            void* const member = const_cast<void*>(field.locate(owner));
            const std::string below = joined(path, field.key);
            if (const Node* const node = table.find(field.key))
                value(field, field.type, member, *node, below);
            else
                absent(field, member, table, below);
        }
        for (std::size_t n = 0; n < table.keys.size(); ++n) {
            const std::string& key = table.keys[n];
            if (key != tag && description.find(key) == nullptr)
                unknown(description, table, n, path, tag);
        }
    }

private:
    void value(const Field& field, const ValueType& type, void* value, const Node& node,
               const std::string& path) {
        switch (type.kind) {
            case Kind::block:
                if (node.kind != Node::Kind::table)
                    return context_.wrong_type(node, field, type, path);
                return block(type.block(), value, node, path);
            case Kind::list:
                return list(field, type, value, node, path);
            case Kind::map:
                return map(field, type, value, node, path);
            case Kind::optional:
                type.access.clear(value);
                return this->value(field, type.element.front(), added(type, value, {}, 0), node,
                                   path);
            case Kind::tagged:
                return tagged(field, type, value, node, path);
            case Kind::series:
                return read_series(context_, field, type, value, node, path);
            default:
                return read_leaf(context_, field, type, value, node, path);
        }
    }

    /// A fresh item of a container, with the defaults of its blocks in place.
    static void* added(const ValueType& type, void* value, std::string_view key,
                       std::size_t which) {
        void* const item = type.access.add(value, key, which);
        if (type.kind == Kind::tagged)
            apply_defaults(type.alternatives[which](), item);
        else if (type.element.front().kind == Kind::block)
            apply_defaults(type.element.front().block(), item);
        return item;
    }

    void list(const Field& field, const ValueType& type, void* value, const Node& node,
              const std::string& path) {
        if (node.kind != Node::Kind::list) return context_.wrong_type(node, field, type, path);
        type.access.clear(value);
        if (node.items.empty()) return context_.origin(node, path);
        context_.origins.add_place(path, node.place);
        for (std::size_t n = 0; n < node.items.size(); ++n) {
            void* const item = added(type, value, {}, 0);
            this->value(field, type.element.front(), item, node.items[n], joined(path, n));
        }
    }

    void map(const Field& field, const ValueType& type, void* value, const Node& node,
             const std::string& path) {
        if (node.kind != Node::Kind::table) return context_.wrong_type(node, field, type, path);
        type.access.clear(value);
        if (node.items.empty()) return context_.origin(node, path);
        context_.origins.add_place(path, node.place);
        for (std::size_t n = 0; n < node.items.size(); ++n) {
            void* const item = added(type, value, node.keys[n], 0);
            this->value(field, type.element.front(), item, node.items[n],
                        joined(path, node.keys[n]));
        }
    }

    void tagged(const Field& field, const ValueType& type, void* value, const Node& node,
                const std::string& path) {
        if (node.kind != Node::Kind::table) return context_.wrong_type(node, field, type, path);
        const Node* const kind = node.find(field.tag);
        if (kind == nullptr) {
            return context_.fault(
                node.place, "key.missing", joined(path, field.tag),
                "no key " + in_quotes(field.tag), allowed_text(field, type),
                field.tag + " = " + in_quotes(type.alternatives.front()().name) + ", for example");
        }
        std::vector<std::string> names;
        for (const auto& alternative : type.alternatives) names.push_back(alternative().name);
        const auto it = std::find(names.begin(), names.end(), kind->text);
        if (kind->kind != Node::Kind::text || it == names.end()) {
            const auto near = nearest(kind->text, names);
            return context_.fault(kind->place, "choice.unknown", joined(path, field.tag),
                                  written_text(*kind), enumerate(names),
                                  near ? in_quotes(*near) : std::string{});
        }
        const auto which = static_cast<std::size_t>(it - names.begin());
        context_.origin(*kind, joined(path, field.tag));
        void* const chosen = added(type, value, {}, which);
        block(type.alternatives[which](), chosen, node, path, field.tag);
    }

    void absent(const Field& field, const void* member, const Node& table,
                const std::string& path) {
        const bool is_block = field.type.kind == Kind::block;
        const bool fills_itself = is_block && field.type.block().has_all_defaults();
        if (!field.is_required || fills_itself) {
            return note_defaults(context_.origins, field, field.type, member, path,
                                 field.default_source);
        }
        const bool is_a_table = is_table(field.type);
        const std::string name =
            is_a_table ? "no block [" + path + "]" : "no key " + in_quotes(field.key);
        context_.fault(table.place, is_a_table ? "block.missing" : "key.missing", path, name,
                       allowed_text(field) + " (" + field.meaning + ")",
                       example_entry(field, path));
    }

    void unknown(const Description& description, const Node& table, std::size_t n,
                 const std::string& path, const std::string& tag) {
        const std::string& key = table.keys[n];
        const std::string full = joined(path, key);
        if (const RemovedKey* const removed = description.find_removed(key)) {
            return context_.fault(
                table.key_places[n], "key.removed", full,
                "the key " + in_quotes(key, 60) + ", removed in version " + removed->version,
                "the keys of this version", removed->hint);
        }
        std::vector<std::string> known;
        if (!tag.empty()) known.push_back(tag);
        for (const Field& field : description.fields) known.push_back(field.key);
        std::string write;
        if (const auto near = nearest(key, known)) {
            write = *near;
        } else if (const auto home = home_of(root_, key, {}, 0); home && *home != path) {
            write = "it in [" + *home + "]";
        }
        const bool is_many = known.size() > 12;
        context_.fault(
            table.key_places[n], "key.unknown", full,
            (table.items[n].kind == Node::Kind::table ? "the unknown block " : "the unknown key ") +
                in_quotes(key, 60),
            is_many ? "the " + std::to_string(known.size()) + " keys of this block"
                    : (known.empty() ? "no key" : enumerate(known)),
            write);
    }

    ReadingContext& context_;
    const Description& root_;
};

}  // namespace

std::optional<Input> input_from_file(const std::string& path, Diagnostics& diagnostics) {
    namespace fs = std::filesystem;
    std::error_code status;
    const auto refuse = [&](const char* code, const char* found) {
        diagnostics.add(
            {.location = {path, 0, 0}, .code = code, .found = found, .allowed = "a TOML file"});
        return std::nullopt;
    };
    if (!fs::exists(path, status)) return refuse("file.missing", "no such file");
    if (!fs::is_regular_file(path, status)) return refuse("file.unreadable", "what is no file");
    if (fs::file_size(path, status) > largest_input)
        return refuse("file.too_large", "more than 16 MB");
    std::ifstream stream(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad())
        return refuse("file.unreadable", "a file that cannot be read");
    const fs::path folder = fs::absolute(path, status).parent_path();
    return Input{path, std::move(text), folder.string()};
}

void read_into(const Description& description, void* value, const Input& input,
               std::span<const std::string> overrides, Origins& origins, Diagnostics& diagnostics) {
    Diagnostics found;
    origins.add_place({}, {input.name, 0, 0});
    auto tree = parse_toml(input.text, input.name, found);
    if (tree) {
        tree->place = {input.name, 0, 0};
        apply_overrides(*tree, overrides, found);
        ReadingContext context{input, origins, found};
        apply_defaults(description, value);
        BlockReader(context, description).block(description, value, *tree, {});
        validate(description, value, origins, found);
    }
    for (Fault fault : found.sorted()) {
        add_excerpt(fault, input);
        diagnostics.add(std::move(fault));
    }
}

void add_located(const Diagnostics& found, const Origins& origins, const Input& input,
                 Diagnostics& diagnostics) {
    for (Fault fault : found.sorted()) {
        if (fault.location.file.empty()) {
            fault.location = origins.location(fault.path);
            add_excerpt(fault, input);
        }
        diagnostics.add(std::move(fault));
    }
}

}  // namespace gossan::scenario
