// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/read_value.hpp"

#include <cmath>
#include <filesystem>
#include <vector>

#include "gossan/base/censored.hpp"
#include "gossan/base/input_file.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/toml_text.hpp"
#include "gossan/scenario/type_text.hpp"
#include "gossan/tables/cells.hpp"

namespace gossan::scenario {
namespace {

void read_integer(ReadingContext& context, const Field& field, const ValueType& type, void* value,
                  const Node& node, const std::string& path) {
    if (node.kind != Node::Kind::integer) return context.wrong_type(node, field, type, path);
    if (node.integer < type.integer_low || node.integer > type.integer_high) {
        return context.fault(node.place, "number.too_large", path, written_text(node),
                             "whole numbers from " + std::to_string(type.integer_low) + " to " +
                                 std::to_string(type.integer_high));
    }
    type.access.set_integer(value, node.integer);
    context.origin(node, path);
}

void read_choice(ReadingContext& context, const Field& field, const ValueType& type, void* value,
                 const Node& node, const std::string& path) {
    if (node.kind != Node::Kind::text) return context.wrong_type(node, field, type, path);
    std::vector<std::string> names;
    for (const ChoiceName& choice : type.choices) names.push_back(choice.name);
    for (std::size_t n = 0; n < names.size(); ++n) {
        if (names[n] != node.text) continue;
        type.access.set_index(value, n);
        return context.origin(node, path);
    }
    const auto near = nearest(node.text, names);
    context.fault(node.place, "choice.unknown", path, in_quotes(node.text, 60),
                  allowed_text(field, type), near ? in_quotes(*near) : std::string{});
}

/// A limit without the sign that tells it from a value: "<0.01 %".
Node without_sign(const Node& node) {
    Node limit = node;
    limit.text.erase(0, limit.text.find('<') + 1);
    return limit;
}

/// The printed form of a bare number that lacks its unit.
std::string with_unit(const Node& node, const Measure& measure) {
    return in_quotes(written_text(node) + " " + preferred_unit(measure));
}

}  // namespace

void add_excerpt(Fault& fault, const Input& input) {
    constexpr std::size_t longest = 160;
    if (fault.location.file != input.name || !fault.excerpt.empty()) return;
    std::string line(tables::line_of(input.text, fault.location.line));
    if (line.size() > longest) return;
    // Control bytes of a hostile input must not reach the terminal.
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < 0x20U && c != '\t') c = '?';
    }
    fault.excerpt = std::move(line);
}

void ReadingContext::fault(const SourceLocation& place, const std::string& code,
                           const std::string& path, std::string found, std::string allowed,
                           std::string write) {
    diagnostics.add({.location = place,
                     .code = code,
                     .path = path,
                     .found = std::move(found),
                     .allowed = std::move(allowed),
                     .write = std::move(write)});
}

void ReadingContext::wrong_type(const Node& node, const Field& field, const ValueType& type,
                                const std::string& path) {
    fault(node.place, "type.wrong", path, found_text(node), allowed_text(field, type),
          is_table(type) ? example_entry(field, path)
                         : key_toml(field.key) + " = " + example_toml(field));
}

void ReadingContext::origin(const Node& node, const std::string& path) {
    origins.add({.path = path,
                 .kind = node.is_override ? OriginKind::override_ : OriginKind::file,
                 .location = node.place,
                 .written = written_text(node)});
}

std::optional<QuantityReading> read_number(ReadingContext& context, const Field& field,
                                           const ValueType& type, const Node& node,
                                           const std::string& path) {
    const bool is_bare = node.kind == Node::Kind::integer || node.kind == Node::Kind::real;
    if (is_bare) {
        const double number =
            node.kind == Node::Kind::real ? node.real : static_cast<double>(node.integer);
        for (std::size_t n = 0; n < type.measures.size(); ++n) {
            if (!type.measures[n].is_number()) continue;
            if (!std::isfinite(number)) break;
            return QuantityReading{.quantity = ParsedQuantity{.si = number}, .measure = n};
        }
        const bool is_finite = std::isfinite(number);
        context.fault(node.place, is_finite ? "unit.missing" : "number.not_finite", path,
                      found_text(node) + (is_finite ? " without a unit" : ""),
                      allowed_text(field, type),
                      is_finite ? with_unit(node, type.measures.front()) + " if that is its unit"
                                : std::string{});
        return std::nullopt;
    }
    if (node.kind != Node::Kind::text) {
        context.wrong_type(node, field, type, path);
        return std::nullopt;
    }
    QuantityReading reading = read_quantity(node.text, type.measures);
    if (reading.quantity) return reading;
    TextFault& fault = reading.fault;
    // The field knows better than the unit table what may stand here.
    if (fault.code != "number.comma") fault.allowed = allowed_text(field, type);
    if (fault.code == "number.missing") fault.write = example_toml(field, type) + ", for example";
    context.fault(node.place, fault.code, path, fault.found, fault.allowed, fault.write);
    return std::nullopt;
}

std::optional<std::string> existing_file(ReadingContext& context, const Node& node,
                                         const std::string& path) {
    namespace fs = std::filesystem;
    if (context.input.folder.empty()) {
        context.fault(node.place, "file.not_allowed", path, in_quotes(node.text, 60),
                      "no other files from this input");
        return std::nullopt;
    }
    std::error_code ignored;
    const fs::path file =
        fs::absolute(fs::path(context.input.folder) / fs::path(node.text), ignored);
    if (!node.text.empty() && fs::is_regular_file(file, ignored)) {
        context.origins.add_file(file.lexically_normal().string());
        return file.lexically_normal().string();
    }
    context.fault(
        node.place, "file.missing", path, in_quotes(node.text, 200) + ", which is no file there",
        "a file, its path taken from the folder of " + context.input.name,
        "the path of a file that exists (looked for: " + file.lexically_normal().string() + ")");
    return std::nullopt;
}

void read_leaf(ReadingContext& context, const Field& field, const ValueType& type, void* value,
               const Node& node, const std::string& path) {
    if (type.kind == Kind::number) {
        const bool is_limit = takes_limits(type) && node.kind == Node::Kind::text &&
                              trimmed(node.text).starts_with('<');
        const auto reading =
            read_number(context, field, type, is_limit ? without_sign(node) : node, path);
        if (!reading) return;
        type.access.set_number(value, reading->quantity->si, is_limit ? 1 : reading->measure);
        return context.origin(node, path);
    }
    if (type.kind == Kind::integer) return read_integer(context, field, type, value, node, path);
    if (type.kind == Kind::choice) return read_choice(context, field, type, value, node, path);
    if (type.kind == Kind::boolean) {
        if (node.kind != Node::Kind::boolean) return context.wrong_type(node, field, type, path);
        *static_cast<bool*>(value) = node.boolean;
        return context.origin(node, path);
    }
    // A number on the command line is a text where a text is wanted: --set name=12.
    const bool is_text = node.kind == Node::Kind::text || node.is_override;
    if (!is_text) return context.wrong_type(node, field, type, path);
    const std::string text = node.kind == Node::Kind::text ? node.text : written_text(node);
    if (type.kind == Kind::text) {
        *static_cast<std::string*>(value) = text;
    } else {
        const auto file = existing_file(context, node, path);
        if (!file) return;
        static_cast<InputFile*>(value)->path = *file;
    }
    context.origin(node, path);
}

}  // namespace gossan::scenario
