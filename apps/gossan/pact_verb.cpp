// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <optional>

#include "apps/gossan/clock.hpp"
#include "apps/gossan/pact_page.hpp"
#include "apps/gossan/pact_step.hpp"
#include "apps/gossan/supply_file.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/host/clients.hpp"
#include "gossan/supply/host/serve.hpp"
#include "gossan/supply/pact/rules.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;
using records::Document;

class PactVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.words("ACTION", words_,
                          "export FILE, serve FILE, check DOCUMENT, client add NAME FILE, client "
                          "remove NAME FILE or client list FILE; FILE is a supply.toml");
        declaration.options("--set", "KEY=VALUE", options_.overrides,
                            "put a value over the file's");
        declaration.option("-o,--output", "DIR", options_.folder,
                           "of what comes of FILE; by default NAME.supply in the present folder");
        declaration.option("--port", "PORT", port_, "to serve on; 0: one that is free");
        declaration.option("--certificate", "FILE", certificate_, "PEM, with its chain");
        declaration.option("--key", "FILE", key_, "PEM, of the certificate");
        declaration.option("--scope", "SCOPE", scope_,
                           "of a client that is added: footprints or events; by default both");
        declaration.option("--answers-to", "URL", answers_to_,
                           "of the added client's own host, where answers to its requests go");
        declaration.option("--our-id", "ID", our_id_, "under which that host knows us");
        declaration.option("--our-secret", "FILE", our_secret_,
                           "file with the secret that proves us to that host");
        declaration.flag("--sees-all", sees_all_,
                         "the added client sees every footprint, not only of lots shipped to it");
        declaration.flag("--json", options_.as_json, "print JSON");
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }

    ExitStatus run() override {
        const std::string action = words_.empty() ? "" : words_[0];
        if (action == "export" && words_.size() == 2) return write_documents(words_[1]);
        if (action == "serve" && words_.size() == 2) return serve(words_[1]);
        if (action == "check" && words_.size() == 2) return check(words_[1]);
        if (action == "client" && words_.size() == 4 && words_[1] == "add") {
            return add(words_[2], words_[3]);
        }
        if (action == "client" && words_.size() == 4 && words_[1] == "remove") {
            return remove(words_[2], words_[3]);
        }
        if (action == "client" && words_.size() == 3 && words_[1] == "list") {
            return list(words_[2]);
        }
        throw Error(ErrorCode::input, "gossan pact cannot do this", {},
                    "write export FILE, serve FILE, check DOCUMENT, client add NAME FILE, client "
                    "remove NAME FILE or client list FILE");
    }

