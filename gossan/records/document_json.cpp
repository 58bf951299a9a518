// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/records/document.hpp"

namespace gossan::records {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 200;  // far above any file of ours; keeps hostile input off the stack

Json to_json(const Document& document) {
    struct Visitor {
        Json operator()(std::monostate) const { return nullptr; }
        Json operator()(bool value) const { return value; }
        Json operator()(std::int64_t value) const { return value; }
        Json operator()(double value) const {
            if (std::isinf(value)) {
                throw Error(ErrorCode::numerics, "an infinite value was to be written as JSON");
            }
            return std::isnan(value) ? Json(nullptr) : Json(value);
        }
        Json operator()(const std::string& value) const { return value; }
        Json operator()(const Document::Array& elements) const {
            Json json = Json::array();
            for (const Document& element : elements) json.push_back(to_json(element));
            return json;
        }
        Json operator()(const Document::Object& members) const {
            Json json = Json::object();
            for (const Member& member : members) json[member.key] = to_json(member.value);
            return json;
        }
    };
    return std::visit(Visitor{}, document.value());
}

Document from_json(const Json& json, int depth) {
    if (depth > deepest) throw Error(ErrorCode::data, "JSON is nested too deeply");
    switch (json.type()) {
        case Json::value_t::boolean:
            return json.get<bool>();
        case Json::value_t::number_integer:
            return json.get<std::int64_t>();
        case Json::value_t::number_unsigned: {
            const auto value = json.get<std::uint64_t>();
            constexpr auto largest = std::numeric_limits<std::int64_t>::max();
            if (value > static_cast<std::uint64_t>(largest)) return static_cast<double>(value);
            return value;
        }
        case Json::value_t::number_float:
            return json.get<double>();
        case Json::value_t::string:
            return json.get<std::string>();
        case Json::value_t::array: {
            Document document = Document::array();
            for (const Json& element : json) document.push_back(from_json(element, depth + 1));
            return document;
        }
        case Json::value_t::object: {
            Document document = Document::object();
            for (const auto& [key, value] : json.items())
                document[key] = from_json(value, depth + 1);
            return document;
        }
        default:
            return {};
    }
}

/// "3:14" for the byte at which the parser stopped (counted from 1).
std::string place_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte > 0 ? byte - 1 : 0);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
    return std::to_string(line) + ":" + std::to_string(column);
}

std::string dump(const Document& document, int indent) {
    return to_json(document).dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string print(const Document& document) { return dump(document, 2) + "\n"; }

std::string print_line(const Document& document) { return dump(document, -1); }

Document parse_document(std::string_view text, const std::string& where) {
    try {
        return from_json(Json::parse(text), 0);
    } catch (const Json::parse_error& failure) {
        throw Error(ErrorCode::data, "this is not JSON",
                    where + ":" + place_of(text, failure.byte));
    } catch (const Error& failure) {
        throw Error(failure.code, failure.what(), where);
    }
}

}  // namespace gossan::records
