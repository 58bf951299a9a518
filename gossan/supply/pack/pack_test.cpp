// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/supply/pack/made_pack.hpp"
#include "gossan/supply/pack/pack_input.hpp"
#include "gossan/supply/pack/pdf_paper.hpp"
#include "gossan/supply/pack/shipment_view.hpp"
#include "gossan/supply/pack/verify_pack.hpp"

namespace gossan::supply {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The secret key of test 1 of RFC 8032, and its public key.
const std::string secret =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";
const std::string public_key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

const PackFiles& good() {
    static const PackFiles files = make_pack(made::pack_content(), secret);
    return files;
}

/// What a forger does who has changed a file: seals the pack as if it were right.
PackFiles sealed_anew(PackFiles files) {
    const PackContent content = made::pack_content();
    files.erase(manifest_name);
    files.erase(signature_name);
    if (files["declaration.json"] == good().at("declaration.json")) {
        std::string& declaration = files["declaration.json"];
        declaration.replace(declaration.find(public_key), public_key.size(), "");
    }
    files[manifest_name] = manifest_of(
        files, {content.shipment, content.version, content.ledger.number, content.ledger.hash});
    return files;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

std::string faults_of(const PackFiles& files, const PackTrust& trust = {}) {
    return testing::PrintToString(verify_pack(files, trust).faults());
}

std::string found_by(const PackVerdict& verdict, const std::string& name) {
    for (const PackCheck& check : verdict.checks) {
        if (check.name == name) return check.found;
    }
    return "was not looked at";
}

TEST(Pack, IsGoodAsItWasMade) {
    const PackVerdict verdict = verify_pack(good(), {.public_key = public_key});
    EXPECT_THAT(verdict.faults(), IsEmpty());
    EXPECT_EQ(verdict.signed_by, public_key);
    EXPECT_THAT(found_by(verdict, "lots"), HasSubstr("sum to 6 t"));
    EXPECT_THAT(found_by(verdict, "custody"), HasSubstr("5 t claimed of 6 t, after 2 batches"));
    EXPECT_THAT(found_by(verdict, "carbon"), HasSubstr("8 figures"));
    EXPECT_EQ(found_by(verdict, "files"), "9 files made again, byte for byte");
    EXPECT_THAT(faults_of(good(), {.seal = verdict.manifest.seal}), "{}");
    EXPECT_THAT(faults_of(good(), {.log_hash = made::log_with_custody().back().hash}), "{}");
    EXPECT_THAT(faults_of(good(), {.log_hash = "ab"}), HasSubstr("the log ends with"));
}

TEST(Pack, HasFiguresThatFollowByHand) {
    // Two thirds sulphide: (2 x 200 + 100)/3 L of diesel by t at 2.697 kg CO2e/L, and of 2 x 1000/3
    // kWh none where nothing else is known of the market-based view: gate-to-gate, location adds
    // 666.67 kWh of the grid. Water (2 x 70 + 40)/3 L/kg.
    const ShipmentView view = view_of(made::pack_content());
    ASSERT_EQ(view.figures.size(), 1U);
    ASSERT_EQ(view.figures[0].figures.size(), 8U);
    const auto& library = footprint::FactorLibrary::standard();
    const double diesel = 500.0 / 3.0 / 1000.0 * library.at("diesel_combustion").value;
    const double grid = 2.0 / 3.0 * library.at("grid_aznm").value;
    EXPECT_NEAR(view.figures[0].figures[1].per_kg, diesel + grid, 1e-12);
    ASSERT_TRUE(view.footprints[0].water);
    EXPECT_NEAR(view.footprints[0].water->withdrawal_L_kg, 60.0, 1e-9);
    EXPECT_NEAR(view.footprints[0].custody.claimed, 5.0 / 6.0, 1e-12);
}

TEST(Pack, IsTheSameBytesEachTime) { EXPECT_EQ(make_pack(made::pack_content(), secret), good()); }

TEST(Pack, SurvivesAFolder) {
    const records::ScratchFolder folder;
    write_pack(good(), folder / "S-0001");
    EXPECT_EQ(read_pack(folder / "S-0001"), good());
    EXPECT_THROW(write_pack(good(), folder / "S-0001"), Error);
    std::filesystem::create_directory(folder / "S-0001/more");
    EXPECT_THROW((void)read_pack(folder / "S-0001"), Error);
}

TEST(Pack, TellsOfNoPriceAndNoOtherShipmentButTheirTraces) {
    const PackContent content = made::pack_content();
    for (const Event& event : content.ledger.shown) {
        EXPECT_NE(event.kind, "price fixed");
        EXPECT_NE(event.subject, "C-0002");
    }
    // Opened, bundled, assayed, released, formed, shipped, corrected, received; the opening of the
    // other lot, two that came in and two that left until then. Of 17 events, 4 are hidden.
    EXPECT_EQ(content.ledger.shown.size(), 13U);
    EXPECT_EQ(content.ledger.hidden.size(), 4U);
    EXPECT_THAT(good().at("ledger.jsonl"), Not(HasSubstr("13012 USD")));
    EXPECT_THROW((void)events_behind(made::log(), "S-0002"), Error);
}

TEST(Pack, FailsWhereAnEventThatItFollowsFromIsHidden) {
    const auto log = made::log_with_custody();
    const auto without = [&log](std::int64_t number) {
        PackContent content = made::pack_content();
        std::erase_if(content.ledger.shown,
                      [number](const Event& event) { return event.number == number; });
        content.ledger.hidden[number] = trace_of(log[std::size_t(number - 1)]);
        return faults_of(make_pack(content));
    };
    EXPECT_THAT(without(9), HasSubstr("event 9 of the log (\"shipped\") is not shown"));
    EXPECT_THAT(without(10), HasSubstr("is of the shipment's copper"));
    EXPECT_THAT(without(15), HasSubstr("is of the custody that its claim follows from"));
    PackContent content = made::pack_content();
    content.ledger.hidden[8].kind = "price moved";
    EXPECT_THAT(faults_of(make_pack(content)), HasSubstr("is not chained to the one before"));
    content = made::pack_content();
    content.ledger.hidden.erase(17);
    EXPECT_THAT(faults_of(make_pack(content)), HasSubstr("is not the last one as it is told"));
}

TEST(Pack, FailsWhereMoreIsClaimedThanFollows) {
    // Another seller's log, whole and chained, in which another lot is told to qualify as a whole.
    auto drafts = made::drafts();
    for (const Event& event : made::log_with_custody()) {
        if (event.number > std::int64_t(drafts.size())) drafts.push_back(event);
    }
    drafts[13].data["eligible"] = "3 t";
    drafts[15].data["claimed"] = "6 t";
    EXPECT_THAT(faults_of(make_pack(made::pack_content(chained({}, drafts)))),
                HasSubstr("3 t qualify, and 1 t follow"));
    drafts[13].data["eligible"] = "1 t";
    EXPECT_THROW((void)faults_of(make_pack(made::pack_content(chained({}, drafts)))), Error)
        << "and more than came in is not even a book";
}

TEST(Manifest, FailsWithAnyByteChanged) {
    const PackFiles small = {{"a.txt", "one\n"}, {"b.txt", ""}, {"c.txt", "3"}};
    PackFiles files = small;
    files[manifest_name] = manifest_of(small, {"S-1", "1", 3, "ab"});
    ASSERT_THAT(read_manifest(files).faults, IsEmpty());
    for (auto& [name, bytes] : files) {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            const char was = bytes[at];
            for (const char flip : {'\x01', '\x20'}) {
                bytes[at] = static_cast<char>(was ^ flip);
                EXPECT_THAT(read_manifest(files).faults, Not(IsEmpty())) << name << " " << at;
            }
            bytes[at] = was;
        }
    }
}

TEST(Pack, FailsWithAByteChangedInAnyFile) {
    PackFiles files = good();
    for (auto& [name, bytes] : files) {
        for (const std::size_t at : {std::size_t(0), bytes.size() / 2, bytes.size() - 1}) {
            bytes[at] = static_cast<char>(bytes[at] ^ '\x01');
            EXPECT_THAT(verify_pack(files, {}).faults(), Not(IsEmpty())) << name << " " << at;
            bytes[at] = static_cast<char>(bytes[at] ^ '\x01');
        }
    }
    EXPECT_EQ(files, good());
}

TEST(Pack, FailsWithAFileTooManyTooFewOrOfAnotherLength) {
    PackFiles more = good();
    more["note.txt"] = "all is well";
    EXPECT_THAT(faults_of(more), HasSubstr("note.txt: is not in the manifest"));
    for (const auto& [name, bytes] : good()) {
        if (name == signature_name) continue;
        PackFiles fewer = good();
        fewer.erase(name);
        EXPECT_THAT(faults_of(fewer), HasSubstr(name + ": is missing"));
    }
    PackFiles longer = good();
    longer["ledger.jsonl"] += "\n";
    EXPECT_THAT(faults_of(longer), HasSubstr("ledger.jsonl: has "));
}

TEST(Pack, ThatWasSealedAnewStillHasToFollow) {
    const auto changed = [](const char* file, const std::string& what, const std::string& by) {
        PackFiles files = good();
        files[file] = replaced(files[file], what, by);
        return faults_of(sealed_anew(files));
    };
    EXPECT_THAT(changed("declaration.pdf", "market matching", "market-matching"),
                HasSubstr("declaration.pdf: is not what follows"));
    EXPECT_THAT(changed("events.jsonld", "3000.5", "3001.5"),
                HasSubstr("does not bear the name of its content"));
    EXPECT_THAT(changed("ledger.jsonl", "6 t", "7 t"), HasSubstr("its hash does not fit"));
    EXPECT_THAT(changed("certificate.json", "\"verdict\": \"within\"", "\"verdict\": \"above\""),
                HasSubstr("verdict is \"above\", and \"within\" follows"));
    EXPECT_THAT(changed("figures.json", "\"variance_share\": ", "\"variance_share\": 0.0, \"x\": "),
                HasSubstr("variance_share is 0.0, and "));
    EXPECT_THAT(changed("figures.json", "\"withdrawal_L_kg\": 6", "\"withdrawal_L_kg\": 5"),
                HasSubstr("water[0].withdrawal_L_kg is 50"));
    EXPECT_THAT(changed("figures.json", "{\n", "{ \n"), HasSubstr("written otherwise"));
    // What is added is seen as well as what is changed.
    EXPECT_THAT(changed("footprint.json", "\"data\"", "\"note\": 1, \"data\""),
                HasSubstr("note is 1, and nothing follows"));
    PackFiles shorter = good();
    shorter["ledger.jsonl"].erase(0, shorter["ledger.jsonl"].find('\n') + 1);
    EXPECT_THAT(faults_of(sealed_anew(shorter)), Not(testing::StrEq("{}")));
}

/// A number of PACT is put in place of another wherever it stands, so that all sums agree.
TEST(Pack, ThatAForgerMadeFitAllOverNamesTheFigureThatDoesNotFollow) {
    PackFiles files = good();
    std::string& footprint = files["footprint.json"];
    const std::string key = "\"pcfExcludingBiogenicUptake\": ";
    const std::size_t at = footprint.find(key) + key.size();
    const std::string value = footprint.substr(at, footprint.find(',', at) - at);
    std::size_t n = 0;
    for (std::size_t place = 0; (place = footprint.find(value, place)) != std::string::npos; ++n) {
        footprint.replace(place, value.size(), "\"0.100001\"");
    }
    EXPECT_EQ(n, 3U);
    const std::string faults = faults_of(sealed_anew(files));
    EXPECT_THAT(faults, HasSubstr("footprint.json: data[0].pcf.pcfExcludingBiogenicUptake is "
                                  "\"0.100001\", and " +
                                  value + " follows"));
    EXPECT_THAT(faults, Not(HasSubstr("rules")));
}

TEST(Pack, OfAnotherFactorOrAmountDoesNotFollow) {
    const auto changed = [](const std::string& what, const std::string& by) {
        PackFiles files = good();
        files["record.json"] = replaced(files["record.json"], what, by);
        return verify_pack(sealed_anew(files), {});
    };
    const PackVerdict amount = changed("\"amount\": 200.0", "\"amount\": 20.0");
    EXPECT_THAT(amount.faults(), Contains(HasSubstr("figures.json: carbon[0].figures[0].per_kg")));
    EXPECT_THAT(amount.faults(), Contains(HasSubstr("declaration.pdf: is not what follows")));
    const PackVerdict factor = changed("\"low\": ", "\"low\": 0.001, \"was\": ");
    EXPECT_THAT(factor.faults(), Contains(HasSubstr("record.json: ")));
    EXPECT_THAT(factor.notes, Contains(HasSubstr("is another value than this program's library")));
}

TEST(Pack, OfAnotherHandIsSeenByTheSealOrTheKeyThatWasTold) {
    PackContent forged = made::pack_content();
    forged.place = "FCA Elsewhere";
    const PackFiles other = make_pack(forged);
    EXPECT_THAT(faults_of(other), "{}");  // by itself it is whole
    EXPECT_THAT(verify_pack(other, {}).notes, Contains(HasSubstr("nobody signed")));
    const std::string seal = verify_pack(good(), {}).manifest.seal;
    EXPECT_THAT(faults_of(other, {.seal = seal}), HasSubstr("not the one that was told"));
    EXPECT_THAT(faults_of(other, {.public_key = public_key}), HasSubstr("nobody signed"));
    PackFiles signature_of_the_good = other;
    signature_of_the_good[signature_name] = good().at(signature_name);
    EXPECT_THAT(faults_of(signature_of_the_good), HasSubstr("does not fit the manifest"));
    EXPECT_THAT(faults_of(good(), {.public_key = std::string(64, '0')}),
                HasSubstr("is by another key"));
}

TEST(Pack, OfAnotherVersionHasItsPdfsHeldByHashAlone) {
    const PackVerdict verdict = verify_pack(good(), {.version = "9.9"});
    EXPECT_THAT(verdict.faults, IsEmpty());
    EXPECT_THAT(verdict.notes, Contains(HasSubstr("declaration.pdf was made by version 1.2.3")));
}

TEST(Pack, IsNotMadeOfCopperThatTheRecordDoesNotKnow) {
    PackContent content = made::pack_content();
    footprint::Activities activities = content.record->assessment.activities();
    activities.periods[0].end = "2026-02-01";
    content.record.emplace(
        footprint::SiteFootprint{content.record->input,
                                 footprint::Assessment(activities, content.record->input,
                                                       footprint::FactorLibrary::standard()),
                                 {},
                                 {}});
    EXPECT_THROW((void)make_pack(content), Error);
}

TEST(Pack, IsThereAsAWholeOrNotAtAll) {
    const records::ScratchFolder folder;
    // What a making that was killed left behind is in nobody's way.
    std::filesystem::create_directories(folder / "packs/.S-0001.unfinished");
    records::write_atomically(folder / "packs/.S-0001.unfinished/manifest.json", "half");
    write_pack(good(), folder / "packs/S-0001");
    EXPECT_EQ(read_pack(folder / "packs/S-0001"), good());
    EXPECT_FALSE(std::filesystem::exists(folder / "packs/.S-0001.unfinished"));
    // Where it cannot be finished, nothing stands in its place.
    PackFiles bad = good();
    bad["no/such/folder"] = "";
    EXPECT_THROW(write_pack(bad, folder / "packs/S-0002"), Error);
    EXPECT_FALSE(std::filesystem::exists(folder / "packs/S-0002"));
}

TEST(Pack, RefusesWhatIsNoFileOfAPack) {
    namespace fs = std::filesystem;
    const records::ScratchFolder folder;
    write_pack(good(), folder / "S");
    fs::create_symlink("/etc/hostname", folder / "S/link");
    EXPECT_THROW((void)read_pack(folder / "S"), Error);
    fs::remove(folder / "S/link");
    fs::resize_file(folder / "S/figures.json", std::uintmax_t(1) << 40U);  // sparse
    EXPECT_THROW((void)read_pack(folder / "S"), Error);
    // A manifest that names what is outside, or one file twice.
    for (const char* name : {"../../etc/passwd", "/etc/passwd", "figures.json"}) {
        PackFiles files = good();
        files.erase(manifest_name);
        files[manifest_name] = replaced(manifest_of(files, {}), "\"certificate.json\"",
                                        "\"" + std::string(name) + "\"");
        EXPECT_THAT(faults_of(files), HasSubstr("manifest.json: was changed"));
        EXPECT_THAT(faults_of(files), HasSubstr("certificate.json: is not in the manifest"));
    }
}

TEST(ShipmentView, HasTheStreamsOfWhatWasShipped) {
    const ShipmentView view = view_of(made::pack_content());
    // Two thirds of the lot are of the sulphide stream, and so of its 6 t.
    EXPECT_EQ(view.streams.at("sulphide"), whole_mass("4 t"));
    EXPECT_EQ(view.streams.at("run_of_mine"), whole_mass("2 t"));
    EXPECT_EQ(view.gross, whole_mass("6.006 t"));
}

TEST(PackInput, MakesTheContentOfAShipmentOutOfTheLog) {
    const PackInput input{.delivered_at = "FCA Example, Arizona",
                          .gs1_prefix = "0614141",
                          .signatory = "A. Seller, head of sales"};
    PackMaker maker{.site = "Example Mine", .producer = made_producer()};
    maker.version = "1.2.3";
    maker.links = {made::link()};
    maker.claim_streams = {"sulphide"};
    maker.source = "measured activities";
    const auto site = made::footprint_of_site();
    const auto log = made::log_with_custody();
    EXPECT_EQ(make_pack(pack_content(input, maker, log, "S-0001", site), secret), good());
    EXPECT_THROW((void)pack_content(input, maker, log, "S-9", site), Error);
}

TEST(Declaration, SaysWhatIsDeclared) {
    const std::string& pdf = good().at("declaration.pdf");
    const std::string head = made::log_with_custody().back().hash;
    for (const std::string& words :
         {std::string("Example Copper"), std::string("Data Centre Metals"), std::string("DN-17"),
          std::string("C-0001"), std::string("JC-0001"), std::string("6.000 t"),
          std::string("kg CO2e per kg of copper"), std::string("5 to 95 % interval"),
          std::string("cradle-to-gate, location"), std::string("ore-matched"),
          std::string("2026-01-01"), std::string("mass balance, credit"),
          std::string("grid_aznm@2023"), std::string("withdrawal 60.0"),
          std::string("ASTM B115 Grade 1"), std::string("A. Seller, head of sales"), public_key,
          head}) {
        EXPECT_THAT(pdf, HasSubstr(words));
    }
    EXPECT_THAT(pdf, Not(HasSubstr("DN-71")));
}

TEST(KeptPack, IsMadeAnewWhereThatIsAskedFor) {
    const char* folder = std::getenv("GOSSAN_KEEP_PACK");
    if (folder == nullptr) GTEST_SKIP() << "GOSSAN_KEEP_PACK names no folder";
    write_pack(good(), folder);
}

TEST(PdfPaper, BreaksLinesAndSheetsAndKeepsLatinLetters) {
    PdfPaper paper("A title", "2026-05-08T18:00:00Z");
    for (int line = 0; line < 80; ++line)
        paper.text(
            "Gruben\xc3\xbc"
            "bersicht \xe2\x82\xac");
    EXPECT_EQ(paper.sheets(), 2);
    const std::string bytes = paper.bytes();
    EXPECT_THAT(bytes, HasSubstr("D:20260508180000Z"));
    EXPECT_TRUE(bytes.find("Gruben\xfc"
                           "bersicht ?") != std::string::npos ||
                bytes.find("Gruben\\374bersicht ?") != std::string::npos);
}

}  // namespace
}  // namespace gossan::supply
