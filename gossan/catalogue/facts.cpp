// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/facts.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/validate.hpp"
#include "gossan/catalogue/sources.hpp"

namespace gossan::catalogue {
namespace {

constexpr std::string_view block = "facts";

/// "rate[3].k25" as index and key; none for what is no factor of the rate.
std::optional<std::pair<std::size_t, std::string>> factor_of(const std::string& inner) {
    constexpr std::string_view list = "rate[";
    const std::size_t close = inner.find("].");
    if (!inner.starts_with(list) || close == inner.npos) return std::nullopt;
    return std::pair{std::size_t(std::stoul(inner.substr(list.size(), close - list.size()))),
                     inner.substr(close + 2)};
}

/// Names of the numbers of a reaction, each number's shortest first; all are unique.
std::vector<std::vector<std::string>> names_in(const reactions::ReactionFact& fact,
                                               const std::vector<Parameter>& numbers) {
    std::vector<std::vector<std::string>> names;
    std::map<std::string, int> uses;
    for (const Parameter& number : numbers) {
        std::vector<std::string> own;
        if (const auto factor = factor_of(number.path)) {
            own = {factor->second,
                   reactions::name_of(fact.rate[factor->first]) + "." + factor->second};
        }
        own.push_back(number.path);
        for (const std::string& each : own) ++uses[each];
        names.push_back(std::move(own));
    }
    for (auto& own : names) {
        std::erase_if(own, [&](const std::string& each) { return uses[each] > 1; });
    }
    return names;
}

}  // namespace

struct Facts::Place {
    const Description& description;
    void* value;
};

Facts::Facts(std::span<const std::string> overlays, Diagnostics& diagnostics)
    : files_(collect_data_files(overlays, diagnostics)) {
    for (const DataFile& file : files_) {
        if (file.name == "references.bib") references_.merge(bibliography_keys(file.content));
    }
    entries_ = read_entries(files_, references_, diagnostics);
    index_all();
    settle_priors(diagnostics);
}

void Facts::check_prior(const Entry<PriorEntry>& prior, const Parameter& known,
                        Diagnostics& diagnostics) const {
    const auto fault = [&](const std::string& key, std::string found, std::string allowed) {
        diagnostics.add({.location = prior.location(key),
                         .code = "data.prior",
                         .path = prior.path_of(key),
                         .found = std::move(found),
                         .allowed = std::move(allowed)});
    };
    const auto low = read_quantity(prior.value.low, known.measure);
    const auto high = read_quantity(prior.value.high, known.measure);
    if (!low.quantity) fault("low", low.fault.found, low.fault.allowed);
    if (!high.quantity) fault("high", high.fault.found, high.fault.allowed);
    if (!low.quantity || !high.quantity) return;
    const std::string both = prior.value.low + " to " + prior.value.high;
    if (!known.range.contains(low.quantity->si) || !known.range.contains(high.quantity->si)) {
        fault("low", both, to_string(known.range, known.measure));
    } else if (!(low.quantity->si < known.si && known.si < high.quantity->si)) {
        fault("low", both,
              "low < the value in force, " + format_quantity(known.si, known.measure) + " < high");
    }
}

void Facts::settle_priors(Diagnostics& diagnostics) {
    const std::string prefix = std::string(block) + ".";
    const bool has_overlays = std::any_of(files_.begin(), files_.end(),
                                          [](const DataFile& file) { return file.layer > 0; });
    std::erase_if(entries_.priors, [&](const auto& prior) {
        const auto& [path, entry] = prior;
        if (!path.starts_with(prefix)) return false;
        const auto found = addresses_.find(path.substr(prefix.size()));
        if (found != addresses_.end() && found->second.layer <= entry.layer) {
            check_prior(entry, *number(found->first), diagnostics);
            return false;
        }
        if (found == addresses_.end() && !(has_overlays && entry.layer == 0)) {
            diagnostics.add({.location = entry.location("path"),
                             .code = "data.prior",
                             .path = entry.path_of("path"),
                             .found = in_quotes(path),
                             .allowed = "the path of a fact"});
        }
        return true;
    });
}

template <class T>
void Facts::index_entry(EntryKind kind, const std::string& folder, const std::string& id,
                        const T& value, int layer) {
    for (Parameter number : parameters(description_of<T>(), &value)) {
        const std::string inner = number.path;
        number.path =
            folder + "." + id + "." + (kind == EntryKind::solubility ? "solubility." : "") + inner;
        addresses_.try_emplace(number.path, Address{kind, id, inner, number.path, layer});
        numbers_.push_back(std::move(number));
    }
}

void Facts::index_reaction(const std::string& id, const Entry<reactions::ReactionFact>& entry) {
    const reactions::ReactionFact& fact = entry.value;
    std::vector<Parameter> numbers = parameters(description_of<reactions::ReactionFact>(), &fact);
    const auto names = names_in(fact, numbers);
    const std::string folder = "reactions." + id + ".";
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const Address address{EntryKind::reaction, id, numbers[n].path, folder + names[n].front(),
                              entry.layer};
        for (const std::string& each : names[n]) addresses_.try_emplace(folder + each, address);
        numbers[n].path = address.name;
        numbers_.push_back(std::move(numbers[n]));
    }
}

