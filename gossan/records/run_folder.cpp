// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/run_folder.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/folder_lock.hpp"
#include "gossan/records/numbered_files.hpp"
#include "gossan/records/system.hpp"

namespace gossan::records {
namespace {

bool is_empty_folder(const std::filesystem::path& path) {
    remove_temporaries(path);
    return std::filesystem::is_empty(path);
}

bool is_run_folder(const std::filesystem::path& path) {
    try {
        const std::filesystem::path file = path / "manifest.json";
        [[maybe_unused]] const Manifest manifest =
            manifest_from(parse_document(read_file(file), file.string()), file.string());
        return true;
    } catch (const Error&) {
        return false;
    }
}

void refuse(const std::filesystem::path& path, const std::string& message,
            const std::string& hint) {
    throw Error(ErrorCode::input, message, path.string(), hint);
}

/// Checks that a new run may be put at `path`; returns whether an old run is there to be replaced.
bool must_replace(const std::filesystem::path& path, bool force) {
    if (!std::filesystem::exists(path)) return false;
    if (!std::filesystem::is_directory(path)) {
        refuse(path, "there is a file where the run folder should be",
               "name another folder with -o");
    }
    if (is_empty_folder(path)) return false;
    if (!is_run_folder(path)) {
        refuse(path, "this folder is not empty and holds no run", "name another folder with -o");
    }
    if (!force) {
        refuse(path, "this folder holds a run already",
               "name another folder with -o, go on with `gossan resume`, or replace the run with "
               "--force");
    }
    return true;
}

/// Removes all parts of a run but its manifest: checkpoints first, so that a kill in between leaves
/// nothing from which the old run could be resumed.
void remove_run(const RunFolder& folder) {
    for (const std::filesystem::path& part :
         {folder.checkpoints(), folder.field_parts(), folder.fields(), folder.series(),
          folder.balance(), folder.inventory(), folder.events(), folder.summary(), folder.report(),
          folder.effective(), folder.modules(), folder.module_flows(), folder.ponds(),
          folder.circuit()}) {
        std::error_code failure;
        std::filesystem::remove_all(part, failure);
        if (failure) throw_io("remove the old run", part, failure.value());
        if (part == folder.checkpoints()) sync_folder(folder.path());
    }
}

}  // namespace

RunFolder::RunFolder(std::filesystem::path path) : path_(std::move(path)) {}

RunFolder RunFolder::create(const std::filesystem::path& path, const Manifest& manifest,
                            bool force) {
    const bool replaces = must_replace(path, force);
    RunFolder folder(path);
    make_folder(path);
    const FolderLock lock(path);
    write_manifest(folder, manifest);
    if (replaces) remove_run(folder);
    return folder;
}

bool RunFolder::would_replace(const std::filesystem::path& path, bool force) {
    return must_replace(path, force);
}

RunFolder RunFolder::open(const std::filesystem::path& path) {
    RunFolder folder(path);
    if (!std::filesystem::is_directory(path) || !std::filesystem::exists(folder.manifest())) {
        refuse(path, "this is not a run folder", "give the folder that `gossan run` made");
    }
    return folder;
}

void write_manifest(const RunFolder& folder, const Manifest& manifest) {
    write_atomically(folder.manifest(), print(to_document(manifest)));
}

Manifest read_manifest(const RunFolder& folder) {
    const std::string where = folder.manifest().string();
    return manifest_from(parse_document(read_file(folder.manifest()), where), where);
}

Document read_summary(const RunFolder& folder) {
    return parse_document(read_file(folder.summary()), folder.summary().string());
}

Series read_series(const RunFolder& folder) {
    Series series = read_series(folder.series());
    const Manifest manifest = read_manifest(folder);
    for (ColumnInfo& column : series.columns) {
        const auto known =
            std::find_if(manifest.series.begin(), manifest.series.end(),
                         [&](const ColumnInfo& info) { return info.name == column.name; });
        if (known != manifest.series.end()) column.long_name = known->long_name;
    }
    return series;
}

Fields read_fields(const RunFolder& folder) {
    if (std::filesystem::exists(folder.fields())) return read_fields(folder.fields());
    std::vector<Fields> parts;
    for (const NumberedFile& part : numbered_files(folder.field_parts(), field_part_extension)) {
        parts.push_back(read_fields(part.path));
    }
    return joined(parts);
}

}  // namespace gossan::records
