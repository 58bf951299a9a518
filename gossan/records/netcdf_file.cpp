// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/netcdf_file.hpp"

#include <netcdf.h>
#include <netcdf_mem.h>

#include <cstdlib>
#include <limits>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"

namespace gossan::records {
namespace {

void check_netcdf(int status, const std::string& doing, const std::filesystem::path& path) {
    if (status == NC_NOERR) return;
    throw Error(ErrorCode::io, "cannot " + doing + ": " + nc_strerror(status), path.string());
}

}  // namespace

NetcdfBuilder::NetcdfBuilder(std::filesystem::path path) : path_(std::move(path)) {
    constexpr std::size_t first_guess = 1 << 16;  // bytes; it grows by itself
    check(nc_create_mem(path_.filename().c_str(), NC_NETCDF4, first_guess, &id_), "begin the file");
}

NetcdfBuilder::~NetcdfBuilder() {
    if (id_ >= 0) nc_abort(id_);
}

void NetcdfBuilder::check(int status, const std::string& doing) const {
    check_netcdf(status, doing, path_);
}

int NetcdfBuilder::dimension(const std::string& name, std::size_t length) {
    expects(length > 0, "a dimension of fixed length is not empty");
    int number = -1;
    check(nc_def_dim(id_, name.c_str(), length, &number), "define the dimension " + name);
    return number;
}

int NetcdfBuilder::growing_dimension(const std::string& name) {
    int number = -1;
    check(nc_def_dim(id_, name.c_str(), NC_UNLIMITED, &number), "define the dimension " + name);
    return number;
}

int NetcdfBuilder::variable(const std::string& name, std::span<const int> dimensions) {
    int number = -1;
    check(nc_def_var(id_, name.c_str(), NC_DOUBLE, static_cast<int>(dimensions.size()),
                     dimensions.data(), &number),
          "define the variable " + name);
    return number;
}

void NetcdfBuilder::store_in_pieces(int variable, std::span<const std::size_t> piece,
                                    bool is_deflated) {
    check(nc_def_var_chunking(id_, variable, NC_CHUNKED, piece.data()), "set the shape of pieces");
    if (!is_deflated) return;
    constexpr int shuffle = 1;
    constexpr int level = 1;  // higher levels gain little on doubles and cost much time
    check(nc_def_var_deflate(id_, variable, shuffle, 1, level), "set the compression");
}

void NetcdfBuilder::fill_with_nan(int variable) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    check(nc_def_var_fill(id_, variable, NC_FILL, &nan), "set the fill value");
}

void NetcdfBuilder::attribute(int variable, const std::string& name, const std::string& text) {
    check(nc_put_att_text(id_, variable, name.c_str(), text.size(), text.data()),
          "put the attribute " + name);
}

void NetcdfBuilder::attribute(int variable, const std::string& name,
                              std::span<const double> values) {
    check(nc_put_att_double(id_, variable, name.c_str(), NC_DOUBLE, values.size(), values.data()),
          "put the attribute " + name);
}

void NetcdfBuilder::global_attribute(const std::string& name, const std::string& text) {
    attribute(NC_GLOBAL, name, text);
}

void NetcdfBuilder::put(int variable, std::span<const std::size_t> shape,
                        std::span<const double> values) {
    std::size_t n = 1;
    for (const std::size_t length : shape) n *= length;
    expects(n == values.size(), "a variable is given as many values as its shape has");
    const std::vector<std::size_t> start(shape.size(), 0);
    check(nc_put_vara_double(id_, variable, start.data(), shape.data(), values.data()),
          "put values");
}

std::string NetcdfBuilder::finish() {
    NC_memio image{};
    check(nc_close_memio(std::exchange(id_, -1), &image), "finish the file");
    std::string bytes(static_cast<const char*>(image.memory), image.size);
    std::free(image.memory);  // NOLINT: netCDF hands over memory of malloc
    return bytes;
}

NetcdfReader::NetcdfReader(std::filesystem::path path)
    : path_(std::move(path)), bytes_(read_file(path_)) {
    check(nc_open_mem(path_.filename().c_str(), NC_NOWRITE, bytes_.size(), bytes_.data(), &id_),
          "read this as netCDF-4");
}

NetcdfReader::~NetcdfReader() {
    if (id_ >= 0) nc_close(id_);
}

void NetcdfReader::check(int status, const std::string& doing) const {
    check_netcdf(status, doing, path_);
}

int NetcdfReader::number_of(const std::string& variable) const {
    int number = -1;
    check(nc_inq_varid(id_, variable.c_str(), &number), "find the variable " + variable);
    return number;
}

std::string NetcdfReader::text_attribute(int variable, const std::string& name) const {
    nc_type type = NC_NAT;
    std::size_t length = 0;
    const int status = nc_inq_att(id_, variable, name.c_str(), &type, &length);
    if (status == NC_ENOTATT) return {};
    check(status, "find the attribute " + name);
    if (type != NC_CHAR) check(NC_EBADTYPE, "read the attribute " + name);
    std::string text(length, '\0');
    check(nc_get_att_text(id_, variable, name.c_str(), text.data()), "read the attribute " + name);
    return text;
}

std::string NetcdfReader::attribute(const std::string& variable, const std::string& name) const {
    return text_attribute(number_of(variable), name);
}

std::string NetcdfReader::global_attribute(const std::string& name) const {
    return text_attribute(NC_GLOBAL, name);
}

std::vector<double> NetcdfReader::values(const std::string& variable) const {
    const int number = number_of(variable);
    int n_dimensions = 0;
    int numbers[NC_MAX_VAR_DIMS] = {};
    check(nc_inq_var(id_, number, nullptr, nullptr, &n_dimensions, numbers, nullptr),
          "read the shape of " + variable);
    std::size_t n = 1;
    for (int k = 0; k < n_dimensions; ++k) {
        std::size_t length = 0;
        check(nc_inq_dimlen(id_, numbers[k], &length), "read the shape of " + variable);
        n *= length;
    }
    std::vector<double> values(n);
    if (n > 0)
        check(nc_get_var_double(id_, number, values.data()), "read the variable " + variable);
    return values;
}

}  // namespace gossan::records
