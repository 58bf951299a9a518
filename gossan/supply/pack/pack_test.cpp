// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
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

/// A pack of other content, sealed as if it were right.
PackFiles sealed_anew(PackFiles files) {
    const PackContent content = made::pack_content();
    files.erase(manifest_name);
    files.erase(signature_name);
    files[manifest_name] = manifest_of(
        files, {content.shipment, content.version, content.log_number, content.log_hash});
    return files;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

std::string faults_of(const PackFiles& files, const PackTrust& trust = {}) {
    return testing::PrintToString(verify_pack(files, trust).faults);
}

TEST(Pack, IsGoodAsItWasMade) {
    const PackVerdict verdict = verify_pack(good(), {.public_key = public_key});
    EXPECT_THAT(verdict.faults, IsEmpty());
    EXPECT_EQ(verdict.signed_by, public_key);
    EXPECT_THAT(verdict.done, Contains(HasSubstr("sum to 6 t")));
    EXPECT_THAT(verdict.done, Contains("7 files made again, byte for byte"));
    EXPECT_THAT(faults_of(good(), {.seal = verdict.manifest.seal}), "{}");
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

TEST(Pack, TellsOfNoPriceAndNoOtherShipment) {
    const PackContent content = made::pack_content();
    for (const Event& event : content.events) {
        EXPECT_NE(event.kind, "price fixed");
        EXPECT_NE(event.subject, "C-0002");
    }
    // Opened, bundled, assayed, released, formed, shipped, corrected, received.
    EXPECT_EQ(content.events.size(), 8U);
    EXPECT_THROW((void)events_behind(made::log(), "S-0002"), Error);
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
            EXPECT_THAT(verify_pack(files, {}).faults, Not(IsEmpty())) << name << " " << at;
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

TEST(Pack, ThatWasSealedAnewStillHasToFollowFromTheLog) {
    PackFiles pdf = good();
    pdf["declaration.pdf"] = replaced(pdf["declaration.pdf"], "0.59 ", "0.19 ");
    EXPECT_THAT(faults_of(sealed_anew(pdf)), HasSubstr("declaration.pdf: is not what follows"));

    PackFiles epcis = good();
    epcis["events.jsonld"] = replaced(epcis["events.jsonld"], "3000.5", "3001.5");
    EXPECT_THAT(faults_of(sealed_anew(epcis)), HasSubstr("does not bear the name of its content"));

    PackFiles ledger = good();
    ledger["ledger.jsonl"] = replaced(ledger["ledger.jsonl"], "6 t", "7 t");
    EXPECT_THAT(faults_of(sealed_anew(ledger)), HasSubstr("its hash does not fit"));

    PackFiles shorter = good();
    shorter["ledger.jsonl"].erase(0, shorter["ledger.jsonl"].find('\n') + 1);
    EXPECT_THAT(faults_of(sealed_anew(shorter)), Not(testing::StrEq("{}")));

    PackFiles footprint = good();
    footprint["footprint.json"] =
        replaced(footprint["footprint.json"], "\"pcfExcludingBiogenicUptake\": \"2.95\"",
                 "\"pcfExcludingBiogenicUptake\": \"1.95\"");
    EXPECT_THAT(faults_of(sealed_anew(footprint)), HasSubstr("footprint.json: "));
}

TEST(Pack, OfAnotherHandIsSeenByTheSealOrTheKeyThatWasTold) {
    PackContent forged = made::pack_content();
    forged.footprints[0].views[0].value = 0.55;
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

TEST(Pack, IsNotMadeOfCopperWithoutAFootprintOrWithTwo) {
    PackContent none = made::pack_content();
    none.footprints.clear();
    EXPECT_THROW((void)make_pack(none), Error);
    PackContent twice = made::pack_content();
    twice.footprints.push_back(twice.footprints[0]);
    EXPECT_THROW((void)make_pack(twice), Error);
    PackContent less = made::pack_content();
    less.footprints[0].mass = whole_mass("5.9 t");
    EXPECT_THAT(faults_of(make_pack(less)), HasSubstr("less than was shipped"));
}

TEST(ShipmentView, WeighsFootprintsOfProductionLotsByMass) {
    PackContent content = made::pack_content();
    content.footprints = {made_lot("JC-0001")};
    const ShipmentView view = view_of(content);
    ASSERT_EQ(view.footprints.size(), 1U);
    EXPECT_EQ(view.footprints[0].mass, whole_mass("6 t"));
    // Two thirds of the lot are of the sulphide stream, and so of its 6 t.
    EXPECT_EQ(view.streams.at("sulphide"), whole_mass("4 t"));
    EXPECT_EQ(view.streams.at("run_of_mine"), whole_mass("2 t"));
    EXPECT_NEAR(mean_views(view)[0].value, 0.59, 1e-12);
    EXPECT_EQ(view.gross, whole_mass("6.006 t"));
}

TEST(PackInput, MakesTheContentOfAShipmentOutOfTheLog) {
    const PackInput input{.delivered_at = "FCA Example, Arizona", .gs1_prefix = "0614141"};
    const PackContent made = made::pack_content();
    LotFootprint other = made.footprints[0];
    other.lot = "C-0002";
    PackMaker maker{.site = "Example Mine", .producer = made.producer};
    maker.version = "1.2.3";
    const PackContent content = pack_content(input, maker, made::log(), "S-0001",
                                             std::vector{other, made.footprints[0]}, made.factors);
    EXPECT_EQ(make_pack(content, secret), good());
    EXPECT_THROW((void)pack_content(input, maker, made::log(), "S-9", made.footprints, {}), Error);
}

TEST(Declaration, SaysWhatIsDeclared) {
    const std::string& pdf = good().at("declaration.pdf");
    for (const char* words : {"Example Copper", "Data Centre Metals", "DN-17", "C-0001", "JC-0001",
                              "6.000 t", "2.60 to 3.40", "mass balance", "grid_aznm@2023",
                              "withdrawal 71.0", "ASTM B115 Grade 1"}) {
        EXPECT_THAT(pdf, HasSubstr(words));
    }
    EXPECT_THAT(pdf, Not(HasSubstr("DN-71")));
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
