// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/verify_pack.hpp"

#include <optional>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/signature.hpp"
#include "gossan/supply/epcis/epcis_check.hpp"
#include "gossan/supply/epcis/event_hash.hpp"
#include "gossan/supply/pack/make_pack.hpp"
#include "gossan/supply/pack/shipment_log.hpp"
#include "gossan/supply/pack/shipment_view.hpp"
#include "gossan/supply/pact/rules.hpp"

namespace gossan::supply {
namespace {

using records::Document;

class Verifier {
public:
    Verifier(const PackFiles& files, const PackTrust& trust) : files_(files), trust_(trust) {}

    PackVerdict all() {
        verdict_.manifest = read_manifest(files_);
        verdict_.faults = verdict_.manifest.faults;
        hold_seal();
        look("manifest.sig", [this] { hold_signature(); });
        look("ledger.jsonl", [this] { read_content(); });
        if (!content_) return std::move(verdict_);
        look("events.jsonld", [this] { hold_events(); });
        look("footprint.json", [this] { hold_footprints(); });
        look("sums", [this] { hold_sums(); });
        look("declaration.json", [this] { make_again(); });
        return std::move(verdict_);
    }

private:
    void fault(const std::string& what) { verdict_.faults.push_back(what); }
    void done(const std::string& what) { verdict_.done.push_back(what); }

    template <class Look>
    void look(const char* name, Look one) {
        try {
            one();
        } catch (const Error& error) {
            fault(std::string(name) + ": " + error.what());
        }
    }

    const std::string& bytes_of(const std::string& name) const {
        const auto found = files_.find(name);
        if (found == files_.end()) throw Error(ErrorCode::data, "is missing");
        return found->second;
    }

    void hold_seal() {
        const std::string& seal = verdict_.manifest.seal;
        if (!trust_.seal.empty() && lowered(trust_.seal) != seal) {
            fault("manifest.json: its seal is " + seal + ", not the one that was told");
        }
        if (verdict_.faults.empty()) {
            done("every byte of " + std::to_string(files_.size() - 1) + " files by the manifest" +
                 (trust_.seal.empty() ? "" : " and the seal told"));
        }
    }

    void hold_signature() {
        const auto found = files_.find(signature_name);
        if (found == files_.end()) {
            if (!trust_.public_key.empty()) {
                fault("manifest.sig: is missing: nobody signed");
            } else if (trust_.seal.empty()) {
                verdict_.notes.push_back(
                    "nobody signed and no seal was told: that the pack is whole does not show who "
                    "made it");
            }
            return;
        }
        const std::string& text = found->second;
        constexpr std::size_t key_length = 64, length = key_length + 1 + 128 + 1;
        if (text.size() != length || text[key_length] != '\n' || text.back() != '\n') {
            fault("manifest.sig: is no signature");
            return;
        }
        const std::string key = text.substr(0, key_length);
        const std::string signature = text.substr(key_length + 1, 128);
        if (key != lowered(key) || signature != lowered(signature) ||
            !records::is_signed(bytes_of(manifest_name), signature, key)) {
            fault("manifest.sig: does not fit the manifest");
            return;
        }
        verdict_.signed_by = key;
        if (trust_.public_key.empty()) {
            verdict_.notes.push_back("the manifest is signed by " + key +
                                     "; whose key that is, nobody told here (--key)");
        } else if (lowered(trust_.public_key) != key) {
            fault("manifest.sig: is by another key, " + key);
        } else {
            done("the signature of the key that was told");
        }
    }

