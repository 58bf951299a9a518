// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/pack/make_pack.hpp"
#include "gossan/supply/pack/verify_pack.hpp"

namespace gossan::program {
namespace {

using records::Document;

Document list_of(const std::vector<std::string>& words) {
    Document list = Document::array();
    for (const std::string& word : words) list.push_back(word);
    return list;
}

class VerifyVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("PACK", folder_, "the folder of a shipment, with its manifest.json");
        declaration.option("--seal", "HEX", trust_.seal,
                           "the pack's seal, as the sender told it by another way");
        declaration.option("--key", "HEX", trust_.public_key,
                           "the sender's public key (Ed25519), by which it must be signed");
        declaration.option("--log", "HEX", trust_.log_hash,
                           "the hash of the log's last event, as the sender told it");
        declaration.flag("--json", as_json_, "print JSON");
    }

    [[nodiscard]] bool wants_json() const override { return as_json_; }

    ExitStatus run() override {
        trust_.version = version();
        const supply::PackVerdict verdict = supply::verify_pack(supply::read_pack(folder_), trust_);
        print_result(as_json_ ? json(verdict) : text(verdict));
        return verdict.faults().empty() ? ExitStatus::done : ExitStatus::failed;
    }

private:
    static std::string json(const supply::PackVerdict& verdict) {
        Document document = Document::object();
        document["good"] = verdict.faults().empty();
        document["shipment"] = verdict.manifest.head.shipment;
        document["seal"] = verdict.manifest.seal;
        document["signed_by"] = verdict.signed_by;
        document["made_by"] = verdict.manifest.head.version;
        document["log_number"] = verdict.manifest.head.log_number;
        document["log_hash"] = verdict.manifest.head.log_hash;
        document["checks"] = Document::array();
        for (const supply::PackCheck& check : verdict.checks) {
            Document told = Document::object();
            told["name"] = check.name;
            told["good"] = check.faults.empty();
            told["found"] = check.found;
            told["faults"] = list_of(check.faults);
            document["checks"].push_back(std::move(told));
        }
        document["not_made_again"] = list_of(verdict.not_made_again);
        document["faults"] = list_of(verdict.faults());
        document["notes"] = list_of(verdict.notes);
        return records::print(document);
    }

    [[nodiscard]] std::string text(const supply::PackVerdict& verdict) const {
        std::string text;
        for (const supply::PackCheck& check : verdict.checks) {
            for (const std::string& fault : check.faults) {
                text += "FAULT    " + check.name + ": " + fault + "\n";
            }
            if (check.faults.empty()) text += "checked  " + check.name + ": " + check.found + "\n";
        }
        for (const std::string& note : verdict.notes) text += "note     " + note + "\n";
        if (!verdict.manifest.seal.empty()) text += "seal     " + verdict.manifest.seal + "\n";
        const std::string name =
            verdict.manifest.head.shipment.empty() ? folder_ : verdict.manifest.head.shipment;
        const std::size_t n_faults = verdict.faults().size();
        if (n_faults > 0) {
            return text + name + ": NOT good, " + counted(n_faults, "fault", "faults") + "\n";
        }
        const bool is_known = !trust_.seal.empty() || !trust_.public_key.empty();
        // The log does not hold what the figures of carbon and water follow from.
        const std::string whose = trust_.log_hash.empty()
                                      ? "; that it is the sender's own"
                                      : "; its log is the sender's: that the rest is";
        const std::string& maker = verdict.manifest.head.version;
        const std::string but = verdict.not_made_again.empty()
                                    ? ""
                                    : ", but for " + enumerate(verdict.not_made_again, "and") +
                                          ", which version " + maker + " alone makes again";
        return text + name + ": good" + but +
               (is_known ? "" : whose + ", --seal or --key would show") + "\n";
    }

    std::string folder_;
    supply::PackTrust trust_;
    bool as_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_verify_verb() { return std::make_unique<VerifyVerb>(); }

}  // namespace gossan::program
