// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/folder/study_folder.hpp"

#include <array>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"

namespace gossan::study {
namespace {

using records::Document;
using records::RunStatus;

constexpr const char* format = "gossan study";
constexpr std::int64_t format_version = 1;

constexpr std::array parts = {
    "study.sqlite",  "study.sqlite-journal", "summary.json",     "prior.csv", "posterior.csv",
    "residuals.csv", "predictions.csv",      "study.xlsx",       "best",      "report.html",
    "study.toml",    "study.sqlite-wal",     "study.sqlite-shm", "cluster",   "plans",
    "front.csv"};

RunStatus status_from(const std::string& name) {
    for (const RunStatus status :
         {RunStatus::running, RunStatus::done, RunStatus::failed, RunStatus::interrupted}) {
        if (records::name_of(status) == name) return status;
    }
    throw Error(ErrorCode::data, "a study cannot have the status " + in_quotes(name));
}

Document document_of(const StudyManifest& manifest) {
    Document document = Document::object();
    document["format"] = format;
    document["format_version"] = format_version;
    document["kind"] = manifest.kind;
    document["status"] = records::name_of(manifest.status);
    document["message"] = manifest.message;
    document["version"] = manifest.version;
    document["title"] = manifest.title;
    document["seed"] = manifest.seed;
    document["threads"] = manifest.threads;
    document["started"] = manifest.started;
    document["ended"] = manifest.ended;
    document["wall_s"] = manifest.wall_s;
    document["resumes"] = manifest.resumes;
    Document& overlays = document["overlays"] = Document::array();
    for (const std::string& each : manifest.overlays) overlays.push_back(each);
    Document& identity = document["identity"] = Document::object();
    for (const auto& [name, value] : manifest.identity) identity[name] = value;
    Document& inputs = document["inputs"] = Document::array();
    for (const records::InputRecord& input : manifest.inputs) {
        Document one = Document::object();
        one["path"] = input.path;
        one["sha256"] = input.sha256;
        one["bytes"] = input.bytes;
        inputs.push_back(std::move(one));
    }
    return document;
}

StudyManifest manifest_from(const Document& document) {
    const Document* const found = document.find("format");
    if (found == nullptr || !found->is_string() || found->string() != format) {
        throw Error(ErrorCode::data, "this is not the manifest of a study");
    }
    if (document.at("format_version").integer() != format_version) {
        throw Error(ErrorCode::data, "the manifest of the study is of another format version");
    }
    StudyManifest manifest{.kind = document.at("kind").string(),
                           .status = status_from(document.at("status").string()),
                           .version = document.at("version").string(),
                           .title = document.at("title").string(),
                           .seed = std::uint64_t(document.at("seed").integer()),
                           .threads = int(document.at("threads").integer()),
                           .started = document.at("started").string(),
                           .ended = document.at("ended").string(),
                           .wall_s = document.at("wall_s").number(),
                           .resumes = int(document.at("resumes").integer()),
                           .message = document.at("message").string()};
    for (const Document& each : document.at("overlays").elements()) {
        manifest.overlays.push_back(each.string());
    }
    for (const records::Member& each : document.at("identity").members()) {
        manifest.identity[each.key] = each.value.string();
    }
    for (const Document& each : document.at("inputs").elements()) {
        manifest.inputs.push_back({each.at("path").string(), each.at("sha256").string(),
                                   std::uint64_t(each.at("bytes").integer())});
    }
    return manifest;
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& message,
                         const std::string& hint) {
    throw Error(ErrorCode::input, message, path.string(), hint);
}

}  // namespace

bool StudyFolder::is_one(const std::filesystem::path& path) {
    try {
        [[maybe_unused]] const auto manifest = read_manifest(StudyFolder(path));
        return true;
    } catch (const Error&) {
        return false;
    }
}

bool StudyFolder::would_replace(const std::filesystem::path& path, bool force) {
    if (!std::filesystem::exists(path)) return false;
    if (!std::filesystem::is_directory(path)) {
        refuse(path, "there is a file where the study's folder should be",
               "name another folder with -o");
    }
    if (std::filesystem::is_empty(path)) return false;
    if (!is_one(path)) {
        refuse(path, "this folder is not empty and holds no study", "name another folder with -o");
    }
    if (!force) {
        refuse(path, "this folder holds a study already",
               "name another folder with -o, go on with `gossan resume`, or replace the study "
               "with --force");
    }
    return true;
}

StudyFolder StudyFolder::create(const std::filesystem::path& path, const StudyManifest& manifest,
                                bool force) {
    const bool replaces = would_replace(path, force);
    StudyFolder folder(path);
    records::make_folder(path);
    write_manifest(folder, manifest);
    if (replaces) {
        for (const char* part : parts) std::filesystem::remove_all(path / part);
    }
    return folder;
}

StudyFolder StudyFolder::open(const std::filesystem::path& path) {
    if (!is_one(path)) {
        refuse(path, "this is not the folder of a study",
               "give the folder that `gossan calibrate` or its like made");
    }
    return StudyFolder(path);
}

void write_manifest(const StudyFolder& folder, const StudyManifest& manifest) {
    records::write_atomically(folder.manifest(), records::print(document_of(manifest)));
}

StudyManifest read_manifest(const StudyFolder& folder) {
    const std::string where = folder.manifest().string();
    try {
        return manifest_from(records::parse_document(records::read_file(where), where));
    } catch (const Error& failure) {
        throw Error(failure.code, failure.what(), where);
    }
}

}  // namespace gossan::study
