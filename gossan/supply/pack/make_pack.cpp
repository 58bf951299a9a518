// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/make_pack.hpp"

#include "gossan/base/error.hpp"
#include "gossan/footprint/record/site_record.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/signature.hpp"
#include "gossan/supply/epcis/lot_events.hpp"
#include "gossan/supply/pack/certificate.hpp"
#include "gossan/supply/pack/declaration_pdf.hpp"
#include "gossan/supply/pack/figures.hpp"
#include "gossan/supply/pack/shipment_log.hpp"

namespace gossan::supply {

namespace fs = std::filesystem;
using records::Document;

namespace {

constexpr std::uintmax_t most_bytes = 64U << 20U;  ///< of a file; a pack has some 100 kB
constexpr std::size_t most_files = 64;

/// A folder of its own beside the pack's, into which it is written first.
fs::path unfinished(const fs::path& named) {
    const fs::path folder = named.has_filename() ? named : named.parent_path();
    return folder.parent_path() / ("." + folder.filename().string() + ".unfinished");
}

}  // namespace

PackFiles files_for_programs(const PackContent& content, const ShipmentView& view) {
    PackFiles files;
    files["declaration.json"] = records::print(declaration_document(content));
    files["ledger.jsonl"] = ledger_text(content.ledger);
    files["record.json"] = records::print(footprint::record_of(*content.record));
    files["figures.json"] = records::print(figures_document(content, view));
    files["events.jsonld"] =
        records::print(epcis_document(events_of_copper(content.ledger.shown, content.shipment),
                                      Naming(content.naming), lot_rules(content)));
    Document footprints = Document::object();
    footprints["data"] = Document::array();
    for (const LotFootprint& lot : view.footprints) {
        footprints["data"].push_back(product_footprint(content.producer, lot));
    }
    files["footprint.json"] = records::print(footprints);
    files["certificate.json"] = records::print(certificate_document(content, view));
    return files;
}

PackFiles files_for_people(const PackContent& content, const ShipmentView& view,
                           const PackFiles& evidence) {
    PackFiles files;
    files["declaration.pdf"] = declaration_pdf(content, view, evidence);
    files["certificate.pdf"] = certificate_pdf(content, view);
    return files;
}

PackFiles make_pack(PackContent content, const std::string& signing_key) {
    content.signed_by = signing_key.empty() ? "" : records::public_key_of(signing_key);
    const ShipmentView view = view_of(content);
    PackFiles files = files_for_programs(content, view);
    files.merge(files_for_people(content, view, files));
    files[manifest_name] = manifest_of(files, {.shipment = content.shipment,
                                               .version = content.version,
                                               .log_number = content.ledger.number,
                                               .log_hash = content.ledger.hash});
    if (!signing_key.empty()) {
        files[signature_name] = content.signed_by + "\n" +
                                records::signature_of(files[manifest_name], signing_key) + "\n";
    }
    return files;
}

void write_pack(const PackFiles& files, const fs::path& folder) {
    if (fs::exists(folder) && !fs::is_empty(folder)) {
        throw Error(ErrorCode::io, "there is something in the folder already", folder.string(),
                    "a pack is never changed: name another folder");
    }
    const fs::path beside = unfinished(folder);
    std::error_code fault;
    fs::remove_all(beside, fault);  // of a making that was stopped
    records::make_folder(beside);
    for (const auto& [name, bytes] : files) records::write_atomically(beside / name, bytes);
    fs::rename(beside, folder, fault);
    if (fault) {
        throw Error(ErrorCode::io, "the pack cannot be put in its place: " + fault.message(),
                    folder.string());
    }
    records::sync_folder(beside.parent_path().empty() ? fs::path(".") : beside.parent_path());
}

PackFiles read_pack(const fs::path& folder) {
    std::error_code fault;
    if (!fs::is_directory(folder, fault)) {
        throw Error(ErrorCode::io, "this is no folder", folder.string(),
                    "name the folder that holds manifest.json");
    }
    PackFiles files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const auto refuse = [&](const std::string& why) {
            throw Error(ErrorCode::io, why, entry.path().string());
        };
        if (fs::exists(entry.path() / "manifest.json", fault)) {
            throw Error(ErrorCode::io, "this folder holds packs and is none itself",
                        folder.string(), "name one of them: " + entry.path().string());
        }
        if (entry.is_symlink() || !entry.is_regular_file()) {
            refuse("a pack holds files alone, this is none");
        }
        if (entry.file_size() > most_bytes) refuse("this file is larger than any of a pack");
        if (files.size() == most_files) refuse("there are more files than a pack has");
        files[name] = records::read_file(entry.path());
    }
    return files;
}

}  // namespace gossan::supply
