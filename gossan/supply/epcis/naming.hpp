// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "gossan/supply/epcis/gs1_key.hpp"

namespace gossan::supply {

/// By what lots, bundles, places, parties and documents are named to others.
struct NamingRules {
    std::string domain;             ///< of the company: "mine.example.com"
    std::string company;            ///< the party that is its own
    std::string gs1_prefix = {};    ///< blank: all names are addresses of the domain
    std::string product = "1";      ///< indicator and item, behind the prefix
    std::string place = "1";        ///< of the plant, behind the prefix
    std::string party = "0";        ///< of the company, behind the prefix
    std::string documents = "1";    ///< type of document, behind the prefix
    std::string offset = "-07:00";  ///< of local time from UTC, where things happen

    friend bool operator==(const NamingRules&, const NamingRules&) = default;
};

/// Names for EPCIS: keys of GS1 where the company has a prefix, else addresses of its domain, that
/// stay the same for ever and hold none of the words ("lot", "party") by which GS1 marks its keys
/// in addresses. What is already an address or a URN stays as it is. Two names that would be one
/// address or key ("A B" and "A-B", or serial numbers of the same digits) are Error(input) when the
/// second is asked for. One thread uses it.
class Naming {
public:
    /// Error(input) for a prefix, offset or domain that is none.
    explicit Naming(NamingRules rules);

    [[nodiscard]] const NamingRules& rules() const { return rules_; }

    [[nodiscard]] std::string stream(const std::string& name) const;  ///< class: copper in liquor
    [[nodiscard]] std::string lot(const std::string& name) const;     ///< class: production lot
    /// With GS1 by the digits of its serial number: Error(input) if there are none or too many.
    [[nodiscard]] std::string bundle(const std::string& serial) const;
    [[nodiscard]] std::string plant() const;                         ///< own place
    [[nodiscard]] std::string place(const std::string& name) const;  ///< of others
    [[nodiscard]] std::string party(const std::string& name) const;
    [[nodiscard]] std::string document(const std::string& name) const;
    [[nodiscard]] std::string group(const std::string& name) const;  ///< commercial lot, shipment
    /// A word of our own: "https://mine.example.com/epcis/" + word.
    [[nodiscard]] std::string word(const std::string& name) const;

private:
    [[nodiscard]] std::string address(const char* kind, const std::string& name) const;
    /// `made` itself, unless it was made of another name before.
    [[nodiscard]] std::string once(const std::string& made, const std::string& name) const;

    NamingRules rules_;
    mutable std::map<std::string, std::string> made_of_;  ///< names, by what was made of them
    std::optional<Gs1Prefix> prefix_;
};

}  // namespace gossan::supply
