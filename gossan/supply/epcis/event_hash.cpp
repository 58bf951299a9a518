// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/event_hash.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/supply/epcis/event_text_value.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr std::string_view vocabulary = "https://ref.gs1.org/cbv/";

/// A word of the core business vocabulary: bare, as a URN of before, or by a short name.
std::string standard_word(const std::string& word, std::string_view family,
                          std::string_view old_family, const Prefixes& prefixes) {
    const std::string old = "urn:epcglobal:cbv:" + std::string(old_family) + ":";
    if (word.starts_with(old)) {
        return std::string(vocabulary) + std::string(family) + word.substr(old.size());
    }
    const std::size_t colon = word.find(':');
    if (colon == std::string::npos) return std::string(vocabulary) + std::string(family) + word;
    const auto prefix = prefixes.find(word.substr(0, colon));
    return prefix == prefixes.end() ? word : prefix->second + word.substr(colon + 1);
}

std::string joined(std::vector<std::string> parts) {
    std::sort(parts.begin(), parts.end());
    std::string text;
    for (const std::string& part : parts) text += part;
    return text;
}

/// "{namespace}name" of a key with a short name; Error(data) for a short name that nobody explains.
std::string extension_key(const std::string& key, const Prefixes& prefixes) {
    const std::size_t colon = key.find(':');
    const auto prefix =
        colon == std::string::npos ? prefixes.end() : prefixes.find(key.substr(0, colon));
    if (prefix == prefixes.end()) {
        throw Error(ErrorCode::data, "the event has a field " + in_quotes(key) +
                                         " that neither EPCIS nor the document's context explains");
    }
    return "{" + prefix->second + "}" + key.substr(colon + 1);
}

void add_extension(const std::string& key, const Document& value, const Prefixes& prefixes,
                   std::vector<std::string>& parts);

std::string extension_text(const Document& object, const Prefixes& prefixes) {
    std::vector<std::string> parts;
    for (const auto& member : object.members()) {
        add_extension(extension_key(member.key, prefixes), member.value, prefixes, parts);
    }
    return joined(std::move(parts));
}

void add_extension(const std::string& key, const Document& value, const Prefixes& prefixes,
                   std::vector<std::string>& parts) {
    if (value.is_array()) {
        for (const Document& element : value.elements()) {
            add_extension(key, element, prefixes, parts);
        }
    } else if (value.is_object()) {
        parts.push_back(key + extension_text(value, prefixes));
    } else {
        parts.push_back(key + "=" + text_of_value(value));
    }
}

std::string list_of_names(const Document& list, const char* name) {
    std::vector<std::string> parts;
    for (const Document& element : list.elements()) {
        parts.push_back(name + ("=" + text_of_value(element)));
    }
    return joined(std::move(parts));
}

/// The fields of an object in a given order; Error(data) if it has any other.
std::string fields_in_order(const Document& object, std::span<const std::string_view> order) {
    std::string text;
    for (const auto& member : object.members()) {
        if (std::find(order.begin(), order.end(), member.key) == order.end()) {
            throw Error(ErrorCode::data, "field " + in_quotes(member.key) +
                                             " cannot be taken into the name of an event");
        }
    }
    for (const std::string_view key : order) {
        if (const Document* value = object.find(key)) {
            text += std::string(key) + "=" + text_of_value(*value);
        }
    }
    return text;
}

std::string quantities(const Document& list) {
    constexpr std::array<std::string_view, 3> order = {"epcClass", "quantity", "uom"};
    std::vector<std::string> parts;
    for (const Document& element : list.elements()) {
        parts.push_back("quantityElement" + fields_in_order(element, order));
    }
    return joined(std::move(parts));
}

/// Elements with a type: transactions, sources, destinations.
std::string typed(const Document& list, const char* name, std::string_view family,
                  std::string_view old_family, const Prefixes& prefixes) {
    std::vector<std::string> parts;
    for (const Document& element : list.elements()) {
        std::string part;
        if (const Document* type = element.find("type")) {
            part = "type=" + standard_word(type->string(), family, old_family, prefixes);
        }
        parts.push_back(part + name + "=" + text_of_value(element.at(name)));
    }
    return joined(std::move(parts));
}

std::string dispositions(const Document& object, const Prefixes& prefixes) {
    std::string text;
    for (const char* which : {"set", "unset"}) {
        const Document* list = object.find(which);
        if (list == nullptr) continue;
        std::vector<std::string> parts;
        for (const Document& word : list->elements()) {
            parts.push_back(which +
                            ("=" + standard_word(word.string(), "Disp-", "disp", prefixes)));
        }
        text += joined(std::move(parts));
    }
    return text;
}

/// The fields of a place that are not of the standard, behind all that is.
std::string place_extensions(const Document& event, const Prefixes& prefixes) {
    std::string text;
    for (const char* key : {"readPoint", "bizLocation"}) {
        const Document* place = event.find(key);
        if (place == nullptr) continue;
        Document others = Document::object();
        for (const auto& member : place->members()) {
            if (member.key != "id") others[member.key] = member.value;
        }
        if (!others.members().empty()) text += key + extension_text(others, prefixes);
    }
    return text;
}

constexpr std::array<std::string_view, 8> order_of_metadata = {"time",
                                                               "startTime",
                                                               "endTime",
                                                               "deviceID",
                                                               "deviceMetadata",
                                                               "rawData",
                                                               "dataProcessingMethod",
                                                               "bizRules"};
