// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/verify_pack.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/supply/pack/made_pack.hpp"

namespace gossan::supply {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using namespace made;  // NOLINT(google-build-using-namespace)

TEST(Pack, IsGoodAsItWasMade) {
    const PackVerdict verdict = verify_pack(good(), {.public_key = public_key});
    EXPECT_THAT(verdict.faults(), IsEmpty());
    EXPECT_EQ(verdict.signed_by, public_key);
    EXPECT_THAT(found_by(verdict, "lots"), HasSubstr("sum to 6 t"));
    EXPECT_THAT(found_by(verdict, "custody"), HasSubstr("5 t claimed of 6 t, after 2 batches"));
    EXPECT_THAT(found_by(verdict, "carbon"), HasSubstr("8 figures"));
    EXPECT_EQ(found_by(verdict, "files"), "9 files made again, byte for byte");
    EXPECT_THAT(faults_of(good(), {.seal = verdict.manifest.seal}), "");
    EXPECT_THAT(faults_of(good(), {.log_hash = made::log_with_custody().back().hash}), "");
    EXPECT_THAT(faults_of(good(), {.log_hash = "ab"}), HasSubstr("the log ends with"));
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
    drafts[13].data["delivery"] = "";  // of no delivery, whatever is told of one
    EXPECT_THAT(faults_of(make_pack(made::pack_content(chained({}, drafts)))),
                HasSubstr("3 t qualify, and 1 t follow"));
    drafts[13].data["eligible"] = "1 t";
    EXPECT_THAT(faults_of(make_pack(made::pack_content(chained({}, drafts)))),
                HasSubstr("are to be claimed"));
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
        PackFiles files = unsigned_one();
        files[file] = replaced(files[file], what, by);
        return faults_of(sealed_anew(files));
    };
    EXPECT_THAT(changed("declaration.pdf", "Data Centre Metals", "Data Centre Petals"),
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
    PackFiles shorter = unsigned_one();
    shorter["ledger.jsonl"].erase(0, shorter["ledger.jsonl"].find('\n') + 1);
    EXPECT_THAT(faults_of(sealed_anew(shorter)), Not(IsEmpty()));
}

/// A number of PACT is put in place of another wherever it stands, so that all sums agree.
TEST(Pack, ThatAForgerMadeFitAllOverNamesTheFigureThatDoesNotFollow) {
    PackFiles files = unsigned_one();
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
    // The rules and sums of PACT hold: three places, and the declaration that has the file's hash.
    EXPECT_EQ(std::count(faults.begin(), faults.end(), '\n'), 4);
}

TEST(Pack, WantsAToleranceOfTheScaleThatIsOne) {
    for (const char* bad : {"null", "1.5", "-0.1"}) {
        PackFiles files = unsigned_one();
        std::string& text = files["declaration.json"];
        const std::string key = "\n  \"scale_tolerance\": ";
        const std::size_t at = text.find(key) + key.size();
        text.replace(at, text.find(',', at) - at, bad);
        EXPECT_THAT(faults_of(sealed_anew(files)), HasSubstr("scale_tolerance")) << bad;
    }
}

TEST(Pack, OfAnotherFactorOrAmountDoesNotFollow) {
    const auto changed = [](const char* behind, const char* key, const char* by) {
        PackFiles files = unsigned_one();
        std::string& record = files["record.json"];
        const std::size_t at = record.find(key, record.find(behind)) + std::string(key).size();
        record.replace(at, record.find(',', at) - at, by);
        return verify_pack(sealed_anew(files), {});
    };
    const PackVerdict amount =
        changed("\"process\": \"diesel\",\n      \"period\"", "\"amount\": ", "20.0");
    EXPECT_THAT(amount.faults(), Contains(HasSubstr("figures.json: carbon[0].figures[0].per_kg")));
    EXPECT_THAT(amount.faults(), Contains(HasSubstr("declaration.pdf: is not what follows")));
    const PackVerdict factor = changed("\"diesel_combustion\"", "\"value\": ", "2.6");
    EXPECT_THAT(factor.faults(), Contains(HasSubstr("figures.json: carbon[0].figures[0].per_kg")));
    EXPECT_THAT(factor.notes,
                Contains(HasSubstr("is told otherwise than by this program's library")));
    const PackVerdict primary = changed("\"diesel_combustion\"", "\"is_primary\": ", "true");
    EXPECT_THAT(primary.notes, Contains(HasSubstr("is told otherwise than by this program's")));
    EXPECT_THAT(changed("\"copper\": {", "\"low\": ", "2.0").faults(),
                Contains(HasSubstr("record.json: ")));
}

TEST(Pack, OfAnotherHandIsSeenByTheSealOrTheKeyThatWasTold) {
    PackContent forged = made::pack_content();
    forged.place = "FCA Elsewhere";
    const PackFiles other = make_pack(forged);
    EXPECT_THAT(faults_of(other), "");  // by itself it is whole
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
    EXPECT_THAT(verdict.faults(), IsEmpty());
    EXPECT_THAT(verdict.notes, Contains(HasSubstr("declaration.pdf was made by version 1.2.3")));
    EXPECT_THAT(verdict.not_made_again, Contains("declaration.pdf"));
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

TEST(Pack, WasPublishedByThisLog) {
    PackContent content = made::pack_content();
    content.published[0].evidence = std::string(64, '0');
    EXPECT_THAT(faults_of(make_pack(content)),
                HasSubstr("was published by a log that is not the one here"));
}

TEST(Pack, HasTheBooksOfTheLinksBeforeTheOneThatItsClaimIsOf) {
    auto drafts = made::drafts();
    const auto custody = [&drafts](const char* link, const char* kind, const char* data) {
        drafts.push_back(draft("2026-06-04T00:00:00Z", kind, link, data));
    };
    custody("pads", "custody received",
            R"({"batch": "JC-0001", "mass": "9 t", "eligible": "6 t", "from": "harvest"})");
    custody("pads", "custody delivered",
            R"({"batch": "", "delivery": "D-1", "mass": "9 t", "claimed": "6 t", "to": "Plant"})");
    custody("pads to cathode", "custody received",
            R"({"delivery": "D-1", "mass": "9 t", "eligible": "6 t"})");
    custody("pads to cathode", "custody delivered",
            R"({"batch": "", "delivery": "S-0001", "mass": "6 t", "claimed": "5 t",
                "to": "Data Centre Metals", "shipment": "S-0001"})");
    const auto log = chained({}, drafts);
    PackContent content = pack_content(log);
    CustodyLink before = link(), gate = link(), other = link();
    before.name = "pads";
    gate.party = "Plant";
    gate.after = {"pads"};
    other.name = "another";
    const std::vector<CustodyLink> links = {before, gate, other};
    content.links = links_behind(links, content.ledger.shown);
    EXPECT_EQ(content.links.size(), 2U);
    const PackVerdict verdict = verify_pack(make_pack(content), {});
    EXPECT_THAT(verdict.faults(), IsEmpty());
    EXPECT_THAT(found_by(verdict, "custody"), HasSubstr("5 t claimed of 6 t"));
    // Without the first link's book, nobody knows what came in at the second.
    std::erase_if(content.ledger.shown, [](const Event& event) { return event.number == 13; });
    content.ledger.hidden[13] = trace_of(log[12]);
    EXPECT_THAT(faults_of(make_pack(content)), Not(IsEmpty()));
}

}  // namespace
}  // namespace gossan::supply
