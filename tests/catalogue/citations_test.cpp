// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "gossan/catalogue/sources.hpp"
#include "gossan/simulation/site.hpp"
#include "tests/catalogue/whole_network.hpp"

namespace gossan::catalogue::suite {
namespace {

/// Expects a known source of every default under a block of the scenario.
void expect_sources(const Description& block, const std::string& path, int& n_defaults) {
    for (const Field& field : block.fields) {
        const std::string here = path + field.key;
        if (!field.default_source.empty()) {
            ++n_defaults;
            EXPECT_EQ(source_fault(field.default_source, program().references), "") << here;
        }
        const ValueType& inner = innermost(field.type);
        if (inner.kind == Kind::block) expect_sources(inner.block(), here + ".", n_defaults);
        for (const auto& alternative : inner.alternatives) {
            expect_sources(alternative(), here + ".", n_defaults);
        }
    }
}

TEST(EveryDefault, OfAScenarioHasASourceThatIsKnown) {
    int n_defaults = 0;
    expect_sources(description_of<simulation::Site>(), "", n_defaults);
    EXPECT_GT(n_defaults, 50);  // a scenario has some eighty: the walk went down
}

TEST(EveryCitation, InTheLibraryIsInTheBibliography) {
    const std::filesystem::path library = std::filesystem::path(GOSSAN_SOURCE_DIR) / "gossan";
    const std::regex key("\\b[A-Z][A-Za-z]+(1[89]|20)[0-9]{2}\\b");
    int n_citations = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(library)) {
        const std::string name = entry.path().filename().string();
        const bool is_code = name.ends_with(".hpp") || name.ends_with(".cpp");
        if (!is_code || name.find("_test.") != std::string::npos) continue;
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (std::sregex_iterator at(text.begin(), text.end(), key), end; at != end; ++at) {
            ++n_citations;
            EXPECT_TRUE(program().references.contains(at->str())) << name << ": " << at->str();
        }
    }
    EXPECT_GT(n_citations, 50);
}

}  // namespace
}  // namespace gossan::catalogue::suite
