// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/declaration_pdf.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
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
            same->second.append(", ").append(lot);
        }
    }
    for (const auto& [words, lots] : once) {
        std::string line = lots;
        paper.text(line.append(": ").append(words));
    }
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

std::string method_words(const LotFootprint& one, bool is_short) {
    return "declared by " + one.matching + " matching over " + one.period_start.substr(0, 10) +
           " to " + one.period_end.substr(0, 10) +
           (is_short ? ", shorter than the twelve months that a declaration wants" : "") +
           ". Primary data " + rounded(100.0 * one.primary_share, 0) +
           " % of the footprint; data quality (1 best): technology " +
           rounded(one.quality.technological, 1) + ", geography " +
           rounded(one.quality.geographical, 1) + ", time " + rounded(one.quality.temporal, 1) +
           ". Exempted: " + rounded(100.0 * one.exempted_share, 1) + " %" +
           (one.exempted_why.empty() ? "." : ", " + one.exempted_why + ".");
}

constexpr std::size_t n_views = footprint::views.size();

void tell_figures(PdfPaper& paper, const ShipmentView& view) {
    Rows rows = {{"Of, matching"}};
    for (const footprint::View& each : footprint::views) {
        rows[0].push_back(footprint::word_of(each.boundary) + ", " +
                          footprint::word_of(each.electricity));
    }
    // Lots of one harvest are alike, and so is their shipment: what is the same is told once.
    std::vector<std::pair<std::string, Rows>> told;
    for (const ShippedFigures& of : view.figures) {
        Rows own;
        for (std::size_t method = 0; method < footprint::methods.size(); ++method) {
            std::vector<std::string> row = {footprint::word_of(footprint::methods[method])};
            for (std::size_t seen = 0; seen < n_views; ++seen) {
                row.push_back(interval_words(of.figures[method * n_views + seen]));
            }
            own.push_back(std::move(row));
        }
        const bool is_told = std::any_of(told.begin(), told.end(),
                                         [&own](const auto& each) { return each.second == own; });
        if (!is_told) told.emplace_back(of.of, std::move(own));
    }
    const bool is_alike = told.size() == 1;
    for (auto& [name, own] : told) {
        for (auto& row : own) {
            row[0] = (is_alike ? "each lot" : name) + ", " + row[0];
            rows.push_back(std::move(row));
        }
    }
    paper.table(rows, {0.24, 0.19, 0.19, 0.19, 0.19}, true);
}

/// The view and the method that are declared, of the whole shipment.
const footprint::Figure& declared_figure(const PackContent& content, const ShipmentView& view) {
    for (const footprint::Figure& figure : view.figures.back().figures) {
        if (figure.method == content.record->input.declared &&
            figure.view.boundary == footprint::Boundary::cradle_to_gate &&
            footprint::word_of(figure.view.electricity) == content.electricity) {
            return figure;
        }
    }
    throw Error(ErrorCode::data, "no view of electricity is called " + content.electricity);
}

void tell_contributors(PdfPaper& paper, const PackContent& content, const ShipmentView& view) {
    constexpr std::size_t most = 6;
    const footprint::Figure& figure = declared_figure(content, view);
    auto parts = figure.contributions;
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.per_kg > b.per_kg; });
    std::string words = "Declared: " + footprint::word_of(figure.view.boundary) + ", " +
                        footprint::word_of(figure.view.electricity) + "-based, " +
                        footprint::word_of(figure.method) + " matching: " + interval_words(figure) +
                        " kg CO2e/kg. Of it ";
    std::vector<std::string> told;
    double rest = figure.per_kg;
    for (std::size_t k = 0; k < std::min(most, parts.size()); ++k) {
        told.push_back(rounded(parts[k].per_kg, 2) + " " + parts[k].name);
        rest -= parts[k].per_kg;
    }
    if (parts.size() > most) told.push_back(rounded(rest, 2) + " all else");
    paper.text(words + listed(told) + ". Intervals are of " +
               std::to_string(content.record->input.draws) + " draws, seed " +
               std::to_string(content.record->input.seed) + ".");
}

void tell_footprint(PdfPaper& paper, const PackContent& content, const ShipmentView& view) {
    paper.section("Carbon footprint, kg CO2e per kg of copper at the gate (5 to 95 % interval)");
    tell_figures(paper, view);
    tell_contributors(paper, content, view);
    std::vector<std::string> vintages;
    Sayings methods, allocations;
    for (const LotFootprint& one : view.footprints) {
        methods.emplace_back(one.lot, method_words(one, declared_figure(content, view).is_short));
        allocations.emplace_back(one.lot, one.allocation);
    }
    for (const auto& used : content.record->assessment.terms().factors) {
        vintages.push_back(used.factor.name());
    }
    paper.text(
        "These are views of the same copper, not of different copper. Gate-to-gate: what the "
        "site burns and dissolves, with its electricity. Cradle-to-gate: with all that is "
        "bought besides. Market: electricity by contracts and certificates; location: as the "
        "grid is. Period: emissions of a period over its copper; ore-matched: emissions for ore "
        "over the copper that it gives. Figures of unlike boundary or basis must not be "
        "compared. A harvest belongs to the period in which it began, also over a year's end.");
    tell(paper, methods);
    tell(paper, allocations);
    if (!vintages.empty()) paper.text("Factors and vintages: " + listed(vintages) + ".", 7.5);
}

void tell_custody_and_water(PdfPaper& paper, const ShipmentView& view) {
    paper.section("Custody: what is claimed of the origin, by which model");
    Sayings custody, water;
    for (const LotFootprint& one : view.footprints) {
        const std::string where =
            one.custody.balanced.empty() ? "" : " (" + one.custody.balanced + ")";
        custody.emplace_back(one.lot, one.custody.model + where + ". " + one.custody.statement);
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
    constexpr double height = 190.0;  // of the section, so that it stays together
    if (paper.room() < height) paper.next_sheet();
    paper.section("Evidence: SHA-256 of the files beside this page");
    Rows rows = {{"File", "SHA-256"}};
    for (const auto& [name, bytes] : evidence) rows.push_back({name, records::sha256(bytes)});
    rows.push_back({"log, event " + std::to_string(content.ledger.number), content.ledger.hash});
    if (!content.source_hash.empty()) {
        rows.push_back({"accounts of the site", content.source_hash});
    }
    paper.table(rows, {0.24, 0.76}, false);
    paper.fact("Worked out", content.created + " from " + content.source);
    paper.fact("Answers for it", content.signatory.empty()
                                     ? content.naming.company
                                     : content.signatory + ", for " + content.naming.company);
    paper.fact("Signature", content.signed_by.empty()
                                ? "none: ask the seller for the seal of manifest.json"
                                : "Ed25519 in manifest.sig, by the key " + content.signed_by);
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
