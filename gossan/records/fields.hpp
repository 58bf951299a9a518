// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gossan::records {

/// What the name of a part of the fields ends in.
inline constexpr std::string_view field_part_extension = ".nc";

/// One quantity over depth and time, as CF conventions 1.8 describe it.
struct FieldInfo {
    std::string name = {};           ///< snake_case
    std::string unit = {};           ///< UDUNITS text, "1" if it has none
    std::string long_name = {};      ///< what it is in words
    std::string standard_name = {};  ///< of the CF table; blank if the table has none
    std::string flag_meanings = {};  ///< words for the values 0, 1, 2 …, parted by blanks; blank
                                     ///< for what is a quantity

    friend bool operator==(const FieldInfo&, const FieldInfo&) = default;
};

/// What a set of fields shares: its quantities, its cells and the day its clock starts.
struct FieldLayout {
    std::vector<FieldInfo> fields = {};
    std::vector<double> faces_m = {};  ///< n_cells + 1 heights above the base, rising from 0
    std::string start = {};  ///< "2026-01-15 06:00:00" or its day; blank if there is no date
    std::string title = {};

    [[nodiscard]] std::size_t n_cells() const { return faces_m.empty() ? 0 : faces_m.size() - 1; }
    friend bool operator==(const FieldLayout&, const FieldLayout&) = default;
};

/// Depth-time arrays of a run or of a stretch of it.
struct Fields {
    FieldLayout layout = {};
    std::vector<double> time_d = {};
    std::vector<std::vector<double>>
        values;  ///< values[field][time * n_cells + cell], cell 0 at the base

    /// Index of the field called `name`.
    [[nodiscard]] std::optional<std::size_t> field(std::string_view name) const;
    /// The profile of one field at one time, from the base upward.
    [[nodiscard]] std::span<const double> profile(std::size_t field, std::size_t time) const;
    /// Adds one time; `rows[field * n_cells + cell]`.
    void append(double time, std::span<const double> rows);
};

/// Empty arrays over `layout`.
[[nodiscard]] Fields empty_fields(FieldLayout layout);

/// The first `n_times` and the rest.
[[nodiscard]] std::pair<Fields, Fields> split(Fields fields, std::size_t n_times);

/// Whether a file of fields is made small or made quickly.
enum class Packing { deflated, plain };

/// Puts the fields at `path` as netCDF-4, atomically; Error(io) naming the path if it cannot.
/// The file is built in memory: HDF5 cannot be trusted after a failed write. One thread at a time.
void write_fields(const std::filesystem::path& path, const Fields& fields,
                  Packing packing = Packing::deflated);

/// Reads what `write_fields` wrote, to the same bits; Error(io) naming path and variable if it
/// cannot.
[[nodiscard]] Fields read_fields(const std::filesystem::path& path);

/// One after another in time. A heap may grow from part to part: cells that a part does not have
/// yet are NaN. Error(data) if the parts are of other quantities or the cells they share differ.
[[nodiscard]] Fields joined(std::span<const Fields> parts);

}  // namespace gossan::records
