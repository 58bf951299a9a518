// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/pack_content.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr const char* form = "gossan declaration 1";

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

/// The texts of naming and of the producer, each with its key.
template <class Content, class Visit>
void visit_texts(Content& content, Visit visit) {
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

}  // namespace

Document declaration_document(const PackContent& content) {
    Document document = Document::object();
    document["form"] = form;
    document["shipment"] = content.shipment;
    document["site"] = content.site;
    document["place"] = content.place;
    document["version"] = content.version;
    visit_texts(content, [&document](const char* block, const char* key, const std::string& text) {
        document[block][key] = text;
    });
    document["producer"]["company_ids"] = texts(content.producer.company_ids);
    document["producer"]["classifications"] = texts(content.producer.classifications);
    document["scale_tolerance"] = content.scale_tolerance;
    std::vector<LotFootprint> shown = content.footprints;
    for (LotFootprint& footprint : shown) footprint.recipients.clear();
    document["footprints"] = lot_footprints_document(shown);
    document["factors"] = content.factors;
    document["log"]["number"] = content.log_number;
    document["log"]["hash"] = content.log_hash;
    return document;
}

PackContent read_declaration(const Document& document) {
    if (document.at("form").string() != form) {
        throw Error(ErrorCode::data, "is of the form " + in_quotes(document.at("form").string()) +
                                         ", not " + in_quotes(form));
    }
    PackContent content;
    content.shipment = document.at("shipment").string();
    content.site = document.at("site").string();
    content.place = document.at("place").string();
    content.version = document.at("version").string();
    visit_texts(content, [&document](const char* block, const char* key, std::string& text) {
        text = document.at(block).at(key).string();
    });
    content.producer.company_ids = texts_of(document.at("producer").at("company_ids"));
    content.producer.classifications = texts_of(document.at("producer").at("classifications"));
    content.scale_tolerance = document.at("scale_tolerance").number();
    content.footprints = lot_footprints(document.at("footprints"));
    content.factors = document.at("factors");
    content.log_number = document.at("log").at("number").integer();
    content.log_hash = document.at("log").at("hash").string();
    return content;
}

}  // namespace gossan::supply
