// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/sources.hpp"

#include <cctype>
#include <map>
#include <vector>

#include "gossan/base/text.hpp"

namespace gossan::catalogue {
namespace {

/// Walks over a described value and looks at every text that tells a source.
class Walk {
public:
    Walk(const std::set<std::string>& keys, const Origins& origins, Diagnostics& diagnostics)
        : keys_(keys), origins_(origins), diagnostics_(diagnostics) {}

    void block(const Description& description, const void* owner, const std::string& path) {
        for (const Field& field : description.fields) {
            const void* value = field.locate(owner);
            const std::string place = joined(path, field.key);
            if (field.key == "source" && field.type.kind == Kind::text) {
                text(*static_cast<const std::string*>(value), place);
            } else if (field.key == "sources" && field.type.kind == Kind::map) {
                by_field(description,
                         *static_cast<const std::map<std::string, std::string>*>(value), place);
            } else {
                inner(field.type, value, place);
            }
        }
    }

private:
    void inner(const ValueType& type, const void* value, const std::string& path) {
        switch (type.kind) {
            case Kind::block:
                block(type.block(), value, path);
                break;
            case Kind::tagged:
                block(type.alternatives[type.access.index(value)](), type.access.item(value, 0),
                      path);
                break;
            case Kind::optional:
                if (type.access.size(value) > 0) {
                    inner(type.element.front(), type.access.item(value, 0), path);
                }
                break;
            case Kind::list:
                for (std::size_t n = 0; n < type.access.size(value); ++n) {
                    inner(type.element.front(), type.access.item(value, n), joined(path, n));
                }
                break;
            case Kind::map:
                for (std::size_t n = 0; n < type.access.size(value); ++n) {
                    inner(type.element.front(), type.access.item(value, n),
                          joined(path, type.access.key(value, n)));
                }
                break;
            default:
                break;
        }
    }

    void text(const std::string& source, const std::string& path) {
        const std::string fault = source_fault(source, keys_);
        if (!fault.empty()) add("data.source", path, fault, {});
    }

    void by_field(const Description& description, const std::map<std::string, std::string>& sources,
                  const std::string& path) {
        for (const auto& [key, source] : sources) {
            text(source, joined(path, key));
            if (description.find(key) != nullptr) continue;
            std::vector<std::string> known;
            for (const Field& field : description.fields) known.push_back(field.key);
            const auto near = nearest(key, known);
            add("data.source_of_nothing", joined(path, key), "a source of " + in_quotes(key),
                near ? in_quotes(*near) : std::string{});
        }
    }

    void add(const std::string& code, const std::string& path, const std::string& found,
             const std::string& write) {
        diagnostics_.add({.location = origins_.location(path),
                          .code = code,
                          .path = path,
                          .found = found,
                          .allowed = code == "data.source"
                                         ? "a key of references.bib, \"unverified\", \"estimate: "
                                           "reasoning\" or \"choice: reason\""
                                         : "a field of the same block",
                          .write = write});
    }

    const std::set<std::string>& keys_;
    const Origins& origins_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::set<std::string> bibliography_keys(std::string_view bibtex) {
    std::set<std::string> keys;
    while (true) {
        const std::size_t at = bibtex.find('@');
        if (at == std::string_view::npos) return keys;
        bibtex.remove_prefix(at + 1);
        std::size_t letters = 0;
        while (letters < bibtex.size() &&
               std::isalpha(static_cast<unsigned char>(bibtex[letters])) != 0) {
            ++letters;
        }
        if (letters == 0 || letters >= bibtex.size() || bibtex[letters] != '{') continue;
        const std::size_t comma = bibtex.find(',', letters);
        if (comma == std::string_view::npos) return keys;
        keys.emplace(trimmed(bibtex.substr(letters + 1, comma - letters - 1)));
    }
}

std::string source_fault(std::string_view source, const std::set<std::string>& keys) {
    source = trimmed(source);
    if (source.empty()) return "no source";
    if (source == "unverified") return {};
    for (const std::string_view kind : {"estimate", "choice"}) {
        if (!source.starts_with(kind)) continue;
        std::string_view rest = source.substr(kind.size());
        if (rest.starts_with(":") && !trimmed(rest.substr(1)).empty()) return {};
        if (rest.empty() || rest.starts_with(":")) {
            return in_quotes(source) + " without a reason";
        }
    }
    while (true) {
        const std::size_t end = source.find(';');
        const std::string_view item = source.substr(0, end);
        const std::string key(trimmed(item.substr(0, item.find(','))));
        if (!keys.contains(key)) {
            const std::vector<std::string> known(keys.begin(), keys.end());
            const auto near = nearest(key, known);
            return in_quotes(key) + ", which is not in references.bib" +
                   (near ? " (" + *near + " is)" : std::string{});
        }
        if (end == std::string_view::npos) return {};
        source.remove_prefix(end + 1);
    }
}

void check_sources(const Description& description, const void* value,
                   const std::set<std::string>& keys, const Origins& origins,
                   Diagnostics& diagnostics) {
    Walk(keys, origins, diagnostics).block(description, value, {});
}

}  // namespace gossan::catalogue
