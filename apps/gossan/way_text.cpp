// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/way_text.hpp"

#include <cstdio>

#include "apps/gossan/text_table.hpp"

namespace gossan::program {
namespace {

using records::Document;

std::string tonnes(const Document& value) {
    char text[48];
    std::snprintf(text, sizeof text, "%.3f", value.number());
    return text;
}

std::string masses(const char* heading, const Document& told) {
    TextTable table{.columns = {{heading}, {"t", true}}, .rows = {}};
    for (const auto& member : told.members()) {
        table.rows.push_back({member.key, tonnes(member.value)});
    }
    return table.rows.empty() ? "" : table.text() + "\n";
}

}  // namespace

std::string way_text(const Document& told) {
    std::string text = told.at("id").string();
    if (told.at("place").string() != told.at("id").string()) {
        text += ", to " + told.at("place").string();
    }
    text += ": " + tonnes(told.at("delivered_t")) + " t, claimed of it " +
            tonnes(told.at("claimed_t")) + " t";
    if (told.at("retired_t").number() > 0.0) {
        text += ", by certificates that were retired " + tonnes(told.at("retired_t")) + " t";
    }
    TextTable steps{
        .columns = {{"link"}, {"delivery"}, {"left"}, {"to"}, {"claim behind it, t", true}},
        .rows = {}};
    for (const Document& step : told.at("steps").elements()) {
        steps.rows.push_back({step.at("link").string(), step.at("delivery").string(),
                              step.at("at").string().substr(0, 10), step.at("to").string(),
                              tonnes(step.at("claimed_t"))});
    }
    return text + "\n\n" + steps.text() + "\n" + masses("production lot", told.at("lots_t")) +
           masses("stream", told.at("streams_t")) + masses("module", told.at("modules_t"));
}

std::string chain_text(const Document& told) {
    if (told.at("links").elements().size() < 2) return {};
    TextTable flows{.columns = {{"from"},
                                {"to"},
                                {"deliveries", true},
                                {"t", true},
                                {"claimed", true},
                                {"taken in", true},
                                {"on the way", true}},
                    .rows = {}};
    for (const Document& flow : told.at("flows").elements()) {
        flows.rows.push_back({flow.at("link").string(), flow.at("to").string(),
                              std::to_string(flow.at("deliveries").integer()),
                              tonnes(flow.at("delivered_t")), tonnes(flow.at("claimed_t")),
                              tonnes(flow.at("taken_t")), tonnes(flow.at("on_the_way_t"))});
    }
    TextTable ends{
        .columns = {{"what has come to"}, {"t", true}, {"claimed", true}, {"certificates", true}},
        .rows = {}};
    for (const Document& end : told.at("ends").elements()) {
        ends.rows.push_back({end.at("place").string(), tonnes(end.at("delivered_t")),
                             tonnes(end.at("claimed_t")), tonnes(end.at("retired_t"))});
    }
    return flows.text() + "\n" + ends.text();
}

}  // namespace gossan::program
