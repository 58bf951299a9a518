// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/verify_pack.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/footprint/record/site_record.hpp"
#include "gossan/records/signature.hpp"
#include "gossan/supply/epcis/epcis_check.hpp"
#include "gossan/supply/epcis/event_hash.hpp"
#include "gossan/supply/pack/claim_check.hpp"
#include "gossan/supply/pack/document_difference.hpp"
#include "gossan/supply/pack/make_pack.hpp"
#include "gossan/supply/pack/shipment_log.hpp"
#include "gossan/supply/pact/rules.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr std::size_t most_differences = 8;  ///< that are told of one file

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

bool is_same(const footprint::Factor& a, const footprint::Factor& b) {
    const auto gases = [](const footprint::Factor& of) {
        const footprint::Gases told = of.gases.value_or(footprint::Gases{});
        return std::tuple(of.gases.has_value(), told.co2, told.methane, told.nitrous_oxide);
    };
    const auto rest = [](const footprint::Factor& of) {
        return std::tie(of.unit, of.value, of.low, of.high, of.scope, of.gwp, of.source,
                        of.reference, of.status, of.note, of.is_primary, of.quality.technology,
                        of.quality.geography, of.quality.time);
    };
    return rest(a) == rest(b) && gases(a) == gases(b);
}

class Verifier {
public:
    Verifier(const PackFiles& files, const PackTrust& trust) : files_(files), trust_(trust) {}

    PackVerdict all() {
        look("bytes", [this] { hold_bytes(); });
        look("signature", [this] { hold_signature(); });
        look("log", [this] { read_log(); });
        look("record", [this] { read_record(); });
        if (!is_read_) return std::move(verdict_);
        look("lots", [this] { replay(); });
        if (view_) {
            look("certificates", [this] { hold_certificates(); });
            look("custody", [this] { hold_custody(); });
            look("carbon", [this] { hold_carbon(); });
        }
        look("PACT", [this] { hold_pact(); });
        look("EPCIS", [this] { hold_epcis(); });
        if (view_) look("files", [this] { make_again(); });
        return std::move(verdict_);
    }

private:
    template <class Look>
    void look(const char* name, Look one) {
        verdict_.checks.push_back({name});
        try {
            one();
        } catch (const Error& error) {
            fault(error.where.empty() ? error.what() : error.where + ": " + error.what());
        }
        PackCheck& check = verdict_.checks.back();
        if (!check.faults.empty()) check.found.clear();
        // A check that does not apply says nothing.
        if (check.faults.empty() && check.found.empty()) verdict_.checks.pop_back();
    }

    void fault(const std::string& what) { verdict_.checks.back().faults.push_back(what); }
    void found(const std::string& what) { verdict_.checks.back().found = what; }
    void note(const std::string& what) { verdict_.notes.push_back(what); }

    const std::string& bytes_of(const std::string& name) const {
        const auto at = files_.find(name);
        if (at == files_.end()) throw Error(ErrorCode::data, "is missing", name);
        return at->second;
    }

    Document read(const std::string& name) const {
        return records::parse_document(bytes_of(name), name);
    }

    void hold_bytes() {
        verdict_.manifest = read_manifest(files_);
        for (const std::string& what : verdict_.manifest.faults) fault(what);
        const std::string& seal = verdict_.manifest.seal;
        if (!trust_.seal.empty() && lowered(trust_.seal) != seal) {
            fault("manifest.json: its seal is " + seal + ", not the one that was told");
        }
        found(counted(files_.size() - 1, "file", "files") + " by the manifest" +
              (trust_.seal.empty() ? "" : " and the seal told"));
    }

