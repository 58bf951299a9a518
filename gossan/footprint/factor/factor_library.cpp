// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/factor/factor_library.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_factors();
}

namespace gossan::footprint {
namespace {

struct FactorFile {
    std::vector<Factor> factor;

    static Schema<FactorFile> schema() {
        return Schema<FactorFile>("factors", "What units of things give off.")
            .field("factor", &FactorFile::factor, "by id and vintage");
    }
};

}  // namespace

const FactorLibrary& FactorLibrary::standard() {
    static const FactorLibrary library = [] {
        FactorLibrary fresh;
        Diagnostics diagnostics;
        for (const EmbeddedFile& file : embedded_factors()) {
            if (file.name.ends_with("baselines.toml")) continue;
            fresh.add_text(file.content, "data/" + std::string(file.name), diagnostics);
        }
        if (diagnostics.has_errors()) {
            throw Error(ErrorCode::data, "the program's own factors:\n" + diagnostics.text());
        }
        return fresh;
    }();
    return library;
}

FactorLibrary::FactorLibrary(std::vector<Factor> factors) : factors_(std::move(factors)) {
    std::stable_sort(factors_.begin(), factors_.end(), [](const Factor& a, const Factor& b) {
        return std::tie(a.id, a.vintage) < std::tie(b.id, b.vintage);
    });
}

void FactorLibrary::add_file(const std::string& path, Diagnostics& diagnostics) {
    auto loaded = scenario::read<FactorFile>(path, {}, diagnostics);
    if (!diagnostics.has_errors()) add(std::move(loaded.value.factor), path, diagnostics);
}

void FactorLibrary::add_text(std::string_view text, const std::string& name,
                             Diagnostics& diagnostics) {
    auto loaded = scenario::read_text<FactorFile>(text, name, diagnostics);
    if (!diagnostics.has_errors()) add(std::move(loaded.value.factor), name, diagnostics);
}

void FactorLibrary::add(std::vector<Factor> factors, const std::string& name,
                        Diagnostics& diagnostics) {
    std::set<std::string> seen;
    for (Factor& factor : factors) {
        if (!seen.insert(factor.name()).second) {
            diagnostics.add({.location = {.file = name},
                             .code = "footprint.factor_twice",
                             .path = factor.name(),
                             .found = "the factor twice",
                             .write = "another vintage for what changed"});
            continue;
        }
        const auto same = std::find_if(factors_.begin(), factors_.end(), [&](const Factor& other) {
            return other.name() == factor.name();
        });
        if (same == factors_.end()) {
            factors_.push_back(std::move(factor));
            continue;
        }
        notes_.push_back(name + " puts its own " + factor.name() + " in place of the library's");
        *same = std::move(factor);
    }
    std::sort(factors_.begin(), factors_.end(), [](const Factor& a, const Factor& b) {
        return std::tie(a.id, a.vintage) < std::tie(b.id, b.vintage);
    });
}

const Factor* FactorLibrary::find(const std::string& name) const {
    const Factor* latest = nullptr;
    for (const Factor& factor : factors_) {
        if (factor.name() == name) return &factor;
        if (factor.id == name) latest = &factor;
    }
    return latest;
}

bool FactorLibrary::has(const std::string& name) const { return find(name) != nullptr; }

const Factor& FactorLibrary::at(const std::string& name) const {
    if (const Factor* factor = find(name)) return *factor;
    std::vector<std::string> names;
    for (const Factor& factor : factors_) {
        names.push_back(factor.name());
        names.push_back(factor.id);
    }
    const auto near = nearest(name, names);
    throw Error(ErrorCode::input, "there is no factor " + in_quotes(name), {},
                near ? "did you mean " + *near + "?"
                     : "put it into a file of factors and name that as library");
}

}  // namespace gossan::footprint
