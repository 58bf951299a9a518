// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/pact/field_table.hpp"

namespace gossan::supply {

/// What partners tell each other, as CloudEvents.
enum class PactEventKind { published, requested, fulfilled, rejected };

/// "org.wbcsd.pact.ProductFootprint.PublishedEvent.3" ….
[[nodiscard]] std::string_view type_of(PactEventKind kind);

/// What kind an event is of, or in `faults` why it is none: a field that is missing or of another
/// form, an id that is no UUID, footprints that break a rule.
[[nodiscard]] PactEventKind kind_of(const records::Document& event, std::vector<PactFault>& faults);

/// What an event of ours says beside its content.
struct AnswerHead {
    std::string id;
    std::string source;  ///< the URL of our host
    std::string time;
};

/// The news that footprints were published, by their ids.
[[nodiscard]] records::Document published(const std::vector<std::string>& ids,
                                          const AnswerHead& head);

/// The answer to a request for footprints: Fulfilled with those of `footprints` that it asks for,
/// or Rejected with the reason where there is none. A request that names all ids of a footprint
/// gets such footprints alone, and not all that share one of them.
[[nodiscard]] records::Document answer_to(const records::Document& request,
                                          const std::vector<const records::Document*>& footprints,
                                          const AnswerHead& head);

}  // namespace gossan::supply
