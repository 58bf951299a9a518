// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/epcis_step.hpp"
#include "apps/gossan/footprint_accounts.hpp"
#include "apps/gossan/replaced_packs.hpp"
#include "apps/gossan/supply_file.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/supply/event/event_store.hpp"
#include "gossan/supply/host/serve.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/pack/make_pack.hpp"
#include "gossan/supply/pack/pack_input.hpp"
#include "gossan/supply/pack/verify_pack.hpp"
#include "gossan/supply/pact/pact_input.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;
using records::Document;

/// Makes a pack, or checks the one that is there: a pack that a buyer may have is never changed.
Document pack_one(const supply::PackContent& content, const std::string& key,
                  const fs::path& folder) {
    const bool is_new = !fs::exists(folder / supply::manifest_name);
    if (is_new) supply::write_pack(supply::make_pack(content, key), folder);
    const auto verdict = supply::verify_pack(supply::read_pack(folder), {.version = version()});
    for (const std::string& fault : verdict.faults()) say(folder.string() + ": " + fault);
    Document told = Document::object();
    told["shipment"] = content.shipment;
    told["folder"] = folder.string();
    told["is_new"] = is_new;
    told["good"] = verdict.faults().empty();
    told["seal"] = verdict.manifest.seal;
    told["signed_by"] = verdict.signed_by;
    return told;
}

class PackVerb final : public Verb {
public:
    void declare(Declaration& declaration) override {
        declaration.word("FILE", options_.file, "what a site says of its supply, a TOML file");
        declaration.options("--set", "KEY=VALUE", options_.overrides,
                            "put a value over the file's");
        declaration.option("-o,--output", "DIR", options_.folder,
                           "with the log, and for packs/SHIPMENT; by default NAME.supply in the "
                           "present folder");
        declaration.flag("--json", options_.as_json, "print JSON");
    }

    [[nodiscard]] bool wants_json() const override { return options_.as_json; }

    ExitStatus run() override {
        const auto file = read_supply_file(options_);
        if (!file) return ExitStatus::refused;
        if (!file->input.pack) {
            throw Error(ErrorCode::input, "there is no block [pack]", options_.file,
                        "write one with delivered_at");
        }
        const auto site = site_footprint(*file);
        if (!site) return ExitStatus::refused;
        const Document packs = all_packs(*file, *site);
        print_result(options_.as_json ? records::print(packs) : text_of(packs));
        for (const Document& pack : packs.elements()) {
            if (!pack.at("good").boolean()) return ExitStatus::failed;
        }
        return ExitStatus::done;
    }

private:
    /// Carbon and water of the site, of which each pack has the record; none where the input has a
    /// fault, which is told.
    [[nodiscard]] std::optional<footprint::SiteFootprint> site_footprint(
        const SupplyFile& file) const {
        if (!file.input.footprint) {
            throw Error(ErrorCode::input, "there is no block [footprint]", options_.file,
                        "the figures of a pack follow from it");
        }
        Diagnostics diagnostics;
        auto site = accounts_of(file.input.source).footprint(*file.input.footprint, diagnostics);
        if (tell_supply_faults(options_, diagnostics) != ExitStatus::done) site.reset();
        return site;
    }

    [[nodiscard]] supply::PackMaker maker_of(const SupplyFile& file) const {
        const supply::SiteInput& site = file.input.site;
        const auto pact = file.input.pact.value_or(supply::PactInput{});
        supply::PackMaker maker = {
            .site = site.name,
            .producer = supply::producer_of(pact, site.company, site.domain, site.geography),
            .scale_tolerance = file.input.lots ? file.input.lots->scale_tolerance : 0.005,
            .offset = site.offset,
            .version = version(),
            .links = file.input.links,
            .electricity = pact.electricity};
        if (file.input.claim) maker.claim_streams = file.input.claim->streams;
        const supply::SourceInput& source = file.input.source;
        fs::path accounts;
        if (!source.run.empty()) {
            accounts = records::RunFolder::open(source.run).balance();
            maker.source = "accounts of a run";
        } else if (source.balance) {
            accounts = source.balance->path;
            maker.source = "measured accounts";
        } else {
            maker.source = "measured activities";
        }
        if (!accounts.empty()) maker.source_hash = records::sha256_of_file(accounts);
        return maker;
    }

    [[nodiscard]] Document all_packs(const SupplyFile& file,
                                     const footprint::SiteFootprint& site) const {
        const supply::PackInput& input = *file.input.pack;
        const fs::path beside = fs::absolute(options_.file).parent_path();
        const supply::PackMaker maker = maker_of(file);
        const std::string key =
            input.key.empty() ? std::string{} : records::read_file(beside / input.key);
        const auto log = supply::EventStore(file.events).events();
        const auto book = supply::replay_lots(log, supply::lot_rules(file.input));
        put_replaced_packs_aside(file.folder, log, book);
        Document packs = Document::array();
        if (book.shipments().empty()) return packs;
        // Bundles of different packs must not bear one name either.
        const supply::Naming naming = naming_of(file.input);
        for (const auto& [serial, bundle] : book.bundles()) (void)naming.bundle(serial);
        const auto published = published_in(file.folder);
        for (const auto& [name, shipment] : book.shipments()) {
            const auto content = supply::pack_content(input, maker, log, name, site, published);
            const fs::path folder = file.folder / "packs" / name;
            if (!fs::exists(folder / supply::manifest_name)) hold_published(content, published);
            packs.push_back(pack_one(content, key, folder));
        }
        return packs;
    }

    static std::vector<supply::LotFootprint> published_in(const fs::path& folder) {
        const fs::path file = folder / "lot-footprints.json";
        if (!fs::exists(file)) {
            throw Error(ErrorCode::input, "there are no footprints of lots to pack", file.string(),
                        "write them there by gossan pact export");
        }
        return supply::lot_footprints(
            records::parse_document(records::read_file(file), file.string()));
    }

    /// What a pack says of a lot is what partners are told of it.
    static void hold_published(const supply::PackContent& content,
                               const std::vector<supply::LotFootprint>& published) {
        const auto others = supply::lots_published_otherwise(content, published);
        if (others.empty()) return;
        throw Error(ErrorCode::input,
                    "the footprint of lot " + others.front() + " in shipment " + content.shipment +
                        " is not the one that was published",
                    {}, "publish it by gossan pact export, then pack");
    }

    static std::string text_of(const Document& packs) {
        if (packs.elements().empty()) return "nothing was shipped, so there is no pack\n";
        TextTable table{.columns = {{"shipment"}, {"pack"}, {"seal"}, {"folder"}}, .rows = {}};
        for (const Document& pack : packs.elements()) {
            table.rows.push_back({pack.at("shipment").string(),
                                  !pack.at("good").boolean()    ? "NOT good"
                                  : pack.at("is_new").boolean() ? "made"
                                                                : "there already, good",
                                  pack.at("seal").string(), pack.at("folder").string()});
        }
        return table.text();
    }

    SupplyOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_pack_verb() { return std::make_unique<PackVerb>(); }

}  // namespace gossan::program
