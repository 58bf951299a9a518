// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/declaration_pdf.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/supply/pack/certificate.hpp"
#include "gossan/supply/pack/pdf_paper.hpp"
#include "gossan/supply/pack/pdf_words.hpp"

namespace gossan::supply {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Lots with what is said of each.
using Sayings = std::vector<std::pair<std::string, std::string>>;

/// What is said of several lots alike is told once.
void tell(PdfPaper& paper, const Sayings& sayings) {
    Sayings once;  // words, lots
    for (const auto& [lot, words] : sayings) {
        const auto same =
            std::find_if(once.begin(), once.end(),
                         [&words = words](const auto& told) { return told.first == words; });
        if (same == once.end()) {
            once.emplace_back(words, lot);
        } else {
            same->second += ", " + lot;
        }
    }
    for (const auto& [words, lots] : once) paper.text(lots + ": " + words);
}

void tell_parties(PdfPaper& paper, const PackContent& content, const ShipmentView& view) {
    paper.section("Parties and delivery");
    paper.fact("Seller", content.naming.company + "  <" + content.naming.domain + ">");
    paper.fact("Made at", content.site + ", " + content.producer.geography);
    paper.fact("Buyer", view.shipment.to);
    paper.fact("Delivered at", content.place);
    paper.fact("Left on", view.shipment.date);
    if (!view.shipment.received_on.empty()) {
        paper.fact("Received", view.shipment.received_on + ", " +
                                   tonnes_words(view.shipment.received) + " net by the buyer");
    }
    paper.fact("Delivery note",
               view.shipment.delivery_note.empty() ? "none is told" : view.shipment.delivery_note);
    paper.fact("Commercial lots", listed(view.shipment.lots));
}

void tell_copper(PdfPaper& paper, const ShipmentView& view) {
    paper.section("Copper");
    Rows rows = {{"Production lot", "Harvested", "Bundles", "Net", "Certificate", "Standard"}};
    for (const ShippedLot& lot : view.lots) {
        const auto& certificates = lot.lot.certificates;
        rows.push_back({lot.lot.id, lot.lot.begin + " to " + lot.lot.end,
                        std::to_string(lot.bundles.size()), tonnes_words(lot.net),
                        certificates.empty() ? "none" : certificates.back().id, lot.lot.standard});
    }
    rows.push_back({"In all", "", std::to_string(view.n_bundles), tonnes_words(view.net), "", ""});
    paper.table(rows, {0.16, 0.24, 0.09, 0.12, 0.17, 0.22}, false);
    std::vector<std::string> streams;
    for (const auto& [name, mass] : view.streams) {
        streams.push_back(tonnes_words(mass) + " of " + name + " (" +
                          rounded(100.0 * double(mass.grams) / double(view.net.grams), 1) + " %)");
    }
    paper.text("Gross " + tonnes_words(view.gross) + ". Copper by stream, as the ledger of the " +
               "shared plant has it: " + listed(streams) +
               ". Streams meet before electrowinning: no bundle is of one stream alone unless the "
               "custody statement below says so.");
}

std::string method_words(const LotFootprint& one) {
    return one.matching + " matching over " + one.period_start.substr(0, 10) + " to " +
           one.period_end.substr(0, 10) + ". Primary data " +
           rounded(100.0 * one.primary_share, 0) +
           " % of the footprint; data quality (1 best): technology " +
           rounded(one.quality.technological, 1) + ", geography " +
           rounded(one.quality.geographical, 1) + ", time " + rounded(one.quality.temporal, 1) +
           ". Exempted: " + rounded(100.0 * one.exempted_share, 1) + " %" +
           (one.exempted_why.empty() ? "." : ", " + one.exempted_why + ".");
}

void tell_footprint(PdfPaper& paper, const PackContent& content, const ShipmentView& view) {
    paper.section("Carbon footprint, kg CO2e per kg of copper at the gate (5 to 95 % interval)");
    const auto means = mean_views(view);
    Rows rows = {{"Of"}};
    for (const FootprintView& mean : means) rows[0].push_back(mean.boundary + ", " + mean.basis);
    const auto row_of = [&](const std::string& name, const std::vector<FootprintView>& views) {
        std::vector<std::string> row = {name};
        for (const FootprintView& mean : means) {
            const auto at = std::find_if(views.begin(), views.end(), [&](const auto& told) {
                return told.boundary == mean.boundary && told.basis == mean.basis;
            });
            row.push_back(at == views.end() ? "not told" : interval_words(*at));
        }
        return row;
    };
    for (const ShippedFootprint& part : view.footprints) {
        rows.push_back(
            row_of(part.footprint->lot + ", " + tonnes_words(part.mass), part.footprint->views));
    }
    if (view.footprints.size() > 1) {
        rows.push_back(row_of("In all, by mass", means));
    }
    const double share = 0.76 / double(std::max<std::size_t>(means.size(), 1));
    std::vector<double> parts = {0.24};
    parts.resize(means.size() + 1, share);
    paper.table(rows, parts, true);
    std::vector<std::string> sources, vintages;
    Sayings methods;
    for (const ShippedFootprint& part : view.footprints) {
        const LotFootprint& one = *part.footprint;
        methods.emplace_back(one.lot, method_words(one));
        for (const FactorSource& source : one.sources) {
            sources.push_back(source.name + " " + source.version);
        }
    }
    for (const records::Document& factor : content.factors.elements()) {
        vintages.push_back(factor.at("factor").string());
    }
    paper.text(
        "These are views of the same copper, not of different copper. Gate-to-gate: what the "
        "site burns and dissolves, with its electricity. Cradle-to-gate: with all that is "
        "bought besides. Market-based: electricity by contracts and certificates; "
        "location-based: as the grid is. Figures of unlike boundary or basis must not be "
        "compared.");
    tell(paper, methods);
    if (!sources.empty()) paper.text("Sources of factors: " + listed(sources) + ".");
    if (!vintages.empty()) paper.text("Factors and vintages: " + listed(vintages) + ".", 7.5);
}

void tell_custody_and_water(PdfPaper& paper, const ShipmentView& view) {
    paper.section("Custody: what is claimed of the origin, by which model");
    Sayings custody, water;
    for (const ShippedFootprint& part : view.footprints) {
        const LotFootprint& one = *part.footprint;
        custody.emplace_back(one.lot, one.custody.model + " (" + one.custody.balanced + "). " +
                                          one.custody.statement);
        water.emplace_back(one.lot, one.water
                                        ? "withdrawal " + rounded(one.water->withdrawal_L_kg, 1) +
                                              " L/kg, consumption " +
                                              rounded(one.water->consumption_L_kg, 1) + " L/kg; " +
                                              one.water->definition
                                        : std::string("not told"));
    }
    tell(paper, custody);
    paper.section("Water");
    tell(paper, water);
}

std::string quality_words(const ProductionLot& lot) {
    const CathodeGrade* grade = find_grade(lot.standard);
    if (lot.certificates.empty() || grade == nullptr) {
        return name_of(lot.state) + (" as " + lot.standard) + ", held against no limits";
    }
    const AnalysisCertificate& last = lot.certificates.back();
    const auto checks = held_against(*grade, last.impurities);
    return (meets(checks) ? "meets every limit of " : "does not meet every limit of ") +
           grade->name + ", edition " + grade->edition +
           (meets(checks) ? "" : " (" + reasons(checks) + ")") + "; " + last.laboratory;
}

void tell_quality(PdfPaper& paper, const ShipmentView& view) {
    paper.section("Quality");
    Sayings quality;
    for (const ShippedLot& lot : view.lots) {
        quality.emplace_back(lot.lot.id, quality_words(lot.lot));
    }
    tell(paper, quality);
}

void tell_evidence(PdfPaper& paper, const PackContent& content, const PackFiles& evidence) {
    paper.section("Evidence: SHA-256 of the files beside this page");
    Rows rows = {{"File", "SHA-256"}};
    for (const auto& [name, bytes] : evidence) rows.push_back({name, records::sha256(bytes)});
    rows.push_back({"log, event " + std::to_string(content.log_number), content.log_hash});
    paper.table(rows, {0.24, 0.76}, false);
}

/// What was found of one element as the laboratory gave it, of several what it may be in all.
std::string found_words(const LimitCheck& check, const AnalysisCertificate& certificate) {
    const auto reading = certificate.impurities.find(check.of);
    if (reading != certificate.impurities.end()) return text_of(reading->second);
    if (check.least_found_ppm == check.most_found_ppm) return shortest(check.most_found_ppm);
    return shortest(check.least_found_ppm) + " to " + shortest(check.most_found_ppm);
}

}  // namespace

