// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/validate.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"
#include "gossan/base/time_series.hpp"

namespace gossan {
namespace {

/// The field that a dotted path leads to from the root, with the value that holds it.
struct Reached {
    const Field* field = nullptr;
    const void* value = nullptr;
};

Reached follow(const Description& root, const void* value, std::string_view path) {
    const Description* block = &root;
    while (true) {
        const std::size_t dot = path.find('.');
        const Field* field = block->find(path.substr(0, dot));
        if (field == nullptr) return {};
        value = field->locate(value);
        if (dot == path.npos) return {field, value};
        if (field->type.kind != Kind::block) return {};
        block = &field->type.block();
        path = path.substr(dot + 1);
    }
}

/// Walks a value along its description and gathers what it breaks.
class Validator {
public:
    Validator(const Description& root, const void* root_value, const Origins& origins,
              Diagnostics& diagnostics)
        : root_(root), root_value_(root_value), origins_(origins), diagnostics_(diagnostics) {}

    void block(const Description& description, const void* value, const std::string& path) {
        const std::size_t before = diagnostics_.n_errors();
        for (const Field& field : description.fields) {
            this->value(field, field.type, field.locate(value), joined(path, field.key));
        }
        if (diagnostics_.n_errors() != before) return;
        for (const Check& check : description.checks) {
            if (const auto complaint = check.complaint(value)) {
                fault("check.broken", joined(path, check.key), *complaint, {});
            }
        }
    }

private:
    void value(const Field& field, const ValueType& type, const void* value,
               const std::string& path) {
        switch (type.kind) {
            case Kind::number:
                return number(field, type.measures[type.access.index(value)],
                              type.access.number(value), path);
            case Kind::integer:
                return number(field, Measure{}, static_cast<double>(type.access.integer(value)),
                              path);
            case Kind::series:
                for (const double each : static_cast<const TimeSeriesData*>(value)->values) {
                    number(field, type.measures[0], each, path);
                }
                return;
            case Kind::text:
                if (!field.refers_to.empty())
                    reference(field, *static_cast<const std::string*>(value), path);
                return;
            case Kind::block:
                return block(type.block(), value, path);
            case Kind::tagged:
                return block(type.alternatives[type.access.index(value)](),
                             type.access.item(value, 0), path);
            case Kind::list:
            case Kind::map:
            case Kind::optional:
                return items(field, type, value, path);
            case Kind::boolean:
            case Kind::choice:
            case Kind::file:
                return;
        }
    }

    void items(const Field& field, const ValueType& type, const void* value,
               const std::string& path) {
        for (std::size_t n = 0; n < type.access.size(value); ++n) {
            std::string below = path;
            if (type.kind == Kind::list) below = joined(path, n);
            if (type.kind == Kind::map) below = joined(path, type.access.key(value, n));
            this->value(field, type.element.front(), type.access.item(value, n), below);
        }
    }

    void number(const Field& field, const Measure& measure, double si, const std::string& path) {
        const bool is_allowed = field.range.contains(si);
        if (is_allowed && (!field.usual || field.usual->contains(si))) return;
        const Origin* origin = origins_.find(path);
        const std::string found =
            origin != nullptr && origin->kind != OriginKind::default_ && origin->written.size() < 80
                ? origin->written
                : format_quantity(si, measure);
        if (!is_allowed) {
            fault("range.outside", path, found, to_string(field.range, measure));
            return;
        }
        Fault warning{.location = origins_.location(path),
                      .code = "range.unusual",
                      .path = path,
                      .found = found + ", which is unusual",
                      .allowed = to_string(field.range, measure) + "; usual is " +
                                 to_string(*field.usual, measure),
                      .write = "nothing if it is meant",
                      .severity = Severity::warning};
        diagnostics_.add(std::move(warning));
    }

    void reference(const Field& field, const std::string& id, const std::string& path) {
        const Reached map = follow(root_, root_value_, field.refers_to);
        if (map.field == nullptr || map.field->type.kind != Kind::map) return;
        std::vector<std::string> ids;
        for (std::size_t n = 0; n < map.field->type.access.size(map.value); ++n) {
            ids.push_back(map.field->type.access.key(map.value, n));
        }
        if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
        const auto near = nearest(id, ids);
        Fault fault{.location = origins_.location(path),
                    .code = "reference.unknown",
                    .path = path,
                    .found = quoted(id, 60),
                    .allowed = ids.empty()
                                   ? "an id of [" + field.refers_to + ".*], of which there is none"
                                   : "an id of [" + field.refers_to + ".*]: " + enumerate(ids)};
        fault.write = near ? quoted(*near) : "a block [" + joined(field.refers_to, id) + "]";
        diagnostics_.add(std::move(fault));
    }

    void fault(const char* code, const std::string& path, std::string found, std::string allowed) {
        diagnostics_.add({.location = origins_.location(path),
                          .code = code,
                          .path = path,
                          .found = std::move(found),
                          .allowed = std::move(allowed)});
    }

    const Description& root_;
    const void* root_value_;
    const Origins& origins_;
    Diagnostics& diagnostics_;
};

}  // namespace

void validate(const Description& root, const void* value, const Origins& origins,
              Diagnostics& diagnostics) {
    Validator(root, value, origins, diagnostics).block(root, value, {});
}

Diagnostics faults_of(const Description& root, const void* value) {
    Diagnostics diagnostics;
    validate(root, value, {}, diagnostics);
    return diagnostics;
}

std::string first_error_path(const Description& root, const void* value) {
    for (const Fault& fault : faults_of(root, value).sorted()) {
        if (fault.severity == Severity::error) return fault.path;
    }
    return {};
}

}  // namespace gossan
