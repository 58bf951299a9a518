// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"

namespace gossan::supply {

/// Short names of vocabularies and what they stand for, as `@context` has them.
using Prefixes = std::map<std::string, std::string>;

/// The prefixes of a document of EPCIS; those that every document may use are among them.
[[nodiscard]] Prefixes prefixes_of(const records::Document& document);

/// What of an event of EPCIS its name is made of, in one line of a form that is the same however
/// the event was written: keys in the order of the standard, times in UTC, identifiers as GS1
/// Digital Links, lists sorted. `eventID`, `recordTime`, `errorDeclaration`,
/// `certificationInfo` and comments (rdfs:comment) are no part of it. Error(data) for a field that
/// it cannot take in: nothing is left out in silence. Source: CBV-2.0 section 8.9.2.
[[nodiscard]] std::string event_text(const records::Document& event, const Prefixes& prefixes);

/// "ni:///sha-256;<64 digits>?ver=CBV2.0": the name that follows from what an event says.
[[nodiscard]] std::string event_hash(const records::Document& event, const Prefixes& prefixes);

/// The events of a document, in their order; Error(data) if it is no document of events.
[[nodiscard]] const std::vector<records::Document>& events_of(const records::Document& document);

}  // namespace gossan::supply