constexpr std::array<std::string_view, 23> order_of_report = {"type",
                                                              "exception",
                                                              "deviceID",
                                                              "deviceMetadata",
                                                              "rawData",
                                                              "dataProcessingMethod",
                                                              "time",
                                                              "microorganism",
                                                              "chemicalSubstance",
                                                              "value",
                                                              "component",
                                                              "stringValue",
                                                              "booleanValue",
                                                              "hexBinaryValue",
                                                              "uriValue",
                                                              "minValue",
                                                              "maxValue",
                                                              "meanValue",
                                                              "sDev",
                                                              "percRank",
                                                              "percValue",
                                                              "uom",
                                                              "coordinateReferenceSystem"};

/// What a sensor measures: a bare word or one of "gs1:" is of the vocabulary of GS1.
std::string measured(const std::string& type) {
    if (type.starts_with("gs1:")) return "https://ref.gs1.org/voc/" + type.substr(4);
    return type.find(':') == std::string::npos ? "https://ref.gs1.org/voc/" + type : type;
}

/// Readings of sensors, whose list has no key before it; their own fields are not taken.
std::string sensors(const Document& list, const Prefixes& prefixes) {
    std::vector<std::string> elements;
    for (const Document& element : list.elements()) {
        std::string text = "sensorElement";
        if (const Document* metadata = element.find("sensorMetadata")) {
            text += "sensorMetadata" + fields_in_order(*metadata, order_of_metadata);
        }
        std::vector<std::string> reports;
        for (Document report : element.at("sensorReport").elements()) {
            if (report.find("type") != nullptr) {
                report["type"] = measured(report.at("type").string());
            }
            if (report.find("component") != nullptr) {
                report["component"] =
                    standard_word(report.at("component").string(), "Comp-", "comp", prefixes);
            }
            reports.push_back("sensorReport" + fields_in_order(report, order_of_report));
        }
        elements.push_back(text + joined(std::move(reports)));
    }
    return joined(std::move(elements));
}

/// One field of the standard with its key before it.
std::string field_text(const std::string& key, const Document& value, const Prefixes& prefixes) {
    if (key == "epcList" || key == "inputEPCList" || key == "childEPCs" || key == "outputEPCList") {
        return key + list_of_names(value, "epc");
    }
    if (key.ends_with("uantityList")) return key + quantities(value);
    if (key == "bizStep") {
        return key + "=" + standard_word(value.string(), "BizStep-", "bizstep", prefixes);
    }
    if (key == "disposition") {
        return key + "=" + standard_word(value.string(), "Disp-", "disp", prefixes);
    }
    if (key == "persistentDisposition") return key + dispositions(value, prefixes);
    if (key == "readPoint" || key == "bizLocation") {
        return key + "id=" + text_of_value(value.at("id"));
    }
    if (key == "bizTransactionList") {
        return key + typed(value, "bizTransaction", "BTT-", "btt", prefixes);
    }
    if (key == "sourceList") return key + typed(value, "source", "SDT-", "sdt", prefixes);
    if (key == "destinationList") {
        return key + typed(value, "destination", "SDT-", "sdt", prefixes);
    }
    if (key == "sensorElementList") return sensors(value, prefixes);
    if (key == "ilmd") return key + extension_text(value, prefixes);
    return key + "=" + text_of_value(value);
}

constexpr std::array<std::string_view, 23> order_of_fields = {"eventTime",
                                                              "eventTimeZoneOffset",
                                                              "epcList",
                                                              "parentID",
                                                              "inputEPCList",
                                                              "childEPCs",
                                                              "quantityList",
                                                              "childQuantityList",
                                                              "inputQuantityList",
                                                              "outputEPCList",
                                                              "outputQuantityList",
                                                              "action",
                                                              "transformationID",
                                                              "bizStep",
                                                              "disposition",
                                                              "persistentDisposition",
                                                              "readPoint",
                                                              "bizLocation",
                                                              "bizTransactionList",
                                                              "sourceList",
                                                              "destinationList",
                                                              "sensorElementList",
                                                              "ilmd"};

}  // namespace

Prefixes prefixes_of(const Document& document) {
    Prefixes prefixes = {{"gs1", "https://gs1.org/voc/"},
                         {"epcis", "https://ref.gs1.org/epcis/"},
                         {"cbv", "https://ref.gs1.org/cbv/"},
                         {"cbvmda", "urn:epcglobal:cbv:mda:"}};
    const Document* context = document.find("@context");
    if (context == nullptr || !context->is_array()) return prefixes;
    for (const Document& element : context->elements()) {
        if (!element.is_object()) continue;
        for (const auto& member : element.members()) {
            if (member.value.is_string()) prefixes[member.key] = member.value.string();
        }
    }
    return prefixes;
}

const std::vector<Document>& events_of(const Document& document) {
    return document.at("epcisBody").at("eventList").elements();
}

std::string event_text(const Document& event, const Prefixes& prefixes) {
    static const std::set<std::string_view> left_out = {"type",
                                                        "isA",
                                                        "@context",
                                                        "eventID",
                                                        "recordTime",
                                                        "errorDeclaration",
                                                        "certificationInfo",
                                                        "rdfs:comment"};
    std::string text = "eventType=" + event.at("type").string();
    for (const std::string_view key : order_of_fields) {
        if (const Document* value = event.find(key)) {
            text += field_text(std::string(key), *value, prefixes);
        }
    }
    text += place_extensions(event, prefixes);
    std::vector<std::string> others;
    for (const auto& member : event.members()) {
        const bool is_known = left_out.count(member.key) != 0 ||
                              std::find(order_of_fields.begin(), order_of_fields.end(),
                                        member.key) != order_of_fields.end();
        if (is_known) continue;
        add_extension(extension_key(member.key, prefixes), member.value, prefixes, others);
    }
    return text + joined(std::move(others));
}

std::string event_hash(const Document& event, const Prefixes& prefixes) {
    return "ni:///sha-256;" + records::sha256(event_text(event, prefixes)) + "?ver=CBV2.0";
}

}  // namespace gossan::supply
