// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/chain/way_back.hpp"

#include <algorithm>
#include <utility>

namespace gossan::supply {
namespace {

/// Follows claims from one delivery to those before it, in kg of copper where each left.
class WayTracer {
public:
    WayTracer(const CustodyBook& book, WayBack& way) : book_(book), way_(way) {
        for (const auto& [id, delivery] : book.deliveries()) {
            if (delivery.has_come_in()) came_as_[{delivery.came_in, delivery.batch}] = &delivery;
        }
    }

    void follow(const CustodyDelivery& delivery, double claimed_kg) {
        if (claimed_kg <= 0.0) return;
        WayStep& step = steps_[delivery.id];
        step = {.link = delivery.link,
                .delivery = delivery.id,
                .to = delivery.to,
                .at = delivery.at,
                .claimed_kg = step.claimed_kg + claimed_kg};
        for (const auto& [batch, mass] : delivery.parts) {
            follow_batch(delivery.link, batch, claimed_kg * mass.kg() / delivery.claimed.kg());
        }
    }

    void follow_batch(const std::string& link, const std::string& name, double claimed_kg) {
        const auto before = came_as_.find({link, name});
        if (before == came_as_.end()) {
            way_.lots_kg[name] += claimed_kg;
            return;
        }
        const CustodyBatch& batch = book_.find(link)->batches().at(name);
        const CustodyDelivery& delivery = *before->second;
        const WholeMass used = delivery.taken - batch.waiting_eligible;
        follow(delivery, claimed_kg * used.kg() / batch.eligible.kg());
    }

