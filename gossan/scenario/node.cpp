// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/node.hpp"

#include "gossan/base/text.hpp"

namespace gossan::scenario {
namespace {

constexpr std::size_t shown = 60;  // bytes of a text that a fault repeats

std::string list_text(const Node& node) {
    std::string out = "[";
    for (const Node& item : node.items) {
        out += (out.size() > 1 ? ", " : "") + written_text(item);
        if (out.size() > shown) return out + ", …]";
    }
    return out + "]";
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    for (std::size_t n = 0; n < keys.size(); ++n) {
        if (keys[n] == key) return &items[n];
    }
    return nullptr;
}

Node* Node::find(std::string_view key) {
    return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

std::string found_text(const Node& node) {
    switch (node.kind) {
        case Node::Kind::table:
            return "a block";
        case Node::Kind::list:
            return "a list of " + std::to_string(node.items.size());
        case Node::Kind::integer:
        case Node::Kind::real:
            return "the number " + written_text(node);
        case Node::Kind::text:
            return "the text " + written_text(node);
        case Node::Kind::date:
            return "the date " + node.text;
        case Node::Kind::boolean:
            break;
    }
    return written_text(node);
}

std::string written_text(const Node& node) {
    switch (node.kind) {
        case Node::Kind::table:
            return "{…}";
        case Node::Kind::list:
            return list_text(node);
        case Node::Kind::text:
            return in_quotes(node.text, shown);
        case Node::Kind::integer:
            return std::to_string(node.integer);
        case Node::Kind::real:
            return shortest(node.real);
        case Node::Kind::date:
            return node.text;
        case Node::Kind::boolean:
            break;
    }
    return node.boolean ? "true" : "false";
}

}  // namespace gossan::scenario
