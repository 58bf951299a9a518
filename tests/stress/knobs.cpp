// SPDX-License-Identifier: Apache-2.0
#include "tests/stress/knobs.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace gossan::scenarios {
namespace {

void collect(const ValueType& type, const std::string& path, std::set<std::string>& knobs,
             std::set<std::string>& maps) {
    switch (type.kind) {
        case Kind::block:
            collect_knobs(type.block(), path, knobs, maps);
            return;
        case Kind::optional:
            collect(type.element.front(), path, knobs, maps);
            return;
        case Kind::list:
            if (innermost(type).kind == Kind::block) {
                collect(type.element.front(), path + "[]", knobs, maps);
            } else {
                knobs.insert(path);
            }
            return;
        case Kind::map:
            maps.insert(path);
            collect(type.element.front(), path + ".*", knobs, maps);
            return;
        case Kind::tagged:
            for (const auto& alternative : type.alternatives) {
                collect_knobs(alternative(), path, knobs, maps);
            }
            return;
        default:
            knobs.insert(path);
    }
}

}  // namespace

Schema<KnobVariant> KnobVariant::schema() {
    using V = KnobVariant;
    return Schema<KnobVariant>("variant", "a scenario in which knobs are moved")
        .field("name", &V::name, "for messages")
        .field("file", &V::file, "under tests/data")
        .field("overrides", &V::overrides, "laid over it", defaults_to("choice: none"))
        .field("knobs", &V::knobs, "those moved", defaults_to("choice: every one"))
        .field("without_effect", &V::without_effect, "reason by knob", defaults_to("choice: none"));
}

Schema<KnobFile> KnobFile::schema() {
    using F = KnobFile;
    return Schema<KnobFile>("knobs", "how to move the parameters of a scenario")
        .field("moved", &F::moved, "overrides by knob", defaults_to("choice: none"))
        .field("variants", &F::variants, "scenarios");
}

std::string moved_value(const std::string& written, bool up) {
    const bool is_quoted = written.size() > 1 && written.front() == '"';
    const std::string text = is_quoted ? written.substr(1, written.size() - 2) : written;
    if (text == "true") return "false";
    if (text == "false") return "true";
    char* rest = nullptr;
    const double value = std::strtod(text.c_str(), &rest);
    if (rest == text.c_str() || value == 0.0) return {};
    const std::string unit = rest;
    if (!unit.empty() && unit.front() != ' ') return {};  // a date, a path
    char moved[64];
    const bool is_whole = unit.empty() && text.find_first_of(".eE") == std::string::npos;
    if (is_whole) {
        std::snprintf(moved, sizeof moved, "%.0f", value + (up ? 1.0 : -1.0));
    } else {
        std::snprintf(moved, sizeof moved, "%.9g", value * (up ? 1.1 : 0.9));
    }
    return moved + unit;
}

std::string without_indices(const std::string& path, const std::set<std::string>& maps) {
    std::string plain;
    for (std::size_t at = 0; at < path.size();) {
        if (path[at] == '[') {
            plain += "[]";
            at = path.find(']', at) + 1;
        } else if (path[at] == '.' && maps.contains(plain)) {
            const bool is_quoted = path[at + 1] == '"';
            const std::size_t end = is_quoted ? path.find('"', at + 2) + 1 : path.find('.', at + 1);
            plain += ".*";
            at = std::min(end, path.size());
        } else {
            plain += path[at++];
        }
    }
    return plain;
}

void collect_knobs(const Description& description, const std::string& path,
                   std::set<std::string>& knobs, std::set<std::string>& maps) {
    for (const Field& field : description.fields) {
        collect(field.type, path.empty() ? field.key : joined(path, field.key), knobs, maps);
    }
}

}  // namespace gossan::scenarios
