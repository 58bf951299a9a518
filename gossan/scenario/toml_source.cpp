// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/toml_source.hpp"

#include <algorithm>
#include <sstream>
#include <utility>
#include <variant>

#include "gossan/scenario/syntax.hpp"

// Within this one file, so that the program needs no library of it at run time.
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/impl/preprocessor.h>
// toml++ 3.3 breaks its own promises on some malformed headers ("[[=", mended upstream later):
// where it would abort, or go on undefined without assertions, it throws instead.
namespace gossan::scenario {
namespace {
struct BrokenPromise {};
constexpr void promise(bool claim) {
    if (!claim) throw BrokenPromise{};
}
}  // namespace
}  // namespace gossan::scenario
#undef TOML_ASSERT
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT(claim) ::gossan::scenario::promise(static_cast<bool>(claim))
#define TOML_ASSERT_ASSUME(claim) ::gossan::scenario::promise(static_cast<bool>(claim))
#include <toml++/toml.h>

namespace gossan::scenario {
namespace {

constexpr int most_repairs = 50;

template <class Position>
SourceLocation place(const std::string& file, const Position& position) {
    return {file, static_cast<int>(position.line), static_cast<int>(position.column)};
}

template <class Date>
std::string date_text(const Date& date) {
    std::ostringstream out;
    out << date;
    return std::move(out).str();
}

/// Copies toml++'s tree into ours, tables in the order of the text.
class Copier {
public:
    explicit Copier(const std::string& file) : file_(file) {}

    Node table(const toml::table& source) const {
        Node node{.kind = Node::Kind::table, .place = place(file_, source.source().begin)};
        std::vector<std::pair<const toml::key*, const toml::node*>> entries;
        for (const auto& [key, value] : source) entries.emplace_back(&key, &value);
        std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
            const auto& x = a.first->source().begin;
            const auto& y = b.first->source().begin;
            return std::pair(x.line, x.column) < std::pair(y.line, y.column);
        });
        for (const auto& [key, value] : entries) {
            node.keys.emplace_back(key->str());
            node.key_places.push_back(place(file_, key->source().begin));
            node.items.push_back(copy(*value));
        }
        return node;
    }

private:
    Node copy(const toml::node& source) const {
        if (const auto* const nested = source.as_table()) return table(*nested);
        Node node{.place = place(file_, source.source().begin)};
        if (const auto* const array = source.as_array()) {
            node.kind = Node::Kind::list;
            for (const toml::node& item : *array) node.items.push_back(copy(item));
        } else if (const auto* const text = source.as_string()) {
            node.kind = Node::Kind::text;
            node.text = text->get();
        } else if (const auto* const integer = source.as_integer()) {
            node.kind = Node::Kind::integer;
            node.integer = integer->get();
        } else if (const auto* const real = source.as_floating_point()) {
            node.kind = Node::Kind::real;
            node.real = real->get();
        } else if (const auto* const boolean = source.as_boolean()) {
            node.kind = Node::Kind::boolean;
            node.boolean = boolean->get();
        } else {
            node.kind = Node::Kind::date;
            if (const auto* const date = source.as_date()) node.text = date_text(date->get());
            if (const auto* const time = source.as_time()) node.text = date_text(time->get());
            if (const auto* const both = source.as_date_time()) node.text = date_text(both->get());
        }
        return node;
    }

    const std::string& file_;
};

/// The text with one line replaced; all other lines keep their numbers.
std::string with_line(std::string_view text, int line, const std::string& replacement) {
    std::size_t begin = 0;
    for (int n = 1; n < line; ++n) begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    return std::string(text.substr(0, begin)) + replacement + std::string(text.substr(end));
}

/// The first line with which the text breaks the parser's promises.
int breaking_line(std::string_view text) {
    const auto breaks = [&](std::size_t end) {
        try {
            (void)toml::parse(text.substr(0, end));
        } catch (const toml::parse_error&) {
            return false;
        } catch (const BrokenPromise&) {
            return true;
        }
        return false;
    };
    int line = 1;
    std::size_t end = text.find('\n');
    while (end != text.npos && !breaks(end)) {
        end = text.find('\n', end + 1);
        ++line;
    }
    return line;
}

/// What the parser says of a text: a tree, or why there is none.
using Parsed = std::variant<Node, SyntaxError>;

Parsed parse_once(std::string_view text, const std::string& file) {
    try {
        return Copier(file).table(toml::parse(text));
    } catch (const toml::parse_error& error) {
        const auto& where = error.source().begin;
        return SyntaxError{static_cast<int>(where.line), static_cast<int>(where.column),
                           std::string(error.description())};
    } catch (const BrokenPromise&) {
        return SyntaxError{breaking_line(text), 1, "what cannot be read"};
    }
}

}  // namespace

std::optional<Node> parse_toml(std::string_view text, const std::string& file,
                               Diagnostics& diagnostics) {
    if (const auto where = too_deep_key(text, file)) {
        diagnostics.add({.location = *where,
                         .code = "toml.too_deep",
                         .found = "a key of more than 32 parts",
                         .allowed = "at most 32 parts joined by points"});
        return std::nullopt;
    }
    std::string mended(text);
    for (int repairs = 0;; ++repairs) {
        Parsed parsed = parse_once(without_stray_signs(mended), file);
        if (auto* const tree = std::get_if<Node>(&parsed)) return std::move(*tree);
        SyntaxVerdict verdict = judge_syntax(mended, file, std::get<SyntaxError>(parsed));
        diagnostics.add(std::move(verdict.fault));
        if (!verdict.replacement || repairs == most_repairs) return std::nullopt;
        mended = with_line(mended, verdict.line, *verdict.replacement);
    }
}

}  // namespace gossan::scenario
