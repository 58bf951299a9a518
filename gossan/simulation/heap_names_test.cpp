// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_names.hpp"

#include <gtest/gtest.h>

#include <string>

#include "gossan/simulation/made_heap.hpp"

namespace gossan::simulation {
namespace {

/// Codes of the faults of the small heap with one of its words changed throughout.
std::string faults_with(const std::string& word, const std::string& in_its_place) {
    std::string text = made::small_heap;
    for (auto at = text.find(word); at != std::string::npos;
         at = text.find(word, at + in_its_place.size())) {
        text.replace(at, word.size(), in_its_place);
    }
    Diagnostics diagnostics;
    const auto site = scenario::read_text<HeapSite>(text, "made", diagnostics).value;
    if (!diagnostics.has_errors()) (void)assemble(site, made::facts(), diagnostics);
    std::string codes;
    for (const Fault& each : diagnostics.sorted()) codes += each.code + " ";
    return codes;
}

TEST(HeapNames, AreRefusedWhereTheyReadAsAPartOfAModule) {
    EXPECT_EQ(faults_with("pads.oxide", "pads.oxide"), "");
    EXPECT_EQ(faults_with("[plant.ponds.pls]\ncapacity",
                          "[plant.ponds.\"a/b\"]\ncapacity = \"10 m3\"\narea = \"0 m2\"\n"
                          "solution = \"raffinate\"\n[plant.ponds.pls]\ncapacity"),
              "heap.name ");
}

TEST(HeapNames, AreRefusedWhereTheyReadAsALineOfTheAccounts) {
    for (const char* name : {"\"all\"", "\"plant\"", "\"pad oxide\""}) {
        EXPECT_EQ(faults_with("\"M2\"", name), "heap.name ") << name;
    }
}

TEST(HeapNames, AreRefusedWhereTwoColumnsOfTheSeriesWouldBeOne) {
    // "oxide_pls_Cu_g_L" is copper in the pond and in what drains from the pad.
    EXPECT_EQ(faults_with("[plant.ponds.pls]\ncapacity",
                          "[plant.ponds.oxide_pls]\ncapacity = \"10 m3\"\narea = \"0 m2\"\n"
                          "solution = \"raffinate\"\n[plant.ponds.pls]\ncapacity"),
              "heap.name ");
}

}  // namespace
}  // namespace gossan::simulation
