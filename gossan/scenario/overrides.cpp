// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/overrides.hpp"

#include <charconv>
#include <optional>
#include <vector>

#include "gossan/base/text.hpp"
#include "gossan/scenario/toml_source.hpp"

namespace gossan::scenario {
namespace {

/// One step of a dotted path: a key, or an index of a list.
struct Step {
    std::string key;
    std::optional<std::size_t> index;
};

/// "a.\"b c\"[2]" as steps; none when it is no path.
std::optional<std::vector<Step>> steps_of(std::string_view path) {
    std::vector<Step> steps;
    bool wants_key = true;
    while (!path.empty()) {
        if (path.front() == '[') {
            const std::size_t close = path.find(']');
            std::size_t index = 0;
            if (close == path.npos || wants_key) return std::nullopt;
            const auto [end, status] = std::from_chars(path.data() + 1, path.data() + close, index);
            if (status != std::errc{} || end != path.data() + close) return std::nullopt;
            steps.push_back({{}, index});
            path.remove_prefix(close + 1);
            continue;
        }
        if (path.front() == '.' && !wants_key) {
            wants_key = true;
            path.remove_prefix(1);
            continue;
        }
        const bool is_quoted = path.front() == '"';
        const std::size_t end =
            is_quoted ? path.find('"', 1) : std::min(path.find_first_of(".["), path.size());
        if (!wants_key || end == path.npos || end == 0) return std::nullopt;
        steps.push_back(
            {std::string(is_quoted ? path.substr(1, end - 1) : path.substr(0, end)), {}});
        path.remove_prefix(end + (is_quoted ? 1 : 0));
        wants_key = false;
    }
    if (wants_key) return std::nullopt;
    return steps;
}

void mark(Node& node, const SourceLocation& place) {
    node.place = place;
    node.is_override = true;
    for (SourceLocation& key_place : node.key_places) key_place = place;
    for (Node& item : node.items) mark(item, place);
}

/// The value as TOML, else as text.
Node value_of(std::string_view text, const SourceLocation& place) {
    Diagnostics unused;
    Node node{.kind = Node::Kind::text, .text = std::string(trimmed(text))};
    const bool is_one_line = text.find('\n') == text.npos;
    if (is_one_line && !trimmed(text).empty()) {
        auto parsed = parse_toml("value = " + std::string(text), "", unused);
        if (parsed && unused.empty() && parsed->items.size() == 1)
            node = std::move(parsed->items.front());
    }
    mark(node, place);
    return node;
}

class Setter {
public:
    Setter(Node& root, std::string_view path, Diagnostics& diagnostics)
        : root_(root),
          path_(path),
          place_{"--set " + std::string(path), 0, 0},
          diagnostics_(diagnostics) {}

    void set(std::string_view value) {
        const auto steps = steps_of(path_);
        if (!steps)
            return fault("set.syntax", "the path " + in_quotes(path_, 60),
                         "KEY=VALUE, such as a.b[0].c=VALUE");
        Node* node = &root_;
        for (const Step& step : *steps) {
            node = step.index ? item(*node, *step.index) : entry(*node, step.key);
            if (node == nullptr) return;
        }
        *node = value_of(value, place_);
    }

private:
    void fault(const char* code, std::string found, std::string allowed) {
        diagnostics_.add({.location = place_,
                          .code = code,
                          .path = std::string(path_),
                          .found = std::move(found),
                          .allowed = std::move(allowed)});
    }

    Node* item(Node& node, std::size_t index) {
        if (node.kind == Node::Kind::list && index < node.items.size()) return &node.items[index];
        fault("set.path", "the index " + std::to_string(index) + " in " + found_text(node),
              "an index of a list, counted from 0");
        return nullptr;
    }

    Node* entry(Node& node, const std::string& key) {
        if (node.kind != Node::Kind::table) {
            fault("set.path", "the key " + in_quotes(key, 60) + " in " + found_text(node),
                  "a key of a block");
            return nullptr;
        }
        if (Node* const there = node.find(key)) return there;
        node.keys.push_back(key);
        node.key_places.push_back(place_);
        node.items.push_back({.place = place_, .is_override = true});
        return &node.items.back();
    }

    Node& root_;
    std::string_view path_;
    SourceLocation place_;
    Diagnostics& diagnostics_;
};

}  // namespace

void apply_overrides(Node& root, std::span<const std::string> overrides, Diagnostics& diagnostics) {
    for (const std::string& each : overrides) {
        const std::size_t equals = each.find('=');
        if (equals == each.npos) {
            diagnostics.add({.location = {"--set " + each, 0, 0},
                             .code = "set.syntax",
                             .found = in_quotes(each, 60) + " without =",
                             .allowed = "KEY=VALUE, such as a.b[0].c=VALUE"});
            continue;
        }
        const std::string_view path = trimmed(std::string_view(each).substr(0, equals));
        Setter(root, path, diagnostics).set(std::string_view(each).substr(equals + 1));
    }
}

}  // namespace gossan::scenario
