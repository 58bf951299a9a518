// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/chain_section.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "gossan/base/text.hpp"
#include "gossan/report/flow_diagram.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {
namespace {

using records::Document;

TableCell tonnes_cell(const Document& value) {
    char text[48];
    std::snprintf(text, sizeof text, "%.3f", value.number());
    return {text, true};
}

/// By how many links each link is behind the first.
std::map<std::string, std::size_t> depths_of(const Document& chain) {
    std::map<std::string, std::size_t> depths;
    for (const Document& link : chain.at("links").elements()) {  // in the order of the way
        std::size_t depth = 0;
        for (const Document& before : link.at("after").elements()) {
            depth = std::max(depth, depths[before.string()] + 1);
        }
        depths[link.at("link").string()] = depth;
    }
    return depths;
}

/// Claims from link to link, and in the last column to their ends.
class ClaimFlows {
public:
    explicit ClaimFlows(const Document& chain) : chain_(chain), depths_(depths_of(chain)) {
        for (const auto& [link, depth] : depths_) last_ = std::max(last_, depth + 1);
        diagram_.title = "Claims from the mine to sites";
        diagram_.unit = "t";
        diagram_.columns.resize(last_ + 1);
        diagram_.headings.assign(last_ + 1, "");
        diagram_.headings.front() = "where it begins";
        diagram_.headings.back() = "where it ends";
        if (last_ == 3) {
            diagram_.headings[1] = "mills";
            diagram_.headings[2] = "makers of parts";
        }
        for (const Document& link : chain.at("links").elements()) {
            const std::string& party = link.at("party").string();
            const std::string& name = link.at("link").string();
            place(name, depths_.at(name), party.empty() ? name : party);
        }
    }

    std::string svg() {
        for (const Document& flow : chain_.at("flows").elements()) {
            const double tonnes = flow.at("claimed_t").number() + flow.at("retired_t").number();
            const std::string& from = flow.at("link").string();
            if (tonnes <= 0.0) continue;
            const std::string to = receiver(from, flow.at("to").string());
            if (depths_.at(to) != depths_.at(from) + 1) continue;
            diagram_.links.push_back({.column = depths_.at(from),
                                      .from = at_.at(from),
                                      .to = at_.at(to),
                                      .value = tonnes});
            out_[from] += tonnes;
            in_[to] += tonnes;
        }
        for (const auto& [name, index] : at_) {
            diagram_.columns[depths_.at(name)][index].value = std::max(in_[name], out_[name]);
        }
        return diagram_.svg();
    }

private:
    void place(const std::string& name, std::size_t depth, const std::string& shown) {
        at_[name] = diagram_.columns[depth].size();
        depths_[name] = depth;
        diagram_.columns[depth].push_back(
            {.name = shown, .colour = int(diagram_.columns[depth].size()) % 8 + 1});
    }

    /// The link that receives what goes from a link to somebody, or he himself as an end.
    std::string receiver(const std::string& from, const std::string& to) {
        for (const Document& link : chain_.at("links").elements()) {
            if (link.at("party").string() != to) continue;
            for (const Document& before : link.at("after").elements()) {
                if (before.string() == from) return link.at("link").string();
            }
        }
        const std::size_t depth = depths_.at(from) + 1;
        std::string end = "end " + std::to_string(depth) + ": " + to;
        if (!at_.contains(end)) place(end, depth, to);
        return end;
    }

    const Document& chain_;
    std::map<std::string, std::size_t> depths_, at_;
    std::map<std::string, double> in_, out_;
    std::size_t last_ = 0;
    FlowDiagram diagram_;
};

std::string links_table(const Document& chain) {
    HtmlTable table{.caption = "Links behind the mine, to date",
                    .header = {"link", "kept by", "behind", "cast, t", "yielded, t", "yield, %",
                               "at most, %", "scrap, t", "not cast yet, t"},
                    .rows = {}};
    for (const Document& link : chain.at("links").elements()) {
        if (link.at("after").elements().empty()) continue;
        std::vector<std::string> after;
        for (const Document& before : link.at("after").elements()) after.push_back(before.string());
        const double cast = link.at("cast_t").number();
        table.rows.push_back(
            {text_cell(link.at("link").string()), text_cell(link.at("party").string()),
             text_cell(enumerate(after, "and")), tonnes_cell(link.at("cast_t")),
             tonnes_cell(link.at("yielded_t")),
             cast > 0.0 ? number_cell(100.0 * link.at("yielded_t").number() / cast, 4)
                        : text_cell("by conversion"),
             number_cell(100.0 * link.at("conversion").number(), 4),
             tonnes_cell(link.at("scrap_t")), tonnes_cell(link.at("waiting_t"))});
    }
    return table.html();
}

std::string flows_table(const Document& chain) {
    HtmlTable table{.caption = "Deliveries from link to link",
                    .header = {"from", "to", "deliveries", "t", "claimed, t", "certificates, t",
                               "weighed there, t", "taken in as qualifying, t", "on the way, t"},
                    .rows = {}};
    for (const Document& flow : chain.at("flows").elements()) {
        std::vector<TableCell> row{text_cell(flow.at("link").string()),
                                   text_cell(flow.at("to").string()),
                                   number_cell(double(flow.at("deliveries").integer()))};
        for (const char* key :
             {"delivered_t", "claimed_t", "retired_t", "weighed_t", "taken_t", "on_the_way_t"}) {
            row.push_back(tonnes_cell(flow.at(key)));
        }
        table.rows.push_back(std::move(row));
    }
    return table.html();
}

std::string ends_table(const Document& chain) {
    HtmlTable table{
        .caption = "What has come to the end of its way",
        .header = {"site or customer", "deliveries", "t", "claimed of it, t", "by certificates, t"},
        .rows = {}};
    for (const Document& end : chain.at("ends").elements()) {
        table.rows.push_back({text_cell(end.at("place").string()),
                              number_cell(double(end.at("deliveries").integer())),
                              tonnes_cell(end.at("delivered_t")), tonnes_cell(end.at("claimed_t")),
                              tonnes_cell(end.at("retired_t"))});
    }
    return table.html();
}

}  // namespace

std::string chain_section(const Document& lots) {
    const Document* chain = lots.find("chain");
    if (chain == nullptr || chain->at("links").elements().size() < 2) return {};
    return section(
        "chain", "Where the claim goes",
        element("figure",
                ClaimFlows(*chain).svg() +
                    element("figcaption",
                            "What is claimed, in t of copper, from link to link. A box is as high "
                            "as what came in or went out of it: what is between was lost in "
                            "conversion, waits there, or is claimed of nothing.")) +
            ends_table(*chain) + links_table(*chain) + flows_table(*chain));
}

}  // namespace gossan::report
