// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/make_pack.hpp"

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/signature.hpp"
#include "gossan/supply/epcis/lot_events.hpp"
#include "gossan/supply/pack/certificate.hpp"
#include "gossan/supply/pack/declaration_pdf.hpp"
#include "gossan/supply/pack/shipment_log.hpp"

namespace gossan::supply {

namespace fs = std::filesystem;
using records::Document;

PackFiles pack_files(const PackContent& content) {
    const ShipmentView view = view_of(content);
    PackFiles files;
    files["declaration.json"] = records::print(declaration_document(content));
    files["ledger.jsonl"] = log_text(content.events);
    files["events.jsonld"] = records::print(epcis_document(
        content.events, Naming(content.naming), {.scale_tolerance = content.scale_tolerance}));
    Document footprints = Document::object();
    footprints["data"] = Document::array();
    for (const ShippedFootprint& part : view.footprints) {
        footprints["data"].push_back(product_footprint(content.producer, *part.footprint));
    }
    files["footprint.json"] = records::print(footprints);
    files["certificate.json"] = records::print(certificate_document(content, view));
    PackFiles pdfs;
    pdfs["declaration.pdf"] = declaration_pdf(content, view, files);
    pdfs["certificate.pdf"] = certificate_pdf(content, view);
    files.merge(pdfs);
    return files;
}

PackFiles make_pack(const PackContent& content, const std::string& signing_key) {
    PackFiles files = pack_files(content);
    files[manifest_name] = manifest_of(files, {.shipment = content.shipment,
                                               .version = content.version,
                                               .log_number = content.log_number,
                                               .log_hash = content.log_hash});
    if (!signing_key.empty()) {
        files[signature_name] = records::public_key_of(signing_key) + "\n" +
                                records::signature_of(files[manifest_name], signing_key) + "\n";
    }
    return files;
}

void write_pack(const PackFiles& files, const fs::path& folder) {
    if (fs::exists(folder) && !fs::is_empty(folder)) {
        throw Error(ErrorCode::io, "there is something in the folder already", folder.string(),
                    "a pack is never changed: name another folder");
    }
    records::make_folder(folder);
    for (const auto& [name, bytes] : files) records::write_atomically(folder / name, bytes);
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
        if (entry.is_symlink() || !entry.is_regular_file()) {
            throw Error(ErrorCode::io, "a pack holds files alone, this is none",
                        entry.path().string());
        }
        files[name] = records::read_file(entry.path());
    }
    return files;
}

}  // namespace gossan::supply
