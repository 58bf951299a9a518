// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/manifest.hpp"

#include <array>
#include <ctime>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::records {
namespace {

constexpr const char* format = "gossan run";
constexpr std::int64_t format_version = 1;

constexpr std::array statuses = {RunStatus::running, RunStatus::done, RunStatus::failed,
                                 RunStatus::interrupted};

RunStatus status_from(const std::string& name) {
    for (const RunStatus status : statuses) {
        if (name_of(status) == name) return status;
    }
    throw Error(ErrorCode::data, "a run cannot have the status " + in_quotes(name));
}

Document to_document(const InputRecord& input) {
    Document document = Document::object();
    document["path"] = input.path;
    document["sha256"] = input.sha256;
    document["bytes"] = input.bytes;
    return document;
}

Document to_document(const ColumnInfo& column) {
    Document document = Document::object();
    document["name"] = column.name;
    document["unit"] = column.unit;
    document["long_name"] = column.long_name;
    return document;
}

Document to_document(const std::pair<std::string, std::string>& option) {
    Document document = Document::object();
    document["option"] = option.first;
    document["value"] = option.second;
    return document;
}

template <class Item>
Document list_of(const std::vector<Item>& items) {
    Document list = Document::array();
    for (const Item& item : items) list.push_back(to_document(item));
    return list;
}

std::uint64_t count_from(const Document& document) {
    return static_cast<std::uint64_t>(document.integer());
}

void check_format(const Document& document) {
    const Document* found = document.find("format");
    if (found == nullptr || !found->is_string() || found->string() != format) {
        throw Error(ErrorCode::data, "this is not the manifest of a run");
    }
    const std::int64_t version = document.at("format_version").integer();
    if (version != format_version) {
        throw Error(ErrorCode::data, "the manifest is of format version " +
                                         std::to_string(version) + ", and this program reads " +
                                         std::to_string(format_version));
    }
}

Manifest read(const Document& document) {
    check_format(document);
    Manifest manifest;
    manifest.status = status_from(document.at("status").string());
    manifest.message = document.at("message").string();
    manifest.version = document.at("version").string();
    manifest.started = document.at("started").string();
    manifest.ended = document.at("ended").string();
    manifest.wall_s = document.at("wall_s").number();
    manifest.time_d = document.at("time_d").number();
    manifest.duration_d = document.at("duration_d").number();
    const Document* start_date = document.find("start_date");  // earlier versions wrote none
    if (start_date != nullptr) manifest.start_date = start_date->string();
    manifest.resumes = static_cast<int>(document.at("resumes").integer());
    manifest.seed = count_from(document.at("seed"));
    manifest.threads = static_cast<int>(document.at("threads").integer());
    manifest.identity = {.scenario_hash = document.at("scenario_hash").string(),
                         .data_hash = document.at("data_hash").string()};
    for (const Document& input : document.at("inputs").elements()) {
        manifest.inputs.push_back({.path = input.at("path").string(),
                                   .sha256 = input.at("sha256").string(),
                                   .bytes = count_from(input.at("bytes"))});
    }
    for (const Document& option : document.at("options").elements()) {
        manifest.options.emplace_back(option.at("option").string(), option.at("value").string());
    }
    for (const Member& count : document.at("solver").members()) {
        manifest.solver.emplace_back(count.key, count_from(count.value));
    }
    for (const Document& column : document.at("series").elements()) {
        manifest.series.push_back({.name = column.at("name").string(),
                                   .unit = column.at("unit").string(),
                                   .long_name = column.at("long_name").string()});
    }
    return manifest;
}

}  // namespace

std::string_view name_of(RunStatus status) {
    switch (status) {
        case RunStatus::running:
            return "running";
        case RunStatus::done:
            return "done";
        case RunStatus::failed:
            return "failed";
        case RunStatus::interrupted:
            return "interrupted";
    }
    return {};
}

InputRecord input_record(const std::string& path) {
    const std::string bytes = read_file(path);
    return {.path = path, .sha256 = sha256(bytes), .bytes = bytes.size()};
}

Document to_document(const Manifest& manifest) {
    Document document = Document::object();
    document["format"] = format;
    document["format_version"] = format_version;
    document["status"] = name_of(manifest.status);
    document["message"] = manifest.message;
    document["version"] = manifest.version;
    document["started"] = manifest.started;
    document["ended"] = manifest.ended;
    document["wall_s"] = manifest.wall_s;
    document["time_d"] = manifest.time_d;
    document["duration_d"] = manifest.duration_d;
    document["start_date"] = manifest.start_date;
    document["resumes"] = manifest.resumes;
    document["seed"] = manifest.seed;
    document["threads"] = manifest.threads;
    document["options"] = list_of(manifest.options);
    document["scenario_hash"] = manifest.identity.scenario_hash;
    document["data_hash"] = manifest.identity.data_hash;
    document["inputs"] = list_of(manifest.inputs);
    Document& solver = document["solver"] = Document::object();
    for (const auto& [name, count] : manifest.solver) solver[name] = count;
    document["series"] = list_of(manifest.series);
    return document;
}

Manifest manifest_from(const Document& document, const std::string& where) {
    try {
        return read(document);
    } catch (const Error& failure) {
        throw Error(failure.code, failure.what(), where);
    }
}

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    const std::size_t length =
        std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), length};
}

}  // namespace gossan::records
