// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/parameters.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/catalogue/entries.hpp"

namespace gossan::catalogue {

/// Numbers to put in the place of those of the facts: SI, by path below "facts".
using FactEdits = std::map<std::string, double>;

/// All facts, read once, from which catalogues with some numbers changed are made. What is const is
/// safe to call from several threads.
///
/// A number has a path: the kind of its entry, the entry's id, and its key there:
/// "microbes.M1.iron.maximum_growth", "minerals.gypsum.solubility.log_k". Of a reaction the key of
/// a factor of its rate is enough where no other factor has it ("reactions.chalcopyrite_ferric.
/// k25"); else the law stands before it ("….topological.phi"); the place in the list always does
/// ("….rate[0].k25").
class Facts {
public:
    /// Reads the facts within the program and lays overlay folders over them, as `load` does.
    Facts(std::span<const std::string> overlays, Diagnostics& diagnostics);

    /// Every number that can be set, by its shortest path, in the order of kinds, ids and keys.
    [[nodiscard]] std::vector<Parameter> numbers() const;

    /// The number at a path, by any of its names; none where there is none.
    [[nodiscard]] std::optional<Parameter> number(const std::string& path) const;

    /// What numbers may be before anything is measured, by path: those of facts were held against
    /// them (unit, range, low < value in force < high) when they were read, and are left out where
    /// an overlay has the fact and not the prior; keys of a scenario are for its reader.
    [[nodiscard]] const std::map<std::string, Entry<PriorEntry>>& priors() const {
        return entries_.priors;
    }

    /// The path most like one that is not there; none where nothing is near.
    [[nodiscard]] std::optional<std::string> nearest_to(const std::string& path) const;

    /// Edits as a scenario writes them, "2e-3 1/d" by path. What cannot be read is a fault at
    /// "facts" and the path.
    [[nodiscard]] FactEdits read(const std::map<std::string, std::string>& written,
                                 Diagnostics& diagnostics) const;

    /// The catalogue of these facts after edits. An edit of nothing, or to what its entry does not
    /// allow, is a fault; after an error the result is of no use.
    [[nodiscard]] Catalogue catalogue(const FactEdits& edits, Diagnostics& diagnostics) const;

private:
    enum class EntryKind {
        mineral,
        solubility,
        reaction,
        group,
        species,
        couple,
        gas,
        salting,
        heat
    };
    /// Where a number stands.
    struct Address {
        EntryKind kind;
        std::string id;
        std::string inner;  ///< path within the described value
        std::string name;   ///< its shortest path
        int layer;          ///< of its entry
    };
    struct Place;

    [[nodiscard]] static Place place_of(Entries& entries, const Address& address);
    template <class T>
    void index_entry(EntryKind kind, const std::string& folder, const std::string& id,
                     const T& value, int layer);
    void index_reaction(const std::string& id, const Entry<reactions::ReactionFact>& entry);
    void index_all();
    void edit(Entries& entries, const std::string& path, double si, Diagnostics& diagnostics) const;
    void unknown(const std::string& path, Diagnostics& diagnostics) const;
    void check_prior(const Entry<PriorEntry>& prior, const Parameter& known,
                     Diagnostics& diagnostics) const;
    void settle_priors(Diagnostics& diagnostics);

    std::vector<DataFile> files_;
    std::set<std::string> references_;
    Entries entries_;
    std::map<std::string, Address> addresses_;  ///< by every name
    std::vector<Parameter> numbers_;            ///< by their shortest names
};

/// "facts.microbes.M1.decay=0.02 1/d" as an override of the block [facts] of a scenario, whose keys
/// are whole paths; any other text as it is.
[[nodiscard]] std::string as_override(const std::string& written);

/// What the modules take of entries; faults go to `diagnostics`.
[[nodiscard]] Catalogue build(const Entries& entries, Diagnostics& diagnostics);

}  // namespace gossan::catalogue
