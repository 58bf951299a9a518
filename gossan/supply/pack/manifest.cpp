// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/manifest.hpp"

#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/document.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr const char* form = "gossan pack 1";

std::string sealed(Document manifest) {
    manifest["seal"] = "";
    return records::sha256(records::print(manifest));
}

void hold_files(const Document& told, const PackFiles& files, std::vector<std::string>& faults) {
    std::set<std::string> named;
    for (const Document& file : told.elements()) {
        const std::string& name = file.at("name").string();
        if (!named.insert(name).second) faults.push_back(name + ": is in the manifest twice");
        const auto found = files.find(name);
        if (found == files.end()) {
            faults.push_back(name + ": is missing");
        } else if (std::int64_t(found->second.size()) != file.at("size").integer()) {
            faults.push_back(name + ": has " + std::to_string(found->second.size()) +
                             " bytes, not " + std::to_string(file.at("size").integer()));
        } else if (records::sha256(found->second) != file.at("sha256").string()) {
            faults.push_back(name + ": was changed");
        }
    }
    for (const auto& [name, bytes] : files) {
        if (name != manifest_name && name != signature_name && named.count(name) == 0) {
            faults.push_back(name + ": is not in the manifest");
        }
    }
}

}  // namespace

std::string manifest_of(const PackFiles& files, const ManifestHead& head) {
    Document manifest = Document::object();
    manifest["form"] = form;
    manifest["shipment"] = head.shipment;
    manifest["version"] = head.version;
    manifest["log"]["number"] = head.log_number;
    manifest["log"]["hash"] = head.log_hash;
    manifest["files"] = Document::array();
    for (const auto& [name, bytes] : files) {
        Document file = Document::object();
        file["name"] = name;
        file["size"] = std::int64_t(bytes.size());
        file["sha256"] = records::sha256(bytes);
        manifest["files"].push_back(std::move(file));
    }
    manifest["seal"] = "";
    manifest["seal"] = sealed(manifest);
    return records::print(manifest);
}

ManifestReading read_manifest(const PackFiles& files) {
    ManifestReading reading;
    const auto found = files.find(manifest_name);
    if (found == files.end()) {
        reading.faults.push_back(std::string(manifest_name) + ": is missing");
        return reading;
    }
    try {
        const Document manifest = records::parse_document(found->second, manifest_name);
        reading.seal = manifest.at("seal").string();
        if (manifest.at("form").string() != form || records::print(manifest) != found->second ||
            reading.seal != sealed(manifest)) {
            reading.faults.push_back(std::string(manifest_name) + ": was changed");
        }
        reading.head = {.shipment = manifest.at("shipment").string(),
                        .version = manifest.at("version").string(),
                        .log_number = manifest.at("log").at("number").integer(),
                        .log_hash = manifest.at("log").at("hash").string()};
        hold_files(manifest.at("files"), files, reading.faults);
    } catch (const Error& error) {
        reading.faults.push_back(std::string(manifest_name) + ": " + error.what());
    }
    return reading;
}

}  // namespace gossan::supply
