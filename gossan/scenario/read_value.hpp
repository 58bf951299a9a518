// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/base/description.hpp"
#include "gossan/base/diagnostics.hpp"
#include "gossan/base/origins.hpp"
#include "gossan/scenario/node.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan::scenario {

/// Puts the offending line of the input beside a fault that lies in it.
void add_excerpt(Fault& fault, const Input& input);

/// What every step of a reading needs: the input, and where findings go.
struct ReadingContext {
    const Input& input;
    Origins& origins;
    Diagnostics& diagnostics;

    /// Adds a fault at a place.
    void fault(const SourceLocation& place, const std::string& code, const std::string& path,
               std::string found, std::string allowed, std::string write = {});
    /// "type.wrong": the node is not what the field takes.
    void wrong_type(const Node& node, const Field& field, const ValueType& type,
                    const std::string& path);
    /// Notes where a value came from.
    void origin(const Node& node, const std::string& path);
};

/// Reads one number, whole number, boolean, text, choice or file; after a fault the value is as
/// before.
void read_leaf(ReadingContext& context, const Field& field, const ValueType& type, void* value,
               const Node& node, const std::string& path);

/// Reads a quantity out of a node; none, with a fault, if it is not of these measures.
std::optional<QuantityReading> read_number(ReadingContext& context, const Field& field,
                                           const ValueType& type, const Node& node,
                                           const std::string& path);

/// Reads a time series: one quantity, pairs of time and quantity, or a CSV file.
void read_series(ReadingContext& context, const Field& field, const ValueType& type, void* value,
                 const Node& node, const std::string& path);

/// Absolute form of a path that the input wrote; a fault if the input may not refer to files or the
/// file is not there.
std::optional<std::string> existing_file(ReadingContext& context, const Node& node,
                                         const std::string& path);

/// Notes the origin of every value within a field that the input leaves out.
void note_defaults(Origins& origins, const Field& field, const ValueType& type, const void* value,
                   const std::string& path, const std::string& source);

}  // namespace gossan::scenario