    void read_content() {
        const std::string& ledger = bytes_of("ledger.jsonl");
        PackContent content = read_declaration(
            records::parse_document(bytes_of("declaration.json"), "declaration.json"));
        content.events = read_log_text(ledger, "ledger.jsonl");
        const auto faults = log_faults(content.events, content.log_number, content.log_hash);
        for (const std::string& what : faults) fault("ledger.jsonl: " + what);
        if (faults.empty()) {
            const bool is_whole = std::int64_t(content.events.size()) == content.log_number;
            done(std::to_string(content.events.size()) + " events of the log by their hashes" +
                 (is_whole ? ", the whole chain" : ""));
            if (!is_whole) {
                verdict_.notes.push_back(
                    "the log has " + std::to_string(content.log_number) +
                    " events; those that are not behind this shipment are not here");
            }
        }
        const ManifestHead& head = verdict_.manifest.head;
        const ManifestHead told = {.shipment = content.shipment,
                                   .version = content.version,
                                   .log_number = content.log_number,
                                   .log_hash = content.log_hash};
        if (!(head == told)) fault("manifest.json: does not tell what declaration.json tells");
        content_ = std::move(content);
    }

    void hold_events() {
        const Document document =
            records::parse_document(bytes_of("events.jsonld"), "events.jsonld");
        const auto faults = epcis_faults(document);
        for (const std::string& what : faults) fault("events.jsonld: " + what);
        if (faults.empty()) {
            done(std::to_string(events_of(document).size()) + " EPCIS events by their names");
        }
    }

    void hold_footprints() {
        const Document document =
            records::parse_document(bytes_of("footprint.json"), "footprint.json");
        std::size_t n_faults = 0;
        for (const Document& footprint : document.at("data").elements()) {
            for (const PactFault& what : footprint_faults(footprint)) {
                fault("footprint.json: " + what.path + ": " + what.message);
                ++n_faults;
            }
        }
        for (const LotFootprint& lot : content_->footprints) {
            for (const FootprintView& view : lot.views) {
                if (view.low <= view.value && view.value <= view.high) continue;
                fault("footprint.json: " + lot.lot + ": " + view_name(view) +
                      " is not within its interval");
                ++n_faults;
            }
        }
        if (n_faults == 0) {
            done(std::to_string(document.at("data").elements().size()) +
                 " footprints by the rules of PACT");
        }
    }

    void hold_sums() {
        const ShipmentView view = view_of(*content_);
        WholeMass by_stream, by_lot, by_footprint;
        for (const auto& [name, mass] : view.streams) by_stream += mass;
        for (const ShippedLot& lot : view.lots) by_lot += lot.net;
        for (const ShippedFootprint& part : view.footprints) by_footprint += part.mass;
        const auto hold = [&](const char* what, WholeMass sum) {
            if (sum == view.shipment.net) return;
            fault(std::string("sums: ") + what + " are of " + text_of(sum) +
                  ", the shipment is of " + text_of(view.shipment.net));
        };
        hold("its bundles", view.net);
        hold("its lots", by_lot);
        hold("its streams", by_stream);
        hold("its footprints", by_footprint);
        for (const ShippedFootprint& part : view.footprints) {
            if (part.mass > part.footprint->mass) {
                fault("sums: the footprint of " + part.footprint->lot + " is of " +
                      text_of(part.footprint->mass) + ", less than was shipped of it");
            }
        }
        done("masses of " + std::to_string(view.n_bundles) + " bundles, " +
             std::to_string(view.lots.size()) + " lots and " + std::to_string(view.streams.size()) +
             " streams, which sum to " + text_of(view.shipment.net));
    }

    void make_again() {
        std::size_t n_alike = 0;
        const bool is_same_program = trust_.version.empty() || trust_.version == content_->version;
        for (const auto& [name, bytes] : pack_files(*content_)) {
            if (name.ends_with(".pdf") && !is_same_program) {
                verdict_.notes.push_back(name + " was made by version " + content_->version +
                                         ", this is " + trust_.version +
                                         ": held by its hash alone");
            } else if (bytes_of(name) != bytes) {
                fault(name + ": is not what follows from declaration and log");
            } else {
                ++n_alike;
            }
        }
        done(std::to_string(n_alike) + " files made again, byte for byte");
    }

    const PackFiles& files_;
    const PackTrust& trust_;
    PackVerdict verdict_;
    std::optional<PackContent> content_;
};

}  // namespace

PackVerdict verify_pack(const PackFiles& files, const PackTrust& trust) {
    return Verifier(files, trust).all();
}

}  // namespace gossan::supply
