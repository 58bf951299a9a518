// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace gossan::records {

/// A netCDF-4 file that is built in memory, so that HDF5 never meets a failing disk. One thread at
/// a time in the whole program: HDF5 is not thread-safe. Every failure is Error(io) naming `path`.
class NetcdfBuilder {
public:
    /// `path` is the name it has in faults; nothing is written there.
    explicit NetcdfBuilder(std::filesystem::path path);
    NetcdfBuilder(const NetcdfBuilder&) = delete;
    NetcdfBuilder& operator=(const NetcdfBuilder&) = delete;
    ~NetcdfBuilder();

    /// Defines a dimension and returns its number; without a length it can grow.
    int dimension(const std::string& name, std::size_t length);
    int growing_dimension(const std::string& name);
    /// Defines a variable of doubles over dimensions and returns its number.
    int variable(const std::string& name, std::span<const int> dimensions);
    /// Stores a variable in pieces of this shape, each deflated or as it is.
    void store_in_pieces(int variable, std::span<const std::size_t> piece, bool is_deflated);
    /// Marks cells of a variable that are not there by NaN.
    void fill_with_nan(int variable);
    void attribute(int variable, const std::string& name, const std::string& text);
    void attribute(int variable, const std::string& name, std::span<const double> values);
    void global_attribute(const std::string& name, const std::string& text);
    /// Puts all values of a variable; `shape` as its dimensions.
    void put(int variable, std::span<const std::size_t> shape, std::span<const double> values);
    /// The bytes of the finished file; nothing can be added after.
    [[nodiscard]] std::string finish();

private:
    void check(int status, const std::string& doing) const;

    std::filesystem::path path_;
    int id_ = -1;
};

/// A netCDF file read from a copy in memory (no file locks, no half-open files after a fault).
class NetcdfReader {
public:
    explicit NetcdfReader(std::filesystem::path path);
    NetcdfReader(const NetcdfReader&) = delete;
    NetcdfReader& operator=(const NetcdfReader&) = delete;
    ~NetcdfReader();

    /// Text attribute of a variable; blank if there is none.
    [[nodiscard]] std::string attribute(const std::string& variable, const std::string& name) const;
    [[nodiscard]] std::string global_attribute(const std::string& name) const;
    /// All values of a variable of doubles.
    [[nodiscard]] std::vector<double> values(const std::string& variable) const;

private:
    void check(int status, const std::string& doing) const;
    [[nodiscard]] int number_of(const std::string& variable) const;
    [[nodiscard]] std::string text_attribute(int variable, const std::string& name) const;

    std::filesystem::path path_;
    std::string bytes_;
    int id_ = -1;
};

}  // namespace gossan::records
