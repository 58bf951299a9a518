// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/lot_footprint.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using records::Document;

constexpr const char* form = "gossan lot footprints 1";

// Each struct is told once, by `walk`: a Writer puts its members, a Reader takes them.

struct Writer {
    Document& at;

    template <class T>
    void member(const char* key, const T& value) {
        at[key] = Document(value);
    }
    void member(const char* key, const WholeMass& mass) { at[key] = text_of(mass); }
    void member(const char* key, const std::optional<double>& value) {
        if (value) at[key] = *value;
    }
    void member(const char* key, const std::vector<std::string>& words) {
        Document list = Document::array();
        for (const std::string& word : words) list.push_back(word);
        at[key] = list;
    }
    /// What is told only where it is not as usual.
    template <class T>
    void unusual(const char* key, const T& value, const T& usual) {
        if (!(value == usual)) member(key, value);
    }
    template <class T>
    void block(const char* key, const T& value) {
        Document object = Document::object();
        Writer writer{object};
        walk(writer, value);
        at[key] = object;
    }
    template <class T>
    void block(const char* key, const std::optional<T>& value) {
        if (value) block(key, *value);
    }
    template <class T>
    void block(const char* key, const std::vector<T>& values) {
        Document list = Document::array();
        for (const T& value : values) {
            Document object = Document::object();
            Writer writer{object};
            walk(writer, value);
            list.push_back(object);
        }
        at[key] = list;
    }
};

struct Reader {
    const Document& at;

    void member(const char* key, std::string& value) { value = at.at(key).string(); }
    void member(const char* key, double& value) { value = at.at(key).number(); }
    void member(const char* key, bool& value) { value = at.at(key).boolean(); }
    void member(const char* key, WholeMass& mass) { mass = whole_mass(at.at(key).string()); }
    void member(const char* key, std::optional<double>& value) {
        if (const Document* found = at.find(key)) value = found->number();
    }
    void member(const char* key, std::vector<std::string>& words) {
        words.clear();
        for (const Document& word : at.at(key).elements()) words.push_back(word.string());
    }
    template <class T>
    void unusual(const char* key, T& value, const T& usual) {
        value = usual;
        if (at.find(key) != nullptr) member(key, value);
    }
    template <class T>
    void block(const char* key, T& value) {
        Reader reader{at.at(key)};
        walk(reader, value);
    }
    template <class T>
    void block(const char* key, std::optional<T>& value) {
        if (at.find(key) != nullptr) block(key, value.emplace());
    }
    template <class T>
    void block(const char* key, std::vector<T>& values) {
        for (const Document& element : at.at(key).elements()) {
            Reader reader{element};
            walk(reader, values.emplace_back());
        }
    }
};

template <class Visitor, class T>
requires std::is_same_v<std::remove_const_t<T>, FootprintView>
void walk(Visitor& visit, T& view) {
    visit.member("boundary", view.boundary);
    visit.member("basis", view.basis);
    visit.member("value", view.value);
    visit.member("low", view.low);
    visit.member("high", view.high);
}

template <class Visitor, class T>
requires std::is_same_v<std::remove_const_t<T>, FactorSource>
void walk(Visitor& visit, T& source) {
    visit.member("name", source.name);
    visit.member("version", source.version);
}

template <class Visitor, class T>
requires std::is_same_v<std::remove_const_t<T>, DataQuality>
void walk(Visitor& visit, T& quality) {
    visit.member("technological", quality.technological);
    visit.member("geographical", quality.geographical);
    visit.member("temporal", quality.temporal);
}

template <class Visitor, class T>
requires std::is_same_v<std::remove_const_t<T>, CustodyStatement>
void walk(Visitor& visit, T& custody) {
    visit.member("model", custody.model);
    visit.member("stream", custody.stream);
    visit.member("claimed", custody.claimed);
    visit.member("balanced", custody.balanced);
    visit.member("statement", custody.statement);
}

template <class Visitor, class T>
requires std::is_same_v<std::remove_const_t<T>, WaterFigure>
void walk(Visitor& visit, T& water) {
    visit.member("withdrawal_L_kg", water.withdrawal_L_kg);
    visit.member("consumption_L_kg", water.consumption_L_kg);
    visit.member("definition", water.definition);
}

template <class Visitor, class T>
requires std::is_same_v<std::remove_const_t<T>, LotFootprint>
void walk(Visitor& visit, T& lot) {
    visit.member("lot", lot.lot);
    visit.member("mass", lot.mass);
    visit.member("status", lot.status);
    visit.member("created", lot.created);
    visit.member("period_start", lot.period_start);
    visit.member("period_end", lot.period_end);
    visit.member("valid_until", lot.valid_until);
    visit.member("matching", lot.matching);
    visit.block("views", lot.views);
    visit.member("declared_basis", lot.declared_basis);
    visit.block("sources", lot.sources);
    visit.member("primary_share", lot.primary_share);
    visit.unusual("potentials", lot.potentials, std::vector<std::string>{"AR6"});
    visit.unusual("unstated_potentials", lot.unstated_potentials, 0.0);
    visit.member("exempted_share", lot.exempted_share);
    visit.member("exempted_why", lot.exempted_why);
    visit.member("allocation", lot.allocation);
    visit.member("packaging_included", lot.packaging_included);
    visit.member("outbound", lot.outbound);
    visit.block("quality", lot.quality);
    visit.block("custody", lot.custody);
    visit.block("water", lot.water);
    visit.member("replaces", lot.replaces);
    visit.member("recipients", lot.recipients);
    visit.member("evidence", lot.evidence);
}

}  // namespace

std::string view_name(const FootprintView& view) { return view.boundary + ", " + view.basis; }

Document lot_footprints_document(std::span<const LotFootprint> lots) {
    Document document = Document::object();
    document["form"] = form;
    Document list = Document::array();
    for (const LotFootprint& lot : lots) {
        Document object = Document::object();
        Writer writer{object};
        walk(writer, lot);
        list.push_back(object);
    }
    document["lots"] = list;
    return document;
}

std::vector<LotFootprint> lot_footprints(const Document& document) {
    const Document* found = document.find("form");
    if (found == nullptr || !found->is_string() || found->string() != form) {
        throw Error(ErrorCode::data, "this is no file of lots' footprints", {},
                    "its first key is \"form\": " + in_quotes(form));
    }
    std::vector<LotFootprint> lots;
    for (const Document& each : document.at("lots").elements()) {
        Reader reader{each};
        try {
            walk(reader, lots.emplace_back());
        } catch (const Error& error) {
            throw Error(error.code, "lot " + in_quotes(lots.back().lot, 60) + ": " + error.what(),
                        error.where, error.hint);
        }
    }
    return lots;
}

}  // namespace gossan::supply
