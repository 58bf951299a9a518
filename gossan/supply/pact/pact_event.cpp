// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/pact_event.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/pact/footprint_filter.hpp"
#include "gossan/supply/pact/rules.hpp"
#include "gossan/supply/pact/uuid.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using Faults = std::vector<PactFault>;

constexpr std::array<std::string_view, 4> types{
    "org.wbcsd.pact.ProductFootprint.PublishedEvent.3",
    "org.wbcsd.pact.ProductFootprint.RequestCreatedEvent.3",
    "org.wbcsd.pact.ProductFootprint.RequestFulfilledEvent.3",
    "org.wbcsd.pact.ProductFootprint.RequestRejectedEvent.3"};

/// A list of at least one that the event must have; nullptr, with a fault, if it has none.
const Document::Array* list_in(const Document& data, const char* key, Faults& faults) {
    const Document* list = data.find(key);
    if (list != nullptr && list->is_array() && !list->elements().empty()) return &list->elements();
    faults.push_back({std::string("data.") + key, "is no list of at least one"});
    return nullptr;
}

void check_answer(const Document& data, Faults& faults) {
    const Document* id = data.find("requestEventId");
    if (id == nullptr || !id->is_string() || id->string().empty()) {
        faults.push_back({"data.requestEventId", "is missing"});
    }
}

void check_data(PactEventKind kind, const Document& data, Faults& faults) {
    if (kind == PactEventKind::published) {
        const auto* ids = list_in(data, "pfIds", faults);
        for (std::size_t n = 0; ids != nullptr && n < ids->size(); ++n) {
            if ((*ids)[n].is_string() && is_uuid((*ids)[n].string())) continue;
            faults.push_back({"data.pfIds[" + std::to_string(n) + "]", "is no UUID"});
        }
    } else if (kind == PactEventKind::requested) {
        try {
            (void)filter_of(data);
        } catch (const Error& error) {
            faults.push_back({"data", error.what()});
        }
    } else if (kind == PactEventKind::fulfilled) {
        check_answer(data, faults);
        const auto* footprints = list_in(data, "pfs", faults);
        for (std::size_t n = 0; footprints != nullptr && n < footprints->size(); ++n) {
            for (const PactFault& fault : footprint_faults((*footprints)[n])) {
                faults.push_back(
                    {"data.pfs[" + std::to_string(n) + "]." + fault.path, fault.message});
            }
        }
    } else {
        check_answer(data, faults);
        const Document* error = data.find("error");
        if (error == nullptr) return faults.push_back({"data.error", "is missing"});
        for (const PactFault& fault : field_faults("Error", *error)) {
            faults.push_back({"data.error." + fault.path, fault.message});
        }
    }
}

Document head_of(PactEventKind kind, const AnswerHead& head) {
    Document event = Document::object();
    event["type"] = type_of(kind);
    event["specversion"] = "1.0";
    event["id"] = head.id;
    event["source"] = head.source;
    event["time"] = head.time;
    return event;
}

/// Whether a request names every id that a footprint has.
bool names_all(const std::vector<std::string>& asked, const Document& footprint) {
    const auto& ids = footprint.at("productIds").elements();
    return std::all_of(ids.begin(), ids.end(), [&asked](const Document& id) {
        return std::any_of(asked.begin(), asked.end(), [&id](const std::string& each) {
            return lowered(each) == lowered(id.string());
        });
    });
}

}  // namespace

std::string_view type_of(PactEventKind kind) { return types.at(std::size_t(kind)); }

PactEventKind kind_of(const Document& event, Faults& faults) {
    // CloudEvents lets anyone add members to an event, so those that PACT does not know may be.
    for (PactFault& fault : field_faults("BaseEvent", event)) {
        if (!fault.message.starts_with("is not known")) faults.push_back(std::move(fault));
    }
    if (!faults.empty()) return PactEventKind::published;
    const auto found = std::find(types.begin(), types.end(), event.at("type").string());
    if (found == types.end()) {
        faults.push_back(
            {"type", in_quotes(event.at("type").string(), 80) + " is no event of PACT 3.0"});
        return PactEventKind::published;
    }
    if (event.at("specversion").string() != "1.0") {
        faults.push_back({"specversion", "is not 1.0"});
    }
    const auto kind = PactEventKind(found - types.begin());
    check_data(kind, event.at("data"), faults);
    return kind;
}

Document published(const std::vector<std::string>& ids, const AnswerHead& head) {
    Document event = head_of(PactEventKind::published, head);
    Document list = Document::array();
    for (const std::string& id : ids) list.push_back(id);
    event["data"]["pfIds"] = list;
    return event;
}

Document answer_to(const Document& request, const std::vector<const Document*>& footprints,
                   const AnswerHead& head) {
    const FootprintFilter filter = filter_of(request.at("data"));
    std::vector<const Document*> found;
    for (const Document* each : footprints) {
        if (filter.takes(*each)) found.push_back(each);
    }
    const auto is_exact = [&filter](const Document* each) {
        return names_all(filter.product_ids, *each);
    };
    if (std::any_of(found.begin(), found.end(), is_exact)) {
        found.erase(std::remove_if(found.begin(), found.end(), std::not_fn(is_exact)), found.end());
    }
    const auto kind = found.empty() ? PactEventKind::rejected : PactEventKind::fulfilled;
    Document event = head_of(kind, head);
    Document& data = event["data"];
    data["requestEventId"] = request.at("id");
    if (found.empty()) {
        Document& error = data["error"];
        error["code"] = "NotFound";
        error["message"] = "There is no footprint of that kind that you may see.";
        return event;
    }
    Document list = Document::array();
    for (const Document* each : found) list.push_back(*each);
    data["pfs"] = list;
    return event;
}

}  // namespace gossan::supply
