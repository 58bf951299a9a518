// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/footprint_register.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/supply/pact/made_footprint.hpp"
#include "gossan/supply/pact/product_footprint.hpp"

namespace gossan::supply {
namespace {

namespace fs = std::filesystem;

LotFootprint lot_of(const std::string& name, double water) {
    LotFootprint lot = made_lot(name);
    lot.water->withdrawal_L_kg = water;
    return lot;
}

FootprintMaker maker_of(const PactProducer& producer) {
    return [producer](const LotFootprint& lot) { return product_footprint(producer, lot); };
}

FootprintRegister publish(const FootprintRegister& before, std::vector<LotFootprint> lots) {
    return published_next(before, maker_of(made_producer()), lots);
}

std::vector<std::string> preceding(const PublishedFootprint& footprint) {
    std::vector<std::string> ids;
    if (const auto* list = footprint.document.find("precedingPfIds")) {
        for (const auto& id : list->elements()) ids.push_back(id.string());
    }
    return ids;
}

TEST(FootprintRegister, KeepsADocumentWhoseContentStays) {
    const auto first = publish({}, {lot_of("A", 71.0)});
    LotFootprint later = lot_of("A", 71.0);
    later.created = "2028-01-01T00:00:00Z";  // the log went on
    later.evidence = "another hash";
    later.recipients = {"mill"};  // it was shipped
    std::vector<LotFootprint> lots{later};
    const auto next = published_next(first, maker_of(made_producer()), lots);
    ASSERT_EQ(next.footprints.size(), 1U);
    EXPECT_EQ(next.footprints[0].document, first.footprints[0].document);
    EXPECT_THAT(next.footprints[0].recipients, testing::ElementsAre("buyer", "mill"));
    EXPECT_TRUE(next.replacements.empty());
    // Whoever makes the document from what is known of the lot makes the same.
    EXPECT_EQ(product_footprint(made_producer(), lots[0]), first.footprints[0].document);
}

TEST(FootprintRegister, ReplacesOneThatChangedAndNamesAllBeforeIt) {
    const auto first = publish({}, {lot_of("A", 71.0), lot_of("B", 71.0)});
    const auto second = publish(first, {lot_of("A", 72.0), lot_of("B", 71.0)});
    const auto third = publish(second, {lot_of("A", 71.0), lot_of("B", 71.0)});  // as it was
    ASSERT_EQ(third.footprints.size(), 4U);
    const auto& a1 = third.footprints[0];
    const auto& a2 = third.footprints[2];
    const auto& a3 = third.footprints[3];
    EXPECT_FALSE(a1.is_active());
    EXPECT_FALSE(a2.is_active());
    EXPECT_TRUE(a3.is_active());
    EXPECT_TRUE(third.footprints[1].is_active());
    EXPECT_NE(a3.id(), a1.id());
    EXPECT_THAT(preceding(a2), testing::ElementsAre(a1.id()));
    EXPECT_THAT(preceding(a3), testing::ElementsAre(a1.id(), a2.id()));
    ASSERT_EQ(third.replacements.size(), 1U);
    EXPECT_EQ(third.replacements[0].former, a2.id());
    EXPECT_EQ(third.replacements[0].id, a3.id());
}

TEST(FootprintRegister, PublishesAnewWhatAnotherProducerSays) {
    const auto first = publish({}, {lot_of("A", 71.0)});
    PactProducer moved = made_producer();
    moved.geography = "US-NM";
    std::vector<LotFootprint> lots{lot_of("A", 71.0)};
    const auto next = published_next(first, maker_of(moved), lots);
    ASSERT_EQ(next.footprints.size(), 2U);
    EXPECT_NE(next.footprints[0].id(), next.footprints[1].id());
    EXPECT_FALSE(next.footprints[0].is_active());
}

TEST(FootprintRegister, DeprecatesTheDocumentOfALotThatIsNoMore) {
    const auto first = publish({}, {lot_of("A", 71.0), lot_of("B", 71.0)});
    const auto next = publish(first, {lot_of("B", 71.0)});
    EXPECT_FALSE(next.footprints[0].is_active());
    ASSERT_EQ(next.replacements.size(), 1U);
    EXPECT_EQ(next.replacements[0].id, "");
    EXPECT_THROW((void)publish({}, {lot_of("A", 1.0), lot_of("A", 2.0)}), Error);
}

TEST(FootprintRegister, IsReadAsItWasWrittenAndRefusesWhatWasChanged) {
    const auto folder = fs::path(testing::TempDir()) / "gossan_footprint_register";
    fs::remove_all(folder);
    EXPECT_TRUE(read_register(folder).footprints.empty());
    auto published = publish({}, {lot_of("A", 71.0)});
    published = publish(published, {lot_of("A", 72.0)});
    write_register(published, folder);
    const auto read = read_register(folder);
    ASSERT_EQ(read.footprints.size(), 2U);
    for (std::size_t n = 0; n < 2; ++n) {
        EXPECT_EQ(read.footprints[n].document, published.footprints[n].document);
        EXPECT_EQ(read.footprints[n].recipients, published.footprints[n].recipients);
    }
    const auto file = folder / "pact" / (published.footprints[0].id() + ".json");
    std::string text = records::read_file(file);
    text.replace(text.find("2.95"), 4, "1.95");
    records::write_atomically(file, text);
    EXPECT_THROW((void)read_register(folder), Error);
    fs::remove(file);
    EXPECT_THROW((void)read_register(folder), Error);
}

/// A document as that of PACT as far as the register looks, and quickly made.
records::Document plain_document(const LotFootprint& lot) {
    auto document = records::Document::object();
    std::string id = lot.lot + " " + std::to_string(lot.water->withdrawal_L_kg);
    for (const std::string& each : lot.replaces) id += "/" + each;
    document["id"] = records::sha256(id);
    if (!lot.replaces.empty()) {
        auto& list = document["precedingPfIds"] = records::Document::array();
        for (const std::string& each : lot.replaces) list.push_back(each);
    }
    document["created"] = lot.created;
    document["status"] = "Active";
    auto extension = records::Document::object();
    extension["data"]["lot"] = lot.lot;
    (document["extensions"] = records::Document::array()).push_back(extension);
    return document;
}

/// Over random histories of three lots that change, vanish and come back: one document of a lot at
/// most is Active, just of the lots that stand; it names every other document that its chain
/// replaced; no id comes twice; and but for its status no document ever changes.
TEST(FootprintRegister, HoldsItsRulesOverAnyHistory) {
    const bool holds = rc::check([] {
        const auto steps = *rc::gen::resize(
            8, rc::gen::container<std::vector<std::vector<int>>>(
                   rc::gen::container<std::vector<int>>(3, rc::gen::inRange(0, 4))));
        FootprintRegister published;
        std::map<std::string, std::string> content;
        for (const auto& step : steps) {
            std::vector<LotFootprint> lots;
            std::set<std::string> standing;
            for (std::size_t n = 0; n < step.size(); ++n) {
                if (step[n] == 0) continue;  // is no more, or not yet
                const std::string name(1, char('A' + n));
                lots.push_back(lot_of(name, double(step[n])));
                standing.insert(name);
            }
            published = published_next(published, plain_document, lots);
            std::set<std::string> active;
            std::set<std::string> ids;
            for (const auto& each : published.footprints) {
                RC_ASSERT(ids.insert(each.id()).second);
                if (each.is_active()) RC_ASSERT(active.insert(each.lot).second);
                for (const auto& id : preceding(each)) RC_ASSERT(ids.contains(id));
                auto plain = each.document;
                plain["status"] = "";
                const auto text = records::print_line(plain);
                RC_ASSERT(content.try_emplace(each.id(), text).first->second == text);
            }
            RC_ASSERT(active == standing);
            for (const auto& each : published.replacements) {
                RC_ASSERT(ids.contains(each.former));
            }
        }
    });
    EXPECT_TRUE(holds);
}

}  // namespace
}  // namespace gossan::supply