void Facts::index_all() {
    const auto all = [this](EntryKind kind, const std::string& folder, const auto& entries) {
        for (const auto& [id, entry] : entries)
            index_entry(kind, folder, id, entry.value, entry.layer);
    };
    for (const auto& [id, entry] : entries_.minerals) {
        index_entry(EntryKind::mineral, "minerals", id, entry.value.mineral, entry.layer);
        if (entry.value.solubility) {
            index_entry(EntryKind::solubility, "minerals", id, *entry.value.solubility,
                        entry.layer);
        }
    }
    for (const auto& [id, entry] : entries_.reactions) index_reaction(id, entry);
    all(EntryKind::group, "microbes", entries_.groups);
    all(EntryKind::species, "species", entries_.species);
    all(EntryKind::couple, "couples", entries_.couples);
    all(EntryKind::gas, "gases", entries_.gases);
    all(EntryKind::salting, "salting", entries_.salting);
    all(EntryKind::heat, "heats_of_formation", entries_.heats);
}

Facts::Place Facts::place_of(Entries& entries, const Address& address) {
    const auto place = [](auto& value) {
        return Place{description_of<std::remove_cvref_t<decltype(value)>>(), &value};
    };
    const std::string& id = address.id;
    switch (address.kind) {
        case EntryKind::mineral:
            return place(entries.minerals.at(id).value.mineral);
        case EntryKind::solubility:
            return place(*entries.minerals.at(id).value.solubility);
        case EntryKind::reaction:
            return place(entries.reactions.at(id).value);
        case EntryKind::group:
            return place(entries.groups.at(id).value);
        case EntryKind::species:
            return place(entries.species.at(id).value);
        case EntryKind::couple:
            return place(entries.couples.at(id).value);
        case EntryKind::gas:
            return place(entries.gases.at(id).value);
        case EntryKind::salting:
            return place(entries.salting.at(id).value);
        default:
            return place(entries.heats.at(id).value);
    }
}

std::vector<Parameter> Facts::numbers() const { return numbers_; }

std::optional<Parameter> Facts::number(const std::string& path) const {
    const auto found = addresses_.find(path);
    if (found == addresses_.end()) return std::nullopt;
    const auto it = std::find_if(numbers_.begin(), numbers_.end(), [&](const Parameter& each) {
        return each.path == found->second.name;
    });
    return *it;
}

std::optional<std::string> Facts::nearest_to(const std::string& path) const {
    std::vector<std::string> names;
    for (const Parameter& each : numbers_) names.push_back(each.path);
    return nearest(path, names);
}

void Facts::unknown(const std::string& path, Diagnostics& diagnostics) const {
    const auto near = nearest_to(path);
    diagnostics.add({.code = "facts.unknown",
                     .path = joined(block, path),
                     .found = "the unknown fact " + in_quotes(path, 80),
                     .allowed = "a number of an entry, such as "
                                "\"reactions.chalcopyrite_ferric.k25\"",
                     .write = near ? in_quotes(*near) : std::string{}});
}

FactEdits Facts::read(const std::map<std::string, std::string>& written,
                      Diagnostics& diagnostics) const {
    FactEdits edits;
    std::map<std::string, std::string> told;  // the name by which a number was first met
    for (const auto& [path, text] : written) {
        const auto known = number(path);
        if (!known) {
            unknown(path, diagnostics);
            continue;
        }
        const auto [first, is_new] = told.try_emplace(known->path, path);
        if (!is_new) {
            diagnostics.add({.code = "facts.twice",
                             .path = joined(block, path),
                             .found = "the fact that " + in_quotes(first->second) + " sets too",
                             .allowed = "each fact once"});
            continue;
        }
        const QuantityReading reading = read_quantity(text, known->measure);
        if (!reading.quantity) {
            diagnostics.add({.code = reading.fault.code,
                             .path = joined(block, path),
                             .found = reading.fault.found,
                             .allowed = reading.fault.allowed,
                             .write = reading.fault.write});
            continue;
        }
        edits[path] = reading.quantity->si;
    }
    return edits;
}

void Facts::edit(Entries& entries, const std::string& path, double si,
                 Diagnostics& diagnostics) const {
    const auto found = addresses_.find(path);
    if (found == addresses_.end()) return unknown(path, diagnostics);
    const Place place = place_of(entries, found->second);
    const auto refuse = [&](std::string what, std::string allowed) {
        diagnostics.add({.code = "range.outside",
                         .path = joined(block, path),
                         .found = std::move(what),
                         .allowed = std::move(allowed)});
    };
    if (!set_number_at(place.description, place.value, found->second.inner, si)) {
        const Parameter known = *number(path);
        return refuse(format_quantity(si, known.measure), to_string(known.range, known.measure));
    }
    for (const Fault& fault : faults_of(place.description, place.value).sorted()) {
        if (fault.severity == Severity::error) refuse(fault.found, fault.allowed);
    }
}

std::string as_override(const std::string& written) {
    const std::string prefix = std::string(block) + ".";
    const std::size_t equals = written.find('=');
    if (!written.starts_with(prefix) || equals == written.npos) return written;
    const std::string path(
        trimmed(std::string_view(written).substr(prefix.size(), equals - prefix.size())));
    if (path.empty() || path.find('"') != path.npos) return written;
    return prefix + '"' + path + '"' + written.substr(equals);
}

Catalogue Facts::catalogue(const FactEdits& edits, Diagnostics& diagnostics) const {
    std::optional<Entries> edited;
    if (!edits.empty()) edited = entries_;
    for (const auto& [path, si] : edits) edit(*edited, path, si, diagnostics);
    Catalogue made = build(edited ? *edited : entries_, diagnostics);
    made.references = references_;
    made.files = files_;
    for (const auto& [path, si] : edits) made.edited.insert(path);
    return made;
}

}  // namespace gossan::catalogue
