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

/// What to write instead of a number out of range: 50 where a share is wanted is likely 50 %.
std::string remedy(const Range& range, const Measure& measure, double si) {
    const bool is_percent = measure.is_number() && range.contains(si / 100.0);
    if (is_percent) return in_quotes(shortest(si) + " %") + " if per cent is meant";
    return "a value in this range, and look at its unit";
}

/// Walks a value along its description and gathers what it breaks. Each step says whether all of it
/// was read; without origins everything counts as read.
class Validator {
public:
    Validator(const Description& root, const void* root_value, const Origins* origins,
              Diagnostics& diagnostics)
        : root_(root), root_value_(root_value), origins_(origins), diagnostics_(diagnostics) {}

    bool block(const Description& description, const void* value, const std::string& path) {
        const std::size_t before = diagnostics_.n_errors();
        bool is_whole = true;
        for (const Field& field : description.fields) {
            is_whole &=
                this->value(field, field.type, field.locate(value), joined(path, field.key));
        }
        if (!is_whole || diagnostics_.n_errors() != before) return is_whole;
        for (const Check& check : description.checks) {
            if (const auto complaint = check.complaint(value)) {
                fault("check.broken", joined(path, check.key), *complaint, {});
            }
        }
        return true;
    }

private:
    bool value(const Field& field, const ValueType& type, const void* value,
               const std::string& path) {
        switch (type.kind) {
            case Kind::block:
                return block(type.block(), value, path);
            case Kind::tagged:
                if (!was_read(joined(path, field.tag))) return false;
                return block(type.alternatives[type.access.index(value)](),
                             type.access.item(value, 0), path);
            case Kind::list:
            case Kind::map:
            case Kind::optional:
                return items(field, type, value, path);
            default:
                break;
        }
        if (!was_read(path)) return false;
        leaf(field, type, value, path);
        return true;
    }

    void leaf(const Field& field, const ValueType& type, const void* value,
              const std::string& path) {
        if (type.kind == Kind::number) {
            number(field, type.measures[type.access.index(value)], type.access.number(value), path);
        } else if (type.kind == Kind::integer) {
            number(field, Measure{}, static_cast<double>(type.access.integer(value)), path);
        } else if (type.kind == Kind::series) {
            const auto& values = static_cast<const TimeSeriesData*>(value)->values;
            for (std::size_t n = 0; n < values.size(); ++n) {
                number(field, type.measures.front(), values[n],
                       values.size() > 1 ? joined(path, n) : path);
            }
        } else if (type.kind == Kind::text && !field.refers_to.empty()) {
            reference(field, *static_cast<const std::string*>(value), path);
        }
    }

    bool items(const Field& field, const ValueType& type, const void* value,
               const std::string& path) {
        const std::size_t size = type.access.size(value);
        if (size == 0) return was_read(path);
        bool is_whole = true;
        for (std::size_t n = 0; n < size; ++n) {
            std::string below = path;
            if (type.kind == Kind::list) below = joined(path, n);
            if (type.kind == Kind::map) below = joined(path, type.access.key(value, n));
            is_whole &= this->value(field, type.element.front(), type.access.item(value, n), below);
        }
        return is_whole;
    }

    [[nodiscard]] bool was_read(const std::string& path) const {
        return origins_ == nullptr || origins_->find(path) != nullptr;
    }
    [[nodiscard]] SourceLocation place(const std::string& path) const {
        return origins_ == nullptr ? SourceLocation{} : origins_->location(path);
    }

    void number(const Field& field, const Measure& measure, double si, const std::string& path) {
        if (!field.range.contains(si, measure.dimension)) {
            diagnostics_.add({.location = place(path),
                              .code = "range.outside",
                              .path = path,
                              .found = found(si, measure, path),
                              .allowed = to_string(field.range, measure),
                              .write = remedy(field.range, measure, si)});
            return;
        }
        if (!field.usual || field.usual->contains(si, measure.dimension)) return;
        diagnostics_.add({.location = place(path),
                          .code = "range.unusual",
                          .path = path,
                          .found = found(si, measure, path) + ", which is unusual",
                          .allowed = to_string(field.range, measure) + ", usually " +
                                     to_string(*field.usual, measure),
                          .write = "another value, unless it is meant",
                          .severity = Severity::warning});
    }

    /// The value as the input wrote it, else in the preferred unit.
    [[nodiscard]] std::string found(double si, const Measure& measure,
                                    const std::string& path) const {
        const Origin* const origin = origins_ == nullptr ? nullptr : origins_->find(path);
        const bool is_written = origin != nullptr && origin->kind != OriginKind::default_;
        return is_written ? origin->written : format_quantity(si, measure);
    }

    void reference(const Field& field, const std::string& id, const std::string& path) {
        const Reached map = follow(root_, root_value_, field.refers_to);
        if (map.field == nullptr || map.field->type.kind != Kind::map) return;
        std::vector<std::string> ids;
        for (std::size_t n = 0; n < map.field->type.access.size(map.value); ++n) {
            ids.push_back(map.field->type.access.key(map.value, n));
        }
        if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
        // A map that is missing is a fault of its own: the ids that name it are no second one.
        if (ids.empty() && !was_read(field.refers_to)) return;
        const auto near = nearest(id, ids);
        Fault fault{.location = place(path),
                    .code = "reference.unknown",
                    .path = path,
                    .found = in_quotes(id, 60),
                    .allowed = ids.empty()
                                   ? "an id of [" + field.refers_to + ".*], of which there is none"
                                   : "an id of [" + field.refers_to + ".*]: " + enumerate(ids)};
        fault.write = near ? in_quotes(*near) : "a block [" + joined(field.refers_to, id) + "]";
        diagnostics_.add(std::move(fault));
    }

    void fault(const char* code, const std::string& path, std::string found, std::string allowed) {
        diagnostics_.add({.location = place(path),
                          .code = code,
                          .path = path,
                          .found = std::move(found),
                          .allowed = std::move(allowed)});
    }

    const Description& root_;
    const void* root_value_;
    const Origins* origins_;
    Diagnostics& diagnostics_;
};

}  // namespace

void validate(const Description& root, const void* value, const Origins& origins,
              Diagnostics& diagnostics) {
    Validator(root, value, &origins, diagnostics).block(root, value, {});
}

Diagnostics faults_of(const Description& root, const void* value) {
    Diagnostics diagnostics;
    Validator(root, value, nullptr, diagnostics).block(root, value, {});
    return diagnostics;
}

std::string first_error_path(const Description& root, const void* value) {
    for (const Fault& fault : faults_of(root, value).sorted()) {
        if (fault.severity == Severity::error) return fault.path;
    }
    return {};
}

}  // namespace gossan
