// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/pack_content.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr const char* form = "gossan declaration 2";

Document texts(const std::vector<std::string>& words) {
    Document list = Document::array();
    for (const std::string& word : words) list.push_back(word);
    return list;
}

std::vector<std::string> texts_of(const Document& list) {
    std::vector<std::string> words;
    for (const Document& word : list.elements()) words.push_back(word.string());
    return words;
}

/// The texts of a declaration, each with its block (blank: none) and key.
template <class Content, class Visit>
void visit_texts(Content& content, Visit visit) {
    visit("", "shipment", content.shipment);
    visit("", "site", content.site);
    visit("", "place", content.place);
    visit("", "version", content.version);
    visit("", "signatory", content.signatory);
    visit("", "signed_by", content.signed_by);
    visit("", "created", content.created);
    visit("", "electricity", content.electricity);
    visit("", "source", content.source);
    visit("", "source_sha256", content.source_hash);
    auto& naming = content.naming;
    visit("naming", "domain", naming.domain);
    visit("naming", "company", naming.company);
    visit("naming", "gs1_prefix", naming.gs1_prefix);
    visit("naming", "product", naming.product);
    visit("naming", "place", naming.place);
    visit("naming", "party", naming.party);
    visit("naming", "documents", naming.documents);
    visit("naming", "offset", naming.offset);
    auto& producer = content.producer;
    visit("producer", "company", producer.company);
    visit("producer", "domain", producer.domain);
    visit("producer", "geography", producer.geography);
    visit("producer", "product", producer.product);
    visit("producer", "product_name", producer.product_name);
    visit("producer", "url", producer.url);
}

Document& block_in(Document& document, const std::string& block) {
    return block.empty() ? document : document[block];
}

/// Every member is named, so that one more does not compile until it is told here.
Document link_document(const CustodyLink& link) {
    const auto& [name, place, party, after, model, characteristic, conversion, casts,
                 scale_tolerance, months, credits_last] = link;
    Document told = Document::object();
    told["name"] = name;
    told["place"] = place;
    told["party"] = party;
    told["after"] = texts(after);
    for (const auto& each : names_of(model)) {
        if (each.value == model) told["model"] = each.name;
    }
    told["characteristic"] = characteristic;
    told["conversion"] = conversion;
    told["casts"] = casts;
    told["scale_tolerance"] = scale_tolerance;
    told["months"] = months;
    told["credits_last"] = credits_last;
    return told;
}

CustodyLink read_link(const Document& told) {
    CustodyLink link{};
    link.name = told.at("name").string();
    link.place = told.at("place").string();
    link.party = told.at("party").string();
    link.after = texts_of(told.at("after"));
    bool is_known = false;
    for (const auto& each : names_of(CustodyModel{})) {
        if (each.name != told.at("model").string()) continue;
        link.model = each.value;
        is_known = true;
    }
    link.characteristic = told.at("characteristic").string();
    link.conversion = told.at("conversion").number();
    link.casts = told.at("casts").boolean();
    link.scale_tolerance = told.at("scale_tolerance").number();
    link.months = int(told.at("months").integer());
    link.credits_last = int(told.at("credits_last").integer());
    const std::string fault = CustodyLink::schema().first_fault(link);
    if (!is_known || !fault.empty()) {
        throw Error(ErrorCode::data, "link " + in_quotes(link.name, 60) + " is none that there is");
    }
    return link;
}

Document publication_document(const PackPublication& publication) {
    const auto& [lot, created, evidence, replaces] = publication;
    Document told = Document::object();
    told["lot"] = lot;
    told["created"] = created;
    told["evidence"] = evidence;
    told["replaces"] = texts(replaces);
    return told;
}

}  // namespace

UtcOffset offset_of(const PackContent& content) {
    const auto offset = utc_offset(content.naming.offset);
    if (!offset) {
        throw Error(ErrorCode::data,
                    in_quotes(content.naming.offset, 20) + " is no offset from UTC");
    }
    return *offset;
}

LotRules lot_rules(const PackContent& content) {
    return {.scale_tolerance = content.scale_tolerance, .offset = offset_of(content)};
}

Document declaration_document(const PackContent& content) {
    Document document = Document::object();
    document["form"] = form;
    visit_texts(content, [&](const char* block, const char* key, const std::string& text) {
        block_in(document, block)[key] = text;
    });
    document["producer"]["company_ids"] = texts(content.producer.company_ids);
    document["producer"]["classifications"] = texts(content.producer.classifications);
    document["scale_tolerance"] = content.scale_tolerance;
    document["links"] = Document::array();
    for (const CustodyLink& link : content.links) document["links"].push_back(link_document(link));
    document["claim_streams"] = texts(content.claim_streams);
    document["published"] = Document::array();
    for (const PackPublication& each : content.published) {
        document["published"].push_back(publication_document(each));
    }
    document["log"]["number"] = content.ledger.number;
    document["log"]["hash"] = content.ledger.hash;
    return document;
}

PackContent read_declaration(const Document& document) {
    if (document.at("form").string() != form) {
        throw Error(ErrorCode::data, "is of the form " + in_quotes(document.at("form").string()) +
                                         ", not " + in_quotes(form));
    }
    PackContent content;
    visit_texts(content, [&](const std::string& block, const char* key, std::string& text) {
        text = (block.empty() ? document : document.at(block)).at(key).string();
    });
    content.producer.company_ids = texts_of(document.at("producer").at("company_ids"));
    content.producer.classifications = texts_of(document.at("producer").at("classifications"));
    content.scale_tolerance = document.at("scale_tolerance").number();
    if (!(content.scale_tolerance >= 0.0 && content.scale_tolerance < 1.0)) {
        throw Error(ErrorCode::data,
                    "its scale_tolerance is no share");  // nor null: it would take any
    }
    for (const Document& link : document.at("links").elements()) {
        content.links.push_back(read_link(link));
    }
    content.claim_streams = texts_of(document.at("claim_streams"));
    for (const Document& each : document.at("published").elements()) {
        content.published.push_back({.lot = each.at("lot").string(),
                                     .created = each.at("created").string(),
                                     .evidence = each.at("evidence").string(),
                                     .replaces = texts_of(each.at("replaces"))});
    }
    content.ledger.number = document.at("log").at("number").integer();
    content.ledger.hash = document.at("log").at("hash").string();
    return content;
}

}  // namespace gossan::supply
