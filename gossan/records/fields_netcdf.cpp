// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/fields.hpp"
#include "gossan/records/netcdf_file.hpp"

namespace gossan::records {
namespace {

constexpr const char* time_name = "time";
constexpr const char* height_name = "height";
constexpr const char* bounds_name = "height_bounds";
constexpr const char* order_name = "field_order";
constexpr const char* flags_name = "flag_meanings";
constexpr std::string_view since = "days since ";

void put_time(NetcdfBuilder& file, int time_dimension, const Fields& fields) {
    const std::array dimensions = {time_dimension};
    const int time = file.variable(time_name, dimensions);
    file.attribute(time, "standard_name", "time");
    file.attribute(time, "long_name", "time since the start of the run");
    file.attribute(time, "axis", "T");
    const std::string& start = fields.layout.start;
    file.attribute(time, "units", start.empty() ? "days" : std::string(since) + start);
    if (!start.empty()) file.attribute(time, "calendar", "proleptic_gregorian");
    const std::array shape = {fields.time_d.size()};
    file.put(time, shape, fields.time_d);
}

void put_heights(NetcdfBuilder& file, int height_dimension, const std::vector<double>& faces) {
    const std::size_t n_cells = faces.size() - 1;
    std::vector<double> middles;
    std::vector<double> bounds;
    for (std::size_t cell = 0; cell < n_cells; ++cell) {
        middles.push_back(0.5 * (faces[cell] + faces[cell + 1]));
        bounds.push_back(faces[cell]);
        bounds.push_back(faces[cell + 1]);
    }
    const std::array dimensions = {height_dimension, file.dimension("bound", 2)};
    const int height = file.variable(height_name, std::span(dimensions).first(1));
    file.attribute(height, "long_name", "height of the middle of the cell above the base");
    file.attribute(height, "units", "m");
    file.attribute(height, "axis", "Z");
    file.attribute(height, "positive", "up");
    file.attribute(height, "bounds", bounds_name);
    const std::array shape = {n_cells, std::size_t{2}};
    file.put(height, std::span(shape).first(1), middles);
    file.put(file.variable(bounds_name, dimensions), shape, bounds);
}

/// CF 3.5: a variable of flags names each of its values.
void put_flags(NetcdfBuilder& file, int field, const std::string& meanings) {
    std::vector<double> flags;
    std::istringstream words(meanings);
    for (std::string word; words >> word;) flags.push_back(static_cast<double>(flags.size()));
    file.attribute(field, "flag_values", flags);
    file.attribute(field, flags_name, meanings);
}

void put_field(NetcdfBuilder& file, std::span<const int, 2> dimensions, const FieldInfo& info,
               std::span<const std::size_t, 2> shape, std::span<const double> values,
               Packing packing) {
    constexpr std::size_t longest_piece = 1024;  // times; 400 kB for 50 cells
    const std::array piece = {std::clamp(shape[0], std::size_t{1}, longest_piece), shape[1]};
    const int field = file.variable(info.name, dimensions);
    file.store_in_pieces(field, piece, packing == Packing::deflated);
    file.fill_with_nan(field);
    file.attribute(field, "units", info.unit);
    file.attribute(field, "long_name", info.long_name);
    if (!info.standard_name.empty()) file.attribute(field, "standard_name", info.standard_name);
    if (!info.flag_meanings.empty()) put_flags(file, field, info.flag_meanings);
    file.put(field, shape, values);
}

std::string names_of(const std::vector<FieldInfo>& fields) {
    std::string names;
    for (const FieldInfo& field : fields) names += (names.empty() ? "" : " ") + field.name;
    return names;
}

std::vector<double> faces_from(const NetcdfReader& file) {
    const std::vector<double> bounds = file.values(bounds_name);
    std::vector<double> faces;
    for (std::size_t k = 0; k < bounds.size(); k += 2) faces.push_back(bounds[k]);
    if (!bounds.empty()) faces.push_back(bounds.back());
    return faces;
}

}  // namespace

void write_fields(const std::filesystem::path& path, const Fields& fields, Packing packing) {
    expects(fields.layout.n_cells() > 0, "fields have a cell");
    NetcdfBuilder file(path);
    file.global_attribute("Conventions", "CF-1.8");
    file.global_attribute("title", fields.layout.title);
    file.global_attribute(order_name, names_of(fields.layout.fields));
    const std::array dimensions = {file.growing_dimension(time_name),
                                   file.dimension(height_name, fields.layout.n_cells())};
    put_time(file, dimensions[0], fields);
    put_heights(file, dimensions[1], fields.layout.faces_m);
    const std::array shape = {fields.time_d.size(), fields.layout.n_cells()};
    for (std::size_t field = 0; field < fields.values.size(); ++field) {
        put_field(file, dimensions, fields.layout.fields[field], shape, fields.values[field],
                  packing);
    }
    write_atomically(path, file.finish());
}

Fields read_fields(const std::filesystem::path& path) {
    const NetcdfReader file(path);
    Fields fields;
    fields.layout.title = file.global_attribute("title");
    fields.layout.faces_m = faces_from(file);
    const std::string time_unit = file.attribute(time_name, "units");
    if (time_unit.starts_with(since)) fields.layout.start = time_unit.substr(since.size());
    fields.time_d = file.values(time_name);
    std::istringstream names(file.global_attribute(order_name));
    for (std::string name; names >> name;) {
        fields.layout.fields.push_back({.name = name,
                                        .unit = file.attribute(name, "units"),
                                        .long_name = file.attribute(name, "long_name"),
                                        .standard_name = file.attribute(name, "standard_name"),
                                        .flag_meanings = file.attribute(name, flags_name)});
        fields.values.push_back(file.values(name));
    }
    return fields;
}

}  // namespace gossan::records
