// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/quantity.hpp"

namespace gossan::records {

/// What the name of a checkpoint file ends in.
inline constexpr std::string_view checkpoint_extension = ".checkpoint";

/// The length that a file of the run folder had when the checkpoint was made.
struct FileMark {
    std::string file = {};  ///< path inside the run folder
    std::uint64_t length = 0;

    friend bool operator==(const FileMark&, const FileMark&) = default;
};

/// What a run is made of; a checkpoint of one run is refused by another.
struct RunIdentity {
    std::string scenario_hash = {};  ///< SHA-256 of the values in force
    std::string data_hash = {};      ///< SHA-256 of the catalogue

    friend bool operator==(const RunIdentity&, const RunIdentity&) = default;
};

/// Numbers that a restart needs, under a name of the solver's choice.
struct NamedArray {
    std::string name = {};
    std::vector<double> values = {};

    friend bool operator==(const NamedArray&, const NamedArray&) = default;
};

/// A small text that a restart needs: a counter, the state of a random stream.
struct NamedText {
    std::string name = {};
    std::string text = {};

    friend bool operator==(const NamedText&, const NamedText&) = default;
};

/// Everything from which a run goes on to the same bits.
struct Checkpoint {
    RunIdentity identity = {};
    Duration time = {};
    std::vector<NamedArray> arrays = {};
    std::vector<NamedText> texts = {};
    std::vector<FileMark> marks = {};  ///< filled by the Recorder, not by the solver

    /// The array called `name`; Error(data) if there is none.
    [[nodiscard]] const std::vector<double>& array(std::string_view name) const;
    /// The text called `name`; Error(data) if there is none.
    [[nodiscard]] const std::string& text(std::string_view name) const;
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The bytes of a checkpoint file: magic, version, size, content, SHA-256. The same on every
/// machine.
[[nodiscard]] std::string encode(const Checkpoint& checkpoint);

/// Reads `encode`'s bytes. Error(io) when they are no checkpoint, cut short, damaged or of another
/// format version; Error(input) when they are from another scenario or other data than `expected`.
[[nodiscard]] Checkpoint decode(std::string_view bytes, const RunIdentity& expected,
                                const std::string& where);

/// `decode` of a file's content.
[[nodiscard]] Checkpoint read_checkpoint(const std::filesystem::path& path,
                                         const RunIdentity& expected);

}  // namespace gossan::records
