// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/footprint_register.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::supply {
namespace {

namespace fs = std::filesystem;
using records::Document;

constexpr const char* form = "gossan pact register 1";

fs::path register_in(const fs::path& folder) { return folder / "pact-register.json"; }
fs::path document_in(const fs::path& folder, const std::string& id) {
    return folder / "pact" / (id + ".json");
}

/// Of all but the status, which alone may change.
std::string content_hash(Document document) {
    document["status"] = "";
    return records::sha256(records::print_line(document));
}

std::vector<std::string> preceding(const Document& document) {
    std::vector<std::string> ids;
    if (const Document* list = document.find("precedingPfIds")) {
        for (const Document& id : list->elements()) ids.push_back(id.string());
    }
    return ids;
}

/// The date, evidence and predecessors of a published document, put on what is known of its lot
/// now.
LotFootprint as_published(LotFootprint lot, const Document& document) {
    lot.created = document.at("created").string();
    lot.replaces = preceding(document);
    const Document& data = document.at("extensions").elements().at(0).at("data");
    const Document* evidence = data.find("eventLogHash");
    lot.evidence = evidence == nullptr ? std::string() : evidence->string();
    return lot;
}

std::vector<std::string> united(std::vector<std::string> words,
                                const std::vector<std::string>& more) {
    for (const std::string& word : more) {
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
    return words;
}

}  // namespace

FootprintRegister published_next(const FootprintRegister& before, const FootprintMaker& make,
                                 std::span<LotFootprint> lots) {
    FootprintRegister next{.footprints = before.footprints};
    std::set<std::string> named;
    std::vector<PublishedFootprint> fresh;
    for (LotFootprint& lot : lots) {
        if (!named.insert(lot.lot).second) {
            throw Error(ErrorCode::data,
                        "footprint of lot " + in_quotes(lot.lot, 60) + ": is there twice");
        }
        const auto last =
            std::find_if(next.footprints.rbegin(), next.footprints.rend(),
                         [&lot](const PublishedFootprint& each) { return each.lot == lot.lot; });
        const bool is_first = last == next.footprints.rend();
        if (!is_first && last->is_active()) {
            const LotFootprint same = as_published(lot, last->document);
            if (content_hash(make(same)) == content_hash(last->document)) {
                last->recipients = united(last->recipients, lot.recipients);
                lot = same;
                continue;
            }
        }
        // A lot that is there again after it was no more goes on with its chain of documents.
        lot.replaces.clear();
        if (!is_first) lot.replaces = united(preceding(last->document), {last->id()});
        fresh.push_back({lot.lot, make(lot), lot.recipients});
        if (!is_first && last->is_active()) {
            last->document["status"] = "Deprecated";
            next.replacements.push_back({lot.lot, last->id(), fresh.back().id()});
        }
    }
    for (PublishedFootprint& each : next.footprints) {
        if (!each.is_active() || named.contains(each.lot)) continue;
        each.document["status"] = "Deprecated";
        next.replacements.push_back({each.lot, each.id()});
    }
    next.footprints.insert(next.footprints.end(), fresh.begin(), fresh.end());
    return next;
}

FootprintRegister read_register(const fs::path& folder) {
    FootprintRegister published;
    const fs::path file = register_in(folder);
    if (!fs::exists(file)) return published;
    const auto list = records::parse_document(records::read_file(file), file.string());
    const Document* found = list.find("form");
    if (found == nullptr || !found->is_string() || found->string() != form) {
        throw Error(ErrorCode::data, "this is no register of published footprints", file.string(),
                    "its first key is \"form\": " + in_quotes(form));
    }
    for (const Document& each : list.at("footprints").elements()) {
        const std::string& id = each.at("id").string();
        const fs::path place = document_in(folder, id);
        if (!fs::exists(place)) {
            throw Error(ErrorCode::data, "a footprint that was published is gone", place.string(),
                        "put it back: partners may rely on it");
        }
        PublishedFootprint footprint{
            .lot = each.at("lot").string(),
            .document = records::parse_document(records::read_file(place), place.string()),
            .recipients = {}};
        if (content_hash(footprint.document) != each.at("content").string()) {
            throw Error(ErrorCode::data, "a footprint is not as it was published", place.string(),
                        "put it back: what changes is published anew, with another id");
        }
        footprint.document["status"] = each.at("status");
        for (const Document& name : each.at("recipients").elements()) {
            footprint.recipients.push_back(name.string());
        }
        published.footprints.push_back(std::move(footprint));
    }
    return published;
}

void write_register(const FootprintRegister& published, const fs::path& folder) {
    records::make_folder(folder / "pact");
    Document document = Document::object();
    document["form"] = form;
    Document list = Document::array();
    for (const PublishedFootprint& each : published.footprints) {
        records::write_atomically(document_in(folder, each.id()), records::print(each.document));
        Document row = Document::object();
        row["id"] = each.id();
        row["lot"] = each.lot;
        row["status"] = each.document.at("status");
        row["content"] = content_hash(each.document);
        Document recipients = Document::array();
        for (const std::string& name : each.recipients) recipients.push_back(name);
        row["recipients"] = recipients;
        list.push_back(row);
    }
    document["footprints"] = list;
    records::write_atomically(register_in(folder), records::print(document));
}

}  // namespace gossan::supply