    void hold_signature() {
        const auto at = files_.find(signature_name);
        if (at == files_.end()) {
            if (!trust_.public_key.empty()) {
                fault("manifest.sig: is missing: nobody signed");
            } else if (trust_.seal.empty()) {
                note(
                    "nobody signed and no seal was told: that the pack is whole does not show who "
                    "made it");
            }
            return;
        }
        const std::string& text = at->second;
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
            found("fits the manifest");
            note("the manifest is signed by " + key +
                 "; whose key that is, nobody told here (--key)");
        } else if (lowered(trust_.public_key) != key) {
            fault("manifest.sig: is by another key, " + key);
        } else {
            found("is of the key that was told");
        }
    }

    void read_log() {
        content_ = read_declaration(read("declaration.json"));
        const std::int64_t number = content_.ledger.number;
        const std::string hash = content_.ledger.hash;
        content_.ledger = read_ledger(bytes_of("ledger.jsonl"), "ledger.jsonl");
        content_.ledger.number = number;
        content_.ledger.hash = hash;
        is_read_ = true;
        for (const std::string& what : chain_faults(content_.ledger)) {
            fault("ledger.jsonl: " + what);
        }
        for (const std::string& what : omissions(content_.ledger, content_.shipment)) {
            fault("ledger.jsonl: " + what);
        }
        if (!trust_.log_hash.empty() && lowered(trust_.log_hash) != hash) {
            fault("declaration.json: the log ends with " + hash + ", not with what was told");
        }
        const auto hashes = hashes_of(content_.ledger);
        for (const PackPublication& each : content_.published) {
            if (std::find(hashes.begin(), hashes.end(), each.evidence) != hashes.end()) continue;
            fault("declaration.json: lot " + each.lot +
                  " was published by a log that is not the one here");
        }
        const ManifestHead told = {.shipment = content_.shipment,
                                   .version = content_.version,
                                   .log_number = number,
                                   .log_hash = hash};
        if (!(verdict_.manifest.head == told)) {
            fault("manifest.json: does not tell what declaration.json tells");
        }
        if (content_.signed_by != verdict_.signed_by) {
            fault("declaration.json: it names another signature than there is");
        }
        found(std::to_string(content_.ledger.shown.size()) + " events shown and " +
              std::to_string(content_.ledger.hidden.size()) +
              " by their trace, chained from the first to the last of the log; none that the "
              "shipment follows from is hidden");
    }

    void read_record() {
        const bool was_read = is_read_;
        is_read_ = false;
        try {
            content_.record = footprint::site_of_record(read("record.json"));
        } catch (const Error& error) {
            throw Error(error.code, error.what(), "record.json");
        }
        is_read_ = was_read;
        const auto& assessment = content_.record->assessment;
        std::size_t n_own = 0;
        const auto& library = footprint::FactorLibrary::standard();
        for (const auto& used : assessment.terms().factors) {
            const auto& factor = used.factor;
            const bool is_there = library.has(factor.name());
            const auto* own = is_there ? &library.at(factor.name()) : nullptr;
            if (own != nullptr && is_same(*own, factor)) continue;
            ++n_own;
            note("factor " + factor.name() + " of " + shortest(factor.value) + " " + factor.unit +
                 " is " + (is_there ? "told otherwise than by" : "none of") +
                 " this program's library");
        }
        found(counted(assessment.activities().rows.size(), "amount", "amounts") + " of " +
              counted(assessment.activities().periods.size(), "period", "periods") + " and " +
              counted(assessment.terms().factors.size(), "factor", "factors") +
              (n_own == 0 ? ", all as this program's library has them" : ""));
    }

    void replay() {
        view_ = view_of(content_);
        WholeMass by_stream, by_lot, by_footprint;
        for (const auto& [name, mass] : view_->streams) by_stream += mass;
        for (const ShippedLot& lot : view_->lots) by_lot += lot.net;
        for (const LotFootprint& lot : view_->footprints) by_footprint += lot.mass;
        const auto hold = [&](const char* what, WholeMass sum) {
            if (sum == view_->shipment.net) return;
            fault(std::string("sums: ") + what + " are of " + text_of(sum) +
                  ", the shipment is of " + text_of(view_->shipment.net));
        };
        hold("its bundles", view_->net);
        hold("its lots", by_lot);
        hold("its streams", by_stream);
        hold("its footprints", by_footprint);
        found(counted(view_->n_bundles, "bundle", "bundles") + " of " +
              counted(view_->lots.size(), "lot", "lots") + " and " +
              counted(view_->streams.size(), "stream", "streams") +
              ", released before they left, sum to " + text_of(view_->shipment.net));
    }

    void hold_certificates() {
        std::size_t n_limits = 0, n_downgraded = 0;
        for (const ShippedLot& shipped : view_->lots) {
            const ProductionLot& lot = shipped.lot;
            const CathodeGrade* grade = find_grade(lot.standard);
            if (lot.state == LotState::downgraded) ++n_downgraded;
            if (grade == nullptr || lot.certificates.empty()) continue;
            const auto checks = held_against(*grade, lot.certificates.back().impurities);
            n_limits += checks.size();
            if (!meets(checks)) {
                fault("lot " + lot.id + " does not meet " + grade->name + ": " + reasons(checks));
            }
        }
        found(counted(view_->lots.size(), "lot", "lots") + " within all of " +
              counted(n_limits, "limit", "limits") +
              (n_downgraded > 0 ? ", " + std::to_string(n_downgraded) + " of them downgraded"
                                : std::string()));
    }

    void hold_custody() {
        const ClaimCheck check = check_claims(content_, *view_);
        for (const std::string& what : check.faults) fault(what);
        found(check.found);
    }

    void hold_carbon() {
        std::size_t n = 0;
        for (const ShippedFigures& of : view_->figures) {
            for (const footprint::Figure& figure : of.figures) {
                ++n;
                double sum = 0.0;
                for (const auto& each : figure.contributions) sum += each.per_kg;
                const std::string name = of.of + ", " + footprint::word_of(figure.view.boundary) +
                                         ", " + footprint::word_of(figure.view.electricity) + ", " +
                                         footprint::word_of(figure.method);
                if (!(std::abs(sum - figure.per_kg) <= 1e-9 * std::abs(figure.per_kg))) {
                    fault(name + ": its contributors do not sum to it");
                }
                if (!(figure.p5 <= figure.per_kg && figure.per_kg <= figure.p95)) {
                    note(name + ": the figure is not within its interval");
                }
            }
        }
        std::size_t n_water = 0;
        for (const LotFootprint& lot : view_->footprints) n_water += lot.water ? 1U : 0U;
        found(std::to_string(n) +
              " figures, by two methods and four views, from the record, with " +
              std::to_string(content_.record->input.draws) + " draws; water of " +
              counted(n_water, "lot", "lots"));
    }

    void hold_pact() {
        const Document document = read("footprint.json");
        const auto& list = document.at("data").elements();
        for (const Document& footprint : list) {
            for (const PactFault& what : footprint_faults(footprint)) {
                fault("footprint.json: " + what.path + ": " + what.message);
            }
        }
        found(counted(list.size(), "footprint", "footprints") + " by the rules and sums of PACT");
    }

    void hold_epcis() {
        const Document document = read("events.jsonld");
        for (const std::string& what : epcis_faults(document)) fault("events.jsonld: " + what);
        found(counted(events_of(document).size(), "event", "events") + " by their names");
    }

    /// What of a file says something else than follows; whether it is of last digits alone.
    bool hold_file(const std::string& name, const std::string& follows) {
        const std::string& said = bytes_of(name);
        if (said == follows) return true;
        if (!name.ends_with(".json") && !name.ends_with(".jsonld")) {
            fault(name + ": is not what follows");
            return false;
        }
        const auto all = differences_of(records::parse_document(said, name),
                                        records::parse_document(follows, name));
        const bool is_near =
            !all.empty() && std::all_of(all.begin(), all.end(), [&](const auto& each) {
                return each.is_of_last_digits || (is_near_ && is_name_of_content(each.path));
            });
        if (is_near) {
            is_near_ = true;
            note(name + ": " + std::to_string(all.size()) +
                 " numbers differ in their last digits from what this build makes of them");
            return false;
        }
        for (std::size_t k = 0; k < std::min(all.size(), most_differences); ++k) {
            fault(name + ": " + all[k].words());
        }
        if (all.size() > most_differences) {
            fault(name + ": and " + std::to_string(all.size() - most_differences) + " places more");
        }
        if (all.empty()) fault(name + ": is written otherwise than what follows");
        return false;
    }

    /// The id of a footprint of PACT is a name of its content, to the last digit.
    static bool is_name_of_content(const std::string& path) {
        return path.starts_with("data[") && path.ends_with("].id");
    }

    void make_again() {
        std::size_t n_alike = 0;
        PackFiles evidence;
        const PackFiles made = files_for_programs(content_, *view_);
        for (const char* name : {"declaration.json", "ledger.jsonl", "record.json", "figures.json",
                                 "footprint.json", "certificate.json", "events.jsonld"}) {
            evidence[name] = bytes_of(name);
            n_alike += hold_file(name, made.at(name)) ? 1U : 0U;
        }
        const bool is_same_program = trust_.version.empty() || trust_.version == content_.version;
        for (const auto& [name, bytes] : files_for_people(content_, *view_, evidence)) {
            if (!is_same_program) {
                verdict_.not_made_again.push_back(name);
                note(name + " was made by version " + content_.version + ", this is " +
                     trust_.version + ": held by its hash alone");
            } else {
                n_alike += hold_file(name, bytes) ? 1U : 0U;
            }
        }
        found(std::to_string(n_alike) + " files made again, byte for byte");
    }

    const PackFiles& files_;
    const PackTrust& trust_;
    PackVerdict verdict_;
    PackContent content_;
    bool is_read_ = false;  ///< declaration, ledger and record
    bool is_near_ = false;  ///< another build made figures that differ in their last digits
    std::optional<ShipmentView> view_;
};

}  // namespace

std::vector<std::string> PackVerdict::faults() const {
    std::vector<std::string> all;
    for (const PackCheck& check : checks)
        all.insert(all.end(), check.faults.begin(), check.faults.end());
    return all;
}

PackVerdict verify_pack(const PackFiles& files, const PackTrust& trust) {
    return Verifier(files, trust).all();
}

}  // namespace gossan::supply
