// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/product_footprint.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <span>

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/supply/pact/made_footprint.hpp"
#include "gossan/supply/pact/rules.hpp"
#include "gossan/supply/pact/uuid.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_schemas();
}

namespace gossan::supply {
namespace {

using records::Document;

Document made() { return product_footprint(made_producer(), made_lot("JC-0001")); }

TEST(ProductFootprint, TellsNumbersAsDecimalTextsForOneKilogram) {
    const Document document = made();
    const Document& pcf = document.at("pcf");
    EXPECT_EQ(pcf.at("declaredUnitAmount").string(), "1");
    EXPECT_EQ(pcf.at("pcfExcludingBiogenicUptake").string(), "2.95");
    EXPECT_EQ(pcf.at("fossilGhgEmissions").string(), "2.95");
    EXPECT_EQ(pcf.at("ipccCharacterizationFactors").elements().front().string(), "AR6");
    EXPECT_EQ(pcf.at("primaryDataShare").string(), "62");
    EXPECT_EQ(pcf.at("geographyCountrySubdivision").string(), "US-AZ");
    EXPECT_EQ(pcf.find("geographyCountry"), nullptr);
    EXPECT_EQ(document.at("productIds").elements().at(1).string(),
              "urn:pact:mine.example.com:lot-id:JC-0001");
}

TEST(ProductFootprint, DeclaresThePotentialsThatItIsByAndSaysWhatIsUnstated) {
    LotFootprint lot = made_lot("A");
    EXPECT_EQ(made().find("comment"), nullptr);
    lot.potentials = {"AR5", "AR6"};
    lot.unstated_potentials = 0.1234;
    const Document document = product_footprint(made_producer(), lot);
    const auto& reports = document.at("pcf").at("ipccCharacterizationFactors").elements();
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(reports[0].string(), "AR5");
    EXPECT_EQ(document.at("comment").string().substr(0, 6), "12.3 %");
}

TEST(ProductFootprint, IsValidForThreeYearsUnlessTheLotSaysLess) {
    EXPECT_EQ(made().at("validityPeriodEnd").string(), "2030-01-01T00:00:00Z");
    LotFootprint lot = made_lot("A");
    lot.valid_until = "2028-01-01T00:00:00Z";
    EXPECT_EQ(product_footprint(made_producer(), lot).at("validityPeriodEnd").string(),
              "2028-01-01T00:00:00Z");
    lot.valid_until = "2030-01-01T00:00:01Z";
    EXPECT_THROW((void)product_footprint(made_producer(), lot), Error);
}

TEST(ProductFootprint, HasAnIdThatFollowsFromItsContentAlone) {
    LotFootprint lot = made_lot("JC-0001");
    const std::string id = footprint_id(made_producer(), lot);
    EXPECT_TRUE(is_uuid(id));
    lot.status = "Deprecated";
    lot.recipients = {"another"};
    EXPECT_EQ(footprint_id(made_producer(), lot), id);
    lot.views[0].value = 0.590001;
    EXPECT_NE(footprint_id(made_producer(), lot), id);
    EXPECT_NE(footprint_id(made_producer(), made_lot("JC-0002")), id);
}

TEST(ProductFootprint, RefusesToDeclareAViewThatIsMissingOrUnknown) {
    LotFootprint lot = made_lot("A");
    lot.declared_basis = "residual";
    EXPECT_THROW((void)product_footprint(made_producer(), lot), Error);
    lot = made_lot("A");
    lot.views.pop_back();
    EXPECT_THROW((void)product_footprint(made_producer(), lot), Error);
    lot = made_lot("A");
    lot.views[0].boundary = "cradle-to-grave";
    EXPECT_THROW((void)product_footprint(made_producer(), lot), Error);
    lot = made_lot("A");
    lot.matching = "both";
    EXPECT_THROW((void)product_footprint(made_producer(), lot), Error);
}

TEST(ProductFootprint, PutsACountryAndARegionWhereTheyBelong) {
    PactProducer producer = made_producer();
    producer.geography = "CL";
    EXPECT_EQ(product_footprint(producer, made_lot("A")).at("pcf").at("geographyCountry").string(),
              "CL");
    producer.geography = "Northern America";
    EXPECT_EQ(product_footprint(producer, made_lot("A"))
                  .at("pcf")
                  .at("geographyRegionOrSubregion")
                  .string(),
              "Northern America");
    producer.geography = "Atlantis";
    EXPECT_THROW((void)product_footprint(producer, made_lot("A")), Error);
}

TEST(LotFootprints, AreReadBackAsTheyWereWritten) {
    std::vector<LotFootprint> lots{made_lot("A"), made_lot("B")};
    lots[1].water.reset();
    lots[1].outbound = 0.03;
    lots[1].potentials = {"AR5", "AR6"};
    lots[1].unstated_potentials = 0.2;
    lots[1].replaces = {"c62d6dd8-0000-5000-8000-000000000000"};
    const std::string text = records::print(lot_footprints_document(lots));
    EXPECT_EQ(lot_footprints(records::parse_document(text, "lots")), lots);
}

TEST(LotFootprints, NameTheKeyThatIsMissing) {
    const std::vector<LotFootprint> lots{made_lot("A")};
    std::string text = records::print(lot_footprints_document(lots));
    text.replace(text.find("\"matching\""), 10, "\"matchin\"");
    try {
        (void)lot_footprints(records::parse_document(text, "lots"));
        FAIL() << "a key is missing";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("matching"));
        EXPECT_THAT(error.what(), testing::HasSubstr("\"A\""));
    }
}

/// The part of JSON Schema that our schema uses.
void expect_valid(const Document& schema, const Document& value, const std::string& path) {
    const std::string& type = schema.at("type").string();
    if (type == "object") {
        ASSERT_TRUE(value.is_object()) << path;
        for (const Document& key : schema.at("required").elements()) {
            EXPECT_NE(value.find(key.string()), nullptr) << path << "." << key.string();
        }
        for (const auto& member : value.members()) {
            const Document* property = schema.at("properties").find(member.key);
            ASSERT_NE(property, nullptr) << path << "." << member.key;
            expect_valid(*property, member.value, path + "." + member.key);
        }
    } else if (type == "array") {
        ASSERT_TRUE(value.is_array()) << path;
        for (const Document& item : value.elements()) expect_valid(schema.at("items"), item, path);
    } else {
        EXPECT_TRUE(type == "string" ? value.is_string() : value.is_number()) << path;
        if (const Document* choices = schema.find("enum")) {
            EXPECT_THAT(choices->elements(), testing::Contains(value)) << path;
        }
    }
}

TEST(Extension, IsAsItsSchemaSays) {
    const Document document = made();
    const Document& extension = document.at("extensions").elements().at(0);
    EXPECT_EQ(extension.at("dataSchema").string(),
              "https://pact.mine.example.com/schemas/lot-footprint-1.0.0.json");
    const auto files = embedded_schemas();
    ASSERT_EQ(files.size(), 1U);
    EXPECT_TRUE(extension_path.ends_with(files[0].name));
    expect_valid(records::parse_document(files[0].content, "schema"), extension.at("data"), "data");
    EXPECT_EQ(extension.at("data").at("views").elements().size(), 4U);
    EXPECT_EQ(extension.at("data").at("custody").at("model").string(), "mass balance");
}

// --- Each rule, broken once ---------------------------------------------------------------------

struct Broken {
    const char* name;
    const char* path;  ///< of the fault that must be found
    std::function<void(Document&)> breaks;
};

/// The member of an object, to be changed; the last step of a path may be new.
Document& pcf(Document& document) { return document["pcf"]; }

void remove(Document& object, std::string_view key) {
    Document kept = Document::object();
    for (const auto& member : object.members()) {
        if (member.key != key) kept[member.key] = member.value;
    }
    object = kept;
}

class EachRule : public testing::TestWithParam<Broken> {};

TEST_P(EachRule, IsHeldAgainstADocument) {
    Document document = made();
    ASSERT_TRUE(footprint_faults(document).empty()) << in_words(footprint_faults(document));
    GetParam().breaks(document);
    std::vector<std::string> paths;
    for (const PactFault& fault : footprint_faults(document)) paths.push_back(fault.path);
    EXPECT_THAT(paths, testing::Contains(GetParam().path));
}

INSTANTIATE_TEST_SUITE_P(
    Fields, EachRule,
    testing::Values(
        Broken{"id", "id", [](Document& d) { d["id"] = "JC-0001"; }},
        Broken{"missing", "companyName", [](Document& d) { remove(d, "companyName"); }},
        Broken{"blank", "companyName", [](Document& d) { d["companyName"] = ""; }},
        Broken{"unknown", "\"pCfExcludingBiogenic\"",
               [](Document& d) { d["pCfExcludingBiogenic"] = "1"; }},
        Broken{"status", "status", [](Document& d) { d["status"] = "active"; }},
        Broken{"version", "specVersion", [](Document& d) { d["specVersion"] = "3.0"; }},
        Broken{"time", "created", [](Document& d) { d["created"] = "2027-01-15"; }},
        Broken{"urn", "companyIds[0]",
               [](Document& d) { (d["companyIds"] = Document::array()).push_back("company"); }},
        Broken{"empty", "companyIds", [](Document& d) { d["companyIds"] = Document::array(); }},
        Broken{"twice", "productIds[2]",
               [](Document& d) { d["productIds"].push_back(d.at("productIds").elements().at(0)); }},
        Broken{"number", "pcf.fossilGhgEmissions",
               [](Document& d) { pcf(d)["fossilGhgEmissions"] = 2.95; }},
        Broken{"exponent", "pcf.fossilGhgEmissions",
               [](Document& d) { pcf(d)["fossilGhgEmissions"] = "2.95e0"; }},
        Broken{"negative", "pcf.fossilGhgEmissions",
               [](Document& d) { pcf(d)["fossilGhgEmissions"] = "-2.95"; }},
        Broken{"nothing", "pcf.declaredUnitAmount",
               [](Document& d) { pcf(d)["declaredUnitAmount"] = "0"; }},
        Broken{"removal", "pcf.technologicalCO2Removals",
               [](Document& d) { pcf(d)["technologicalCO2Removals"] = "0.1"; }},
        Broken{"unit", "pcf.declaredUnitOfMeasurement",
               [](Document& d) { pcf(d)["declaredUnitOfMeasurement"] = "tonne"; }},
        Broken{"flag", "pcf.packagingEmissionsIncluded",
               [](Document& d) { pcf(d)["packagingEmissionsIncluded"] = "false"; }},
        Broken{"factors", "pcf.ipccCharacterizationFactors[0]",
               [](Document& d) {
                   (pcf(d)["ipccCharacterizationFactors"] = Document::array()).push_back("AR 6");
               }},
        Broken{"country", "pcf.geographyCountry",
               [](Document& d) { pcf(d)["geographyCountry"] = "usa"; }},
        Broken{"rating", "pcf.dqi.temporalDQR",
               [](Document& d) { remove(pcf(d)["dqi"], "temporalDQR"); }},
        Broken{"object", "pcf", [](Document& d) { d["pcf"] = "2.95"; }}),
    [](const auto& each) { return std::string(each.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Prose, EachRule,
    testing::Values(
        Broken{"sum", "pcf.pcfExcludingBiogenicUptake",
               [](Document& d) { pcf(d)["landUseChangeGhgEmissions"] = "0.000001"; }},
        Broken{"including", "pcf.pcfIncludingBiogenicUptake",
               [](Document& d) { pcf(d)["biogenicCO2Uptake"] = "-0.1"; }},
        Broken{"geography", "pcf.geographyCountrySubdivision",
               [](Document& d) { pcf(d)["geographyCountry"] = "US"; }},
        Broken{"period", "pcf.referencePeriodEnd",
               [](Document& d) { pcf(d)["referencePeriodStart"] = "2027-01-01T00:00:00Z"; }},
        Broken{"early", "validityPeriodStart",
               [](Document& d) { d["validityPeriodStart"] = "2026-12-31T23:59:59Z"; }},
        Broken{"late", "validityPeriodEnd",
               [](Document& d) { d["validityPeriodEnd"] = "2030-01-01T00:00:01Z"; }},
        Broken{"turned", "validityPeriodEnd",
               [](Document& d) { d["validityPeriodEnd"] = "2027-01-01T00:00:00Z"; }},
        Broken{"half", "validityPeriodEnd", [](Document& d) { remove(d, "validityPeriodEnd"); }},
        Broken{"quality", "pcf.dqi.temporalDQR",
               [](Document& d) { pcf(d)["dqi"]["temporalDQR"] = "0.5"; }},
        Broken{"share", "pcf.primaryDataShare",
               [](Document& d) { pcf(d)["primaryDataShare"] = "100.1"; }},
        Broken{"packaging", "pcf.packagingGhgEmissions",
               [](Document& d) { pcf(d)["packagingGhgEmissions"] = "0.01"; }}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace gossan::supply