std::string declaration_pdf(const PackContent& content, const ShipmentView& view,
                            const PackFiles& evidence) {
    PdfPaper paper("Declaration for shipment " + content.shipment, view.shipped_at);
    paper.heading("Copper cathode: declaration for shipment " + content.shipment);
    tell_parties(paper, content, view);
    tell_copper(paper, view);
    tell_footprint(paper, content, view);
    tell_custody_and_water(paper, view);
    tell_quality(paper, view);
    tell_evidence(paper, content, evidence);
    paper.foot("Made by Gossan " + content.version +
               " from the files named above, of which it tells nothing new. Whoever has the folder "
               "checks it without a network: gossan verify FOLDER. It makes this page again from "
               "them and compares every byte.");
    return paper.bytes();
}

std::string certificate_pdf(const PackContent& content, const ShipmentView& view) {
    PdfPaper paper("Certificates of analysis for shipment " + content.shipment, view.shipped_at);
    bool is_first = true;
    for (const ShippedLot& shipped : view.lots) {
        if (!is_first) paper.next_sheet();
        is_first = false;
        const ProductionLot& lot = shipped.lot;
        paper.heading("Certificate of analysis, lot " + lot.id);
        paper.section("Lot");
        paper.fact("Producer", content.naming.company + ", " + content.site);
        paper.fact("Brand", lot.brand);
        paper.fact("Harvested", lot.begin + " to " + lot.end + ", " + tonnes_words(lot.mass));
        paper.fact("Shipped", std::to_string(shipped.bundles.size()) + " bundles, " +
                                  tonnes_words(shipped.net) + " net");
        if (lot.certificates.empty()) continue;
        const AnalysisCertificate& last = lot.certificates.back();
        paper.fact("Certificate",
                   last.id + ", revision " + std::to_string(last.revision) + ", " + last.date);
        paper.fact("Laboratory", last.laboratory + "; signed by " + last.signatory);
        paper.fact("Method", last.method);
        if (!last.sampling.empty()) paper.fact("Sampling", last.sampling);
        if (const CathodeGrade* grade = find_grade(lot.standard)) {
            paper.section("Held against " + grade->name + ", edition " + grade->edition);
            Rows rows = {{"Of", "Most allowed, ppm", "Found, ppm", "Verdict"}};
            for (const LimitCheck& check : held_against(*grade, last.impurities)) {
                rows.push_back({check.of, shortest(check.most_ppm), found_words(check, last),
                                check.verdict == LimitVerdict::within ? "within" : check.reason});
            }
            paper.table(rows, {0.3, 0.2, 0.2, 0.3}, true);
        }
        paper.section("Bundles");
        Rows rows = {{"Serial number", "Net, kg", "Gross, kg"}};
        for (const Bundle& bundle : shipped.bundles) {
            rows.push_back({bundle.serial, shortest(bundle.net.kg()), shortest(bundle.gross.kg())});
        }
        paper.table(rows, {0.4, 0.3, 0.3}, true);
    }
    return paper.bytes();
}

}  // namespace gossan::supply
