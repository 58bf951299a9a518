// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <vector>

#include "gossan/base/text.hpp"
#include "gossan/scenario/json_text.hpp"
#include "gossan/scenario/toml_text.hpp"
#include "gossan/scenario/type_text.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::scenario {
namespace {

/// A number, blanks, a unit. What the unit may be is said by "x-unit" and checked by the program.
constexpr std::string_view quantity_pattern =
    "^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*\\S.*$";

class SchemaWriter {
public:
    void object(const Description& description, const std::string& tag) {
        if (std::find(within_.begin(), within_.end(), &description) != within_.end()) {
            json_.text("type", "object");  // a block within itself: said once
            return;
        }
        within_.push_back(&description);
        if (!description.meaning.empty()) json_.text("description", description.meaning);
        json_.text("type", "object").raw("additionalProperties", "false");
        json_.open("properties", '{');
        if (!tag.empty()) json_.open(tag, '{').text("const", description.name).close();
        const void* const defaults =
            description.defaults != nullptr ? description.defaults() : nullptr;
        for (const Field& field : description.fields) member(field, defaults);
        json_.close();
        required(description, tag);
        within_.pop_back();
    }

    JsonText& json() { return json_; }

private:
    void required(const Description& description, const std::string& tag) {
        json_.open("required", '[');
        if (!tag.empty()) json_.text({}, tag);
        for (const Field& field : description.fields) {
            const bool fills_itself =
                field.type.kind == Kind::block && field.type.block().has_all_defaults();
            if (field.is_required && !fills_itself) json_.text({}, field.key);
        }
        json_.close();
    }

    void member(const Field& field, const void* defaults) {
        json_.open(field.key, '{');
        json_.text("title", field.meaning);
        type(field, field.type);
        if (!field.is_required && defaults != nullptr) default_of(field, field.locate(defaults));
        json_.close();
    }

    void default_of(const Field& field, const void* value) {
        const ValueType& inner = innermost(field.type);
        const bool is_plain = !is_table(field.type) && inner.kind != Kind::series;
        const std::string text = is_plain ? value_toml(field.type, value) : std::string{};
        // Numbers, texts and lists are written alike in TOML and JSON.
        if (!text.empty()) json_.raw("default", text);
        if (!field.default_source.empty()) json_.text("x-default-source", field.default_source);
    }

    void type(const Field& field, const ValueType& type) {
        switch (type.kind) {
            case Kind::number:
                return number(field, type);
            case Kind::series:
                return series(field, type);
            case Kind::integer:
                json_.text("type", "integer");
                return bounds(field.range);
            case Kind::boolean:
                return void(json_.text("type", "boolean"));
            case Kind::text:
            case Kind::file:
                json_.text("type", "string");
                if (!field.refers_to.empty()) json_.text("x-refers-to", field.refers_to);
                return;
            case Kind::choice:
                return choice(type);
            case Kind::block:
                return object(type.block(), {});
            case Kind::list:
                json_.text("type", "array").open("items", '{');
                this->type(field, type.element.front());
                return void(json_.close());
            case Kind::map:
                json_.text("type", "object").open("additionalProperties", '{');
                this->type(field, type.element.front());
                return void(json_.close());
            case Kind::optional:
                return this->type(field, type.element.front());
            case Kind::tagged:
                break;
        }
        json_.open("oneOf", '[');
        for (const auto& alternative : type.alternatives) {
            json_.open({}, '{');
            object(alternative(), field.tag);
            json_.close();
        }
        json_.close();
    }

    void number(const Field& field, const ValueType& type) {
        json_.text("description", allowed_text(field, type));
        const bool may_be_bare = std::any_of(type.measures.begin(), type.measures.end(),
                                             [](const Measure& m) { return m.is_number(); });
        if (may_be_bare) {
            json_.raw("type", "[\"number\", \"string\"]");
            return bounds(field.range);
        }
        json_.text("type", "string").text("pattern", quantity_pattern);
        json_.text("x-unit", preferred_unit(type.measures.front()));
        json_.text("x-si-unit", si_unit(type.measures.front().dimension));
        if (field.range.is_bounded())
            json_.text("x-range", to_string(field.range, type.measures.front()));
    }

    void bounds(const Range& range) {
        if (std::isfinite(range.low)) {
            json_.raw(range.includes_low ? "minimum" : "exclusiveMinimum", number_toml(range.low));
        }
        if (std::isfinite(range.high)) {
            json_.raw(range.includes_high ? "maximum" : "exclusiveMaximum",
                      number_toml(range.high));
        }
    }

    void series(const Field& field, const ValueType& type) {
        const auto pairs = [&](std::string_view key) {
            json_.open(key, '{').text("type", "array").open("items", '{').text("type", "array");
            json_.raw("minItems", "2").raw("maxItems", "2").close().close();
        };
        json_.open("oneOf", '[').open({}, '{');
        number(field, type);
        json_.close();
        pairs({});
        json_.open({}, '{').text("type", "object").raw("additionalProperties", "false");
        json_.open("properties", '{');
        pairs("points");
        json_.open("interpolation", '{').raw("enum", "[\"step\", \"linear\"]").close();
        json_.open("file", '{').text("type", "string").close();
        json_.open("column", '{').text("type", "string").close();
        json_.close().close().close();
    }

    void choice(const ValueType& type) {
        std::string words;
        json_.open("enum", '[');
        for (const ChoiceName& choice : type.choices) {
            json_.text({}, choice.name);
            if (!choice.meaning.empty())
                words += (words.empty() ? "" : "; ") + choice.name + ": " + choice.meaning;
        }
        json_.close();
        if (!words.empty()) json_.text("description", words);
    }

    JsonText json_;
    std::vector<const Description*> within_;
};

}  // namespace

std::string json_schema(const Description& description, const std::string& version) {
    SchemaWriter writer;
    writer.json().open({}, '{');
    writer.json().text("$schema", "https://json-schema.org/draft/2020-12/schema");
    writer.json().text("title", description.name).text("x-version", version);
    writer.object(description, {});
    writer.json().close();
    return writer.json().str() + "\n";
}

}  // namespace gossan::scenario
