// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/error.hpp"
#include "gossan/supply/host/pact_state.hpp"
#include "gossan/supply/host/url.hpp"
#include "gossan/supply/pact/date_time.hpp"
#include "gossan/supply/pact/pact_event.hpp"
#include "gossan/supply/pact/uuid.hpp"

namespace gossan::supply {

using records::Document;

namespace {

constexpr std::size_t most_waiting = 200;  ///< for one client
constexpr std::size_t most_remembered = 10000;

}  // namespace

/// Whatever an event says of its source, answers leave this machine for a host alone that we were
/// told with the client: nobody can make us call at an address of theirs.
std::string PactService::State::where_answers_go(const Client& client,
                                                 const Document& event) const {
    if (!client.answers_to.empty()) return client.answers_to;
    std::string source = event.at("source").string();
    while (source.ends_with("/")) source.pop_back();
    const auto url = url_of(source);
    return settings.is_local && url && is_this_machine(*url) ? source : std::string();
}

void PactService::State::remember(const std::string& event_of_client) {
    known_events.insert(event_of_client);
    known_in_order.push_back(event_of_client);
    if (known_in_order.size() > most_remembered) {
        known_events.erase(known_in_order.front());
        known_in_order.pop_front();
    }
}

std::optional<Outgoing> PactService::State::answer_due(const Document& event,
                                                       const Client& client) const {
    const std::string to = where_answers_go(client, event);
    if (to.empty()) return {};
    const double now = settings.clock();
    const std::string name = client.name + "\n" + event.at("id").string();
    const AnswerHead head{uuid_of(uuid_of(uuid_space_of_domains, settings.url), name), settings.url,
                          date_time_text(now)};
    return Outgoing{client.name, to, answer_to(event, visible_to(client), head), now, now};
}

/// An event counts once, however often its sender repeats it; it is taken down before it is
/// answered, so that one who is told of trouble may send it again.
Response PactService::State::heard(const EventDraft& draft, const Client& client,
                                   std::optional<Outgoing> answer) {
    const std::string name = client.name + "\n" + draft.subject;
    const std::lock_guard guard(lock);
    if (known_events.contains(name)) return {};
    if (answer && outbox.waiting_for(client.name) >= most_waiting) {
        return problem(503, "InternalError", "Too many answers wait for you; ask again later.");
    }
    if (settings.record) settings.record(draft);
    if (answer) outbox.put(std::move(*answer));
    remember(name);
    return {};
}

Response PactService::State::events(const Request& request, const Client& client) {
    if (!is_of_type(request, "application/cloudevents+json")) {
        return problem(400, "BadRequest", "Content-Type is application/cloudevents+json.");
    }
    Document event;
    try {
        event = records::parse_document(request.body, "body");
    } catch (const Error& error) {
        return problem(400, "BadRequest", "The body is no JSON: " + std::string(error.what()));
    }
    std::vector<PactFault> faults;
    const PactEventKind kind = kind_of(event, faults);
    if (!faults.empty()) return problem(400, "BadRequest", in_words(faults));
    EventDraft draft{.at = date_time_text(settings.clock()),
                     .who = "client " + client.name,
                     .kind = "pact event heard",
                     .subject = event.at("id").string()};
    draft.data["type"] = event.at("type");
    draft.data["data"] = event.at("data");
    (void)chained({}, {&draft, 1});  // what no log takes is refused
    std::optional<Outgoing> answer;
    if (kind == PactEventKind::requested) {
        answer = answer_due(event, client);
        if (!answer) {
            return problem(
                400, "BadRequest",
                "We do not know where to send the answer: let us have the URL of your host.");
        }
    }
    return heard(draft, client, std::move(answer));
}

void PactService::State::told(const Outgoing& outgoing, const char* became) const {
    if (!settings.record) return;
    EventDraft draft{.at = date_time_text(settings.clock()),
                     .who = "gossan pact",
                     .kind = "pact event told",
                     .subject = outgoing.event.at("id").string()};
    draft.data["client"] = outgoing.client;
    draft.data["type"] = outgoing.event.at("type");
    if (const Document* request = outgoing.event.at("data").find("requestEventId")) {
        draft.data["requestEventId"] = *request;
    }
    draft.data["became"] = became;
    draft.data["tries"] = std::int64_t(outgoing.n_tries + 1);
    try {
        settings.record(draft);
    } catch (const Error& error) {  // what was told stays told
        if (settings.say) settings.say(std::string("the log took nothing down: ") + error.what());
    }
}

void PactService::announce(Outgoing outgoing) {
    const std::lock_guard guard(state_->lock);
    state_->outbox.put(std::move(outgoing));
}

bool PactService::deliver_next(const Send& send) {
    std::optional<Outgoing> outgoing;
    {
        const std::lock_guard guard(state_->lock);
        outgoing = state_->outbox.take(state_->settings.clock());
    }
    if (!outgoing) return false;
    const std::string client_name = outgoing->client;
    std::string said = "is no client any more";
    auto became = Posting::refused;
    try {
        if (const auto client = state_->client_named(client_name)) {
            became = deliver(*client, *outgoing, send, said);
        }
    } catch (const Error& error) {
        became = Posting::again;
        said = error.what();
    }
    {
        const std::lock_guard guard(state_->lock);
        if (became != Posting::again) {
            state_->outbox.settled(*outgoing);
            state_->told(*outgoing, became == Posting::done ? "delivered" : "refused");
        } else if (!state_->outbox.retry(*outgoing, state_->settings.clock())) {
            said += "; given up after three days";
            state_->told(*outgoing, "given up");
        }
    }
    if (state_->settings.say) {
        state_->settings.say("event to " + client_name + ": " +
                             (became == Posting::done ? "delivered, " : "not delivered, ") + said);
    }
    return true;
}

}  // namespace gossan::supply
