// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/entries.hpp"

#include "gossan/base/text.hpp"
#include "gossan/catalogue/sources.hpp"
#include "gossan/scenario/reader.hpp"

namespace gossan::catalogue {
namespace {

/// Reads files of every kind into one set of entries.
class Gatherer {
public:
    Gatherer(const std::set<std::string>& references, Diagnostics& diagnostics)
        : references_(references), diagnostics_(diagnostics) {}

    void add(const DataFile& file) {
        const auto in = [&file](std::string_view folder) { return file.name.starts_with(folder); };
        if (in("minerals/") || in("reactions/"))
            add_minerals(file);
        else if (in("species/"))
            add_species(file);
        else if (in("components/"))
            add_heats(file);
        else if (in("gases/"))
            add_gases(file);
        else if (in("microbes/"))
            add_group(file);
        else if (in("priors/"))
            add_priors(file);
        else if (file.name == "elements.toml")
            add_elements(file);
    }

    Entries take() { return std::move(entries_); }

private:
    /// A file's content with its origins; nothing where it has faults.
    template <class T>
    std::optional<T> read(const DataFile& file) {
        Diagnostics own;
        auto loaded = scenario::read_text<T>(file.content, file.shown, own);
        origins_ = std::make_shared<const Origins>(std::move(loaded.origins));
        const bool is_good = !own.has_errors();
        if (is_good) {
            check_sources(description_of<T>(), &loaded.value, references_, *origins_, own);
        }
        for (const Fault& fault : own.sorted()) diagnostics_.add(fault);
        if (!is_good) return std::nullopt;
        return std::move(loaded.value);
    }

    /// Puts an entry in, over one of the same id from a lower layer.
    template <class T>
    void put(std::map<std::string, Entry<T>>& entries, const std::string& id, T value,
             const std::string& path, const DataFile& file, const std::string& preferred = {}) {
        Entry<T> entry{std::move(value), origins_, path, file.layer, preferred};
        const auto found = entries.find(id);
        if (found != entries.end() && found->second.layer == file.layer) {
            diagnostics_.add({.location = entry.location({}),
                              .code = "data.twice",
                              .path = path,
                              .found = in_quotes(id) + " a second time",
                              .allowed = "one entry of an id; the first stands at " +
                                         to_string(found->second.location({}))});
            return;
        }
        entries.insert_or_assign(id, std::move(entry));
    }

    void add_minerals(const DataFile& file) {
        auto content = read<MineralFile>(file);
        if (!content) return;
        const std::string preferred = content->mineral ? content->mineral->id : std::string{};
        if (content->mineral) {
            put<MineralWithSolubility>(entries_.minerals, preferred,
                                       {*content->mineral, content->solubility}, {}, file);
        }
        for (std::size_t n = 0; n < content->reaction.size(); ++n) {
            const std::string id = content->reaction[n].id;
            put(entries_.reactions, id, std::move(content->reaction[n]), joined("reaction", n),
                file, preferred);
        }
    }

    void add_species(const DataFile& file) {
        auto content = read<SpeciesFile>(file);
        if (!content) return;
        put_all(entries_.components, content->component, "component", file,
                [](const ComponentEntry& each) { return each.name; });
        put_all(entries_.species, content->species, "species", file,
                [](const SpeciesEntry& each) { return each.name; });
        put_all(entries_.couples, content->couple, "couple", file,
                [](const CoupleEntry& each) { return each.name; });
    }

    void add_heats(const DataFile& file) {
        auto content = read<HeatFile>(file);
        if (!content) return;
        put_all(entries_.heats, content->heat_of_formation, "heat_of_formation", file,
                [](const HeatEntry& each) { return each.of; });
    }

    void add_gases(const DataFile& file) {
        auto content = read<GasFile>(file);
        if (!content) return;
        put_all(entries_.gases, content->gas, "gas", file,
                [](const GasEntry& each) { return each.name; });
        put_all(entries_.salting, content->salting, "salting", file,
                [](const SaltingEntry& each) { return each.of; });
    }

    void add_group(const DataFile& file) {
        auto content = read<GroupFile>(file);
        if (!content) return;
        const std::string id = content->group.id;
        put(entries_.groups, id, std::move(content->group), "group", file);
    }

    void add_priors(const DataFile& file) {
        auto content = read<PriorFile>(file);
        if (!content) return;
        put_all(entries_.priors, content->prior, "prior", file,
                [](const PriorEntry& each) { return each.path; });
    }

    void add_elements(const DataFile& file) {
        const auto content = read<ElementFile>(file);
        if (!content) return;
        for (const auto& [element, weight] : content->weight) entries_.weights[element] = weight.si;
    }

    template <class T, class Id>
    void put_all(std::map<std::string, Entry<T>>& entries, const std::vector<T>& values,
                 const std::string& key, const DataFile& file, Id id) {
        for (std::size_t n = 0; n < values.size(); ++n) {
            put(entries, id(values[n]), values[n], joined(key, n), file);
        }
    }

    const std::set<std::string>& references_;
    Diagnostics& diagnostics_;
    Entries entries_;
    std::shared_ptr<const Origins> origins_;
};

}  // namespace

Entries read_entries(const std::vector<DataFile>& files, const std::set<std::string>& references,
                     Diagnostics& diagnostics) {
    Gatherer gatherer(references, diagnostics);
    for (const DataFile& file : files) gatherer.add(file);
    return gatherer.take();
}

}  // namespace gossan::catalogue
