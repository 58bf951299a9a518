// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/recovery.hpp"

#include <algorithm>
#include <system_error>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/numbered_files.hpp"
#include "gossan/records/system.hpp"

namespace gossan::records {
namespace {

/// Error(io) unless every file is as the checkpoint saw it or longer.
void check_files(const RunFolder& folder, const Checkpoint& checkpoint) {
    for (const FileMark& mark : checkpoint.marks) {
        std::error_code failure;
        const std::uint64_t size = std::filesystem::file_size(folder.path() / mark.file, failure);
        if (failure) {
            throw Error(ErrorCode::io, mark.file + " cannot be read: " + failure.message());
        }
        if (size < mark.length) throw Error(ErrorCode::io, mark.file + " is cut short");
    }
}

void remove_file(const std::filesystem::path& path) {
    std::error_code failure;
    std::filesystem::remove(path, failure);
    if (failure) throw_io("remove what is newer than the checkpoint", path, failure.value());
}

}  // namespace

std::uint64_t Recovery::length_of(std::string_view file) const {
    const auto mark = std::find_if(checkpoint.marks.begin(), checkpoint.marks.end(),
                                   [file](const FileMark& known) { return known.file == file; });
    if (mark == checkpoint.marks.end()) {
        throw Error(ErrorCode::io, "the checkpoint does not know the file " + std::string(file));
    }
    return mark->length;
}

Recovery find_recovery(const RunFolder& folder, const RunIdentity& expected) {
    Recovery recovery;
    std::vector<NumberedFile> files = numbered_files(folder.checkpoints(), checkpoint_extension);
    std::reverse(files.begin(), files.end());
    for (const NumberedFile& file : files) {
        try {
            recovery.checkpoint = read_checkpoint(file.path, expected);
            check_files(folder, recovery.checkpoint);
            recovery.number = file.number;
            return recovery;
        } catch (const Error& failure) {
            if (failure.code != ErrorCode::io) throw;
            recovery.notes.push_back(file.path.filename().string() + ": " + failure.what());
        }
    }
    std::string reasons;
    for (const std::string& note : recovery.notes) reasons += "\n  " + note;
    throw Error(ErrorCode::io, "there is no checkpoint from which this run can go on" + reasons,
                folder.checkpoints().string(), "run the scenario again with --force");
}

Checkpoint last_checkpoint(const RunFolder& folder) {
    const RunIdentity identity = read_manifest(folder).identity;
    std::vector<NumberedFile> files = numbered_files(folder.checkpoints(), checkpoint_extension);
    std::string reasons;
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        try {
            return read_checkpoint(file->path, identity);
        } catch (const Error& failure) {
            if (failure.code != ErrorCode::io) throw;
            reasons += "\n  " + file->path.filename().string() + ": " + failure.what();
        }
    }
    throw Error(ErrorCode::io, "this run has no restart point to go on from" + reasons,
                folder.checkpoints().string(), "run it again with --force");
}

void remove_newer(const RunFolder& folder, const Recovery& recovery) {
    remove_file(folder.fields());
    remove_file(folder.summary());
    for (const NumberedFile& file : numbered_files(folder.checkpoints(), checkpoint_extension)) {
        if (file.number > recovery.number) remove_file(file.path);
    }
    const std::vector<FileMark>& marks = recovery.checkpoint.marks;
    for (const NumberedFile& file : numbered_files(folder.field_parts(), field_part_extension)) {
        const std::string name = file.path.lexically_relative(folder.path()).generic_string();
        const bool is_kept = std::any_of(marks.begin(), marks.end(),
                                         [&](const FileMark& mark) { return mark.file == name; });
        if (!is_kept) remove_file(file.path);
    }
    for (const auto& path : {folder.path(), folder.checkpoints(), folder.field_parts()}) {
        remove_temporaries(path);
    }
}

}  // namespace gossan::records