private:
    /// The file with what it says of PACT, its paths made absolute against its folder.
    struct Read {
        SupplyFile file;
        supply::PactInput pact;
    };

    [[nodiscard]] std::optional<Read> read(const std::string& name) {
        options_.file = name;
        auto file = read_supply_file(options_);
        if (!file) return {};
        Read read{.file = std::move(*file), .pact = {}};
        supply::PactInput& pact = read.pact;
        if (read.file.input.pact) pact = *read.file.input.pact;
        const fs::path folder = fs::absolute(name).parent_path();
        for (std::string* path :
             {&pact.footprints, &pact.clients, &pact.certificate, &pact.key, &pact.trust}) {
            if (!path->empty()) *path = (folder / *path).lexically_normal().string();
        }
        if (port_ >= 0) pact.port = port_;
        if (!certificate_.empty()) pact.certificate = fs::absolute(certificate_).string();
        if (!key_.empty()) pact.key = fs::absolute(key_).string();
        return read;
    }

    [[nodiscard]] ExitStatus write_documents(const std::string& name) {
        const auto known = read(name);
        if (!known) return ExitStatus::refused;
        const auto& input = known->file.input;
        if (known->pact.footprints.empty() && input.lots && input.footprint) {
            const ExitStatus status = write_lot_footprints(options_, known->file, known->pact);
            if (status != ExitStatus::done) return status;
        }
        const auto published = supply_footprints(*known);
        TextTable table{.columns = {{"lot"}, {"kg CO2e/kg", true}, {"valid until"}, {"document"}},
                        .rows = {}};
        Document told = Document::object();
        told["folder"] = (known->file.folder / "pact").string();
        Document& list = told["footprints"] = Document::array();
        for (const auto& each : published.footprints) {
            if (!each.is_active()) continue;
            Document row = Document::object();
            row["lot"] = each.lot;
            row["kgCO2ePerKg"] = each.document.at("pcf").at("pcfExcludingBiogenicUptake");
            row["validUntil"] = each.document.at("validityPeriodEnd");
            row["file"] = each.id() + ".json";
            table.rows.push_back({each.lot, row.at("kgCO2ePerKg").string(),
                                  row.at("validUntil").string().substr(0, 10),
                                  row.at("file").string()});
            list.push_back(row);
        }
        print_result(options_.as_json ? records::print(told) : table.text());
        say(counted(table.rows.size(), "footprint", "footprints") + " of PACT 3.0 in " +
            told.at("folder").string());
        write_pact_page(known->file, known->pact);
        say("page: " + (known->file.folder / "pact.html").string());
        return ExitStatus::done;
    }

    /// Publishes what is to be told, and says what was replaced.
    [[nodiscard]] static supply::FootprintRegister supply_footprints(const Read& read) {
        auto published = publish_footprints(read.file, read.pact);
        if (const auto n_replaced = published.replacements.size(); n_replaced > 0) {
            say(counted(n_replaced, "footprint was", "footprints were") +
                " replaced: Deprecated now");
        }
        return published;
    }

    [[nodiscard]] ExitStatus serve(const std::string& name) {
        const auto known = read(name);
        if (!known) return ExitStatus::refused;
        if (known->pact.certificate.empty() || known->pact.key.empty()) {
            throw Error(ErrorCode::input, "the host speaks TLS alone and has no certificate", {},
                        "give --certificate FILE and --key FILE");
        }
        supply::EventStore log(known->file.events);
        const supply::Serving serving{.pact = known->pact,
                                      .folder = known->file.folder,
                                      .say = [](const std::string& line) { say(line); },
                                      .record =
                                          [&log](const supply::EventDraft& draft) {
                                              (void)log.append({&draft, 1}, time_of_recording());
                                          }};
        if (supply::read_clients(known->pact.clients).empty()) {
            say("note: nobody may ask yet: gossan pact client add NAME " + name);
        }
        std::vector<supply::SharedFootprint> shared;
        for (auto& each : supply_footprints(*known).footprints) {
            shared.push_back({std::move(each.document), std::move(each.recipients)});
        }
        say(counted(shared.size(), "footprint", "footprints") + " to be told");
        supply::serve(serving, shared);
        write_pact_page(known->file, known->pact);
        say("page: " + (known->file.folder / "pact.html").string());
        return ExitStatus::done;
    }

    [[nodiscard]] ExitStatus check(const std::string& file) const {
        Document document = records::parse_document(records::read_file(file), file);
        if (const Document* data = document.find("data")) document = Document(*data);
        const auto faults = supply::footprint_faults(document);
        if (options_.as_json) {
            Document list = Document::array();
            for (const auto& fault : faults) {
                Document each = Document::object();
                each["path"] = fault.path;
                each["message"] = fault.message;
                list.push_back(each);
            }
            Document told = Document::object();
            told["accepted"] = faults.empty();
            told["faults"] = list;
            print_result(records::print(told));
        } else {
            std::string text;
            for (const auto& fault : faults) text += fault.path + ": " + fault.message + "\n";
            print_result(faults.empty() ? file + ": a footprint of PACT 3.0\n" : text);
        }
        return faults.empty() ? ExitStatus::done : ExitStatus::failed;
    }

    [[nodiscard]] ExitStatus add(const std::string& name, const std::string& file) {
        const auto known = read(file);
        if (!known) return ExitStatus::refused;
        auto clients = supply::read_clients(known->pact.clients);
        supply::Client client{.name = name, .hash = {}};
        if (!scope_.empty()) client.scopes = {scope_};
        client.answers_to = answers_to_;
        client.our_id = our_id_;
        client.sees_all = sees_all_;
        if (!our_secret_.empty()) client.our_secret_file = fs::absolute(our_secret_).string();
        const std::string secret = supply::add_client(clients, client);
        supply::write_clients(known->pact.clients, clients);
        if (options_.as_json) {
            Document told = Document::object();
            told["client_id"] = name;
            told["client_secret"] = secret;
            print_result(records::print(told));
        } else {
            print_result("client id      " + name + "\nclient secret  " + secret + "\n");
        }
        say("the secret is not kept: it cannot be told again");
        return ExitStatus::done;
    }

    [[nodiscard]] ExitStatus remove(const std::string& name, const std::string& file) {
        const auto known = read(file);
        if (!known) return ExitStatus::refused;
        auto clients = supply::read_clients(known->pact.clients);
        if (std::erase_if(clients, [&](const auto& each) { return each.name == name; }) == 0) {
            throw Error(ErrorCode::input, "there is no client " + in_quotes(name, 60),
                        known->pact.clients);
        }
        supply::write_clients(known->pact.clients, clients);
        say("client " + name + " is no more; its tokens are refused at once");
        return ExitStatus::done;
    }

    [[nodiscard]] ExitStatus list(const std::string& file) {
        const auto known = read(file);
        if (!known) return ExitStatus::refused;
        TextTable table{.columns = {{"client"}, {"scopes"}, {"sees"}, {"answers to"}}, .rows = {}};
        Document told = Document::array();
        for (const auto& each : supply::read_clients(known->pact.clients)) {
            std::string scopes;
            for (const auto& scope : each.scopes) scopes += (scopes.empty() ? "" : " ") + scope;
            const std::string sees = each.sees_all ? "all" : "its own";
            table.rows.push_back({each.name, scopes, sees, each.answers_to});
            Document row = Document::object();
            row["client_id"] = each.name;
            row["scope"] = scopes;
            row["sees_all"] = each.sees_all;
            row["answers_to"] = each.answers_to;
            told.push_back(row);
        }
        print_result(options_.as_json ? records::print(told) : table.text());
        return ExitStatus::done;
    }

    std::vector<std::string> words_;
    SupplyOptions options_;
    std::string certificate_, key_, scope_, answers_to_, our_id_, our_secret_;
    int port_ = -1;
    bool sees_all_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_pact_verb() { return std::make_unique<PactVerb>(); }

}  // namespace gossan::program