    void put_steps(std::span<const CustodyLink> links) {
        for (const CustodyLink& link : in_order_of_way(links)) {
            for (const auto& [id, step] : steps_) {
                if (step.link == link.name) way_.steps.push_back(step);
            }
        }
    }

private:
    const CustodyBook& book_;
    WayBack& way_;
    std::map<std::pair<std::string, std::string>, const CustodyDelivery*> came_as_;
    std::map<std::string, WayStep> steps_;
};

/// Shares the copper of lots out to the streams of which something is claimed, and their modules.
void put_origins(const LotBook& lots, std::span<const std::string> streams, WayBack& way) {
    const auto is_claimed = [&](const std::string& stream) {
        return std::find(streams.begin(), streams.end(), stream) != streams.end();
    };
    for (const auto& [id, kg] : way.lots_kg) {
        const auto found = lots.lots().find(id);
        if (found == lots.lots().end()) continue;
        const ProductionLot& lot = found->second;
        double of_streams = 0.0, of_modules = 0.0;
        for (const auto& [stream, mass] : lot.streams) {
            if (is_claimed(stream)) of_streams += mass.kg();
        }
        const auto is_of_claimed = [&](const std::string& module) {
            const auto pad = lot.pads.find(module);
            return pad != lot.pads.end() && is_claimed(pad->second);
        };
        for (const auto& [module, mass] : lot.modules) {
            if (is_of_claimed(module)) of_modules += mass.kg();
        }
        for (const auto& [stream, mass] : lot.streams) {
            if (is_claimed(stream)) way.streams_kg[stream] += kg * mass.kg() / of_streams;
        }
        for (const auto& [module, mass] : lot.modules) {
            if (is_of_claimed(module)) way.modules_kg[module] += kg * mass.kg() / of_modules;
        }
    }
}

records::Document in_tonnes(const std::map<std::string, double>& masses_kg) {
    records::Document table = records::Document::object();
    for (const auto& [name, kg] : masses_kg) table[name] = kg * 1e-3;
    return table;
}

records::Document link_document(const CustodyLink& link, const CustodyAccount& account) {
    const CustodyMonth all = account.to_date();
    records::Document one = records::Document::object();
    one["link"] = link.name;
    one["place"] = link.place;
    one["party"] = link.party;
    one["after"] = records::Document::array();
    for (const std::string& before : link.after) one["after"].push_back(before);
    one["conversion"] = link.conversion;
    one["casts"] = link.casts;
    one["waiting_t"] = account.waiting().tonnes();
    one["cast_t"] = all.cast.tonnes();
    one["yielded_t"] = all.yielded.tonnes();
    one["scrap_t"] = all.scrap.tonnes();
    return one;
}

}  // namespace

std::vector<ChainEnd> chain_ends(const CustodyBook& book) {
    std::map<std::string, ChainEnd> ends;
    for (const auto& [id, delivery] : book.deliveries()) {
        if (book.is_awaited(delivery)) continue;
        ChainEnd& end = ends[delivery.to];
        end.place = delivery.to;
        end.delivered += delivery.mass;
        end.claimed += delivery.claimed;
        end.retired += delivery.retired;
        end.deliveries.push_back(id);
    }
    std::vector<ChainEnd> all;
    all.reserve(ends.size());
    for (auto& [place, end] : ends) all.push_back(std::move(end));
    return all;
}

std::optional<WayBack> way_back(const CustodyBook& book, std::span<const CustodyLink> links,
                                const LotBook& lots, std::span<const std::string> streams,
                                const std::string& id) {
    WayBack way{.id = id};
    for (const ChainEnd& end : chain_ends(book)) {
        if (end.place == id) way.end = end;
    }
    if (const auto found = book.deliveries().find(id); found != book.deliveries().end()) {
        const CustodyDelivery& one = found->second;
        way.end = {.place = one.to,
                   .delivered = one.mass,
                   .claimed = one.claimed,
                   .retired = one.retired,
                   .deliveries = {id}};
    }
    if (way.end.deliveries.empty()) return {};
    WayTracer tracer(book, way);
    for (const std::string& each : way.end.deliveries) {
        const CustodyDelivery& delivery = book.deliveries().at(each);
        tracer.follow(delivery, delivery.claimed.kg());
    }
    for (const auto& [name, account] : book.accounts()) {
        for (const auto& [serial, certificate] : account.certificates()) {
            const auto& for_these = way.end.deliveries;
            if (std::find(for_these.begin(), for_these.end(), certificate.retired_for) ==
                for_these.end()) {
                continue;
            }
            tracer.follow_batch(name, certificate.batch, certificate.mass.kg());
        }
    }
    tracer.put_steps(links);
    put_origins(lots, streams, way);
    return way;
}

records::Document way_document(const WayBack& way) {
    records::Document document = records::Document::object();
    document["schema"] = "gossan.way-back/1";
    document["id"] = way.id;
    document["place"] = way.end.place;
    document["delivered_t"] = way.end.delivered.tonnes();
    document["claimed_t"] = way.end.claimed.tonnes();
    document["retired_t"] = way.end.retired.tonnes();
    document["steps"] = records::Document::array();
    for (const WayStep& step : way.steps) {
        records::Document one = records::Document::object();
        one["link"] = step.link;
        one["delivery"] = step.delivery;
        one["to"] = step.to;
        one["at"] = step.at;
        one["claimed_t"] = step.claimed_kg * 1e-3;
        document["steps"].push_back(std::move(one));
    }
    document["lots_t"] = in_tonnes(way.lots_kg);
    document["streams_t"] = in_tonnes(way.streams_kg);
    document["modules_t"] = in_tonnes(way.modules_kg);
    return document;
}

records::Document chain_document(std::span<const CustodyLink> links, const CustodyBook& book) {
    records::Document document = records::Document::object();
    document["links"] = records::Document::array();
    for (const CustodyLink& link : in_order_of_way(links)) {
        document["links"].push_back(link_document(link, *book.find(link.name)));
    }
    struct Between {
        WholeMass delivered, claimed, retired, weighed, taken, on_the_way;
        std::int64_t count = 0;
    };
    std::map<std::pair<std::string, std::string>, Between> flows;
    for (const auto& [id, delivery] : book.deliveries()) {
        Between& flow = flows[{delivery.link, delivery.to}];
        ++flow.count;
        flow.delivered += delivery.mass;
        flow.claimed += delivery.claimed;
        flow.retired += delivery.retired;
        flow.weighed += delivery.weighed;
        flow.taken += delivery.taken;
        const bool is_coming = !delivery.has_come_in() && book.is_awaited(delivery);
        if (is_coming) flow.on_the_way += delivery.mass;
    }
    document["flows"] = records::Document::array();
    for (const auto& [ends, flow] : flows) {
        records::Document one = records::Document::object();
        one["link"] = ends.first;
        one["to"] = ends.second;
        one["deliveries"] = flow.count;
        one["delivered_t"] = flow.delivered.tonnes();
        one["claimed_t"] = flow.claimed.tonnes();
        one["retired_t"] = flow.retired.tonnes();
        one["weighed_t"] = flow.weighed.tonnes();
        one["taken_t"] = flow.taken.tonnes();
        one["on_the_way_t"] = flow.on_the_way.tonnes();
        document["flows"].push_back(std::move(one));
    }
    document["ends"] = records::Document::array();
    for (const ChainEnd& end : chain_ends(book)) {
        records::Document one = records::Document::object();
        one["place"] = end.place;
        one["deliveries"] = std::int64_t(end.deliveries.size());
        one["delivered_t"] = end.delivered.tonnes();
        one["claimed_t"] = end.claimed.tonnes();
        one["retired_t"] = end.retired.tonnes();
        document["ends"].push_back(std::move(one));
    }
    return document;
}

}  // namespace gossan::supply
