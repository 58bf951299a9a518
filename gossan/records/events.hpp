// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/records/append_file.hpp"

namespace gossan::records {

/// Something a reader of the run should know: ponding, drying, a model beyond its range.
struct Event {
    double time_d = 0.0;
    std::string kind;                    ///< snake_case, the same for all events of its sort
    Severity severity = Severity::note;  ///< note or warning; what is worse ends a run
    std::string place = {};  ///< where: "surface", "cell 12, 3.1 m above the base"; may be blank
    std::optional<double> value = {};  ///< the number that made it an event
    std::string unit = {};
    std::string message = {};  ///< one plain sentence

    friend bool operator==(const Event&, const Event&) = default;
};

/// Writes events.csv, one row an event.
class EventWriter {
public:
    [[nodiscard]] static EventWriter create(const std::filesystem::path& path);
    [[nodiscard]] static EventWriter cut_back(const std::filesystem::path& path,
                                              std::uint64_t length);

    void append(const Event& event);

    [[nodiscard]] AppendFile& file() { return file_; }

private:
    explicit EventWriter(AppendFile file);

    AppendFile file_;
};

/// Reads an events.csv; a last line that a kill cut short is left out.
[[nodiscard]] std::vector<Event> read_events(const std::filesystem::path& path);

}  // namespace gossan::records
