// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "gossan/records/manifest.hpp"

namespace gossan::study {

/// What a study is, on what, with what result: the record by which it can be repeated.
struct StudyManifest {
    std::string kind = {};  ///< "calibrate", "forecast", …: the verb
    records::RunStatus status = records::RunStatus::running;
    std::string version = {};  ///< of the program
    std::string title = {};
    std::uint64_t seed = 0;
    int threads = 1;                                   ///< of the last part
    std::vector<std::string> overlays = {};            ///< folders of --data, absolute
    std::vector<records::InputRecord> inputs = {};     ///< every file read, the study first
    std::map<std::string, std::string> identity = {};  ///< hashes: what must not change
    std::string started = {}, ended = {};              ///< UTC; `ended` is blank while it runs
    double wall_s = 0.0;                               ///< of all parts of a resumed study
    int resumes = 0;
    std::string message = {};  ///< why it failed; blank if it did not
};

/// Where each part of a study lies; docs/reference/study-folder.md describes them. A part that a
/// kind of study does not have is not there.
class StudyFolder {
public:
    /// A folder for a new study, with its manifest in it. Error(input) if the path exists and is
    /// not an empty folder; with `force` a study is replaced, and anything else still refused.
    [[nodiscard]] static StudyFolder create(const std::filesystem::path& path,
                                            const StudyManifest& manifest, bool force);
    /// An existing one; Error(input) if it is none.
    [[nodiscard]] static StudyFolder open(const std::filesystem::path& path);
    /// Whether a study is there.
    [[nodiscard]] static bool is_one(const std::filesystem::path& path);
    /// Whether `create` would replace a study; throws where it would, and writes nothing.
    [[nodiscard]] static bool would_replace(const std::filesystem::path& path, bool force);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path manifest() const { return path_ / "manifest.json"; }
    [[nodiscard]] std::filesystem::path study() const { return path_ / "study.toml"; }
    [[nodiscard]] std::filesystem::path store() const { return path_ / "study.sqlite"; }
    [[nodiscard]] std::filesystem::path summary() const { return path_ / "summary.json"; }
    [[nodiscard]] std::filesystem::path prior() const { return path_ / "prior.csv"; }
    [[nodiscard]] std::filesystem::path posterior() const { return path_ / "posterior.csv"; }
    [[nodiscard]] std::filesystem::path residuals() const { return path_ / "residuals.csv"; }
    [[nodiscard]] std::filesystem::path predictions() const { return path_ / "predictions.csv"; }
    [[nodiscard]] std::filesystem::path workbook() const { return path_ / "study.xlsx"; }
    [[nodiscard]] std::filesystem::path best() const { return path_ / "best"; }
    [[nodiscard]] std::filesystem::path report() const { return path_ / "report.html"; }

private:
    explicit StudyFolder(std::filesystem::path path) : path_(std::move(path)) {}

    std::filesystem::path path_;
};

void write_manifest(const StudyFolder& folder, const StudyManifest& manifest);
/// Error(data) if the document is no manifest of a study.
[[nodiscard]] StudyManifest read_manifest(const StudyFolder& folder);

}  // namespace gossan::study
