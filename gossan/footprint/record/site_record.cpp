// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/record/site_record.hpp"

#include <cmath>

#include "gossan/footprint/record/record_fields.hpp"

namespace gossan::footprint {
namespace {

using records::Document;

constexpr const char* form = "gossan footprint record 1";

template <class T>
Document block_of(const T& value) {
    Document block = Document::object();
    members_of(RecordWriter{block}, value);
    return block;
}

template <class T>
Document blocks_of(const std::vector<T>& values) {
    Document list = Document::array();
    for (const T& value : values) list.push_back(block_of(value));
    return list;
}

template <class T>
T read_block(const Document& block) {
    T value{};
    members_of(RecordReader{block}, value);
    return value;
}

template <class T>
std::vector<T> read_blocks(const Document& list) {
    std::vector<T> values;
    for (const Document& block : list.elements()) values.push_back(read_block<T>(block));
    return values;
}

/// The rules of every process, by which a program that reads the record sees whether it has the
/// same ones.
Document rules_of_processes() {
    Document list = Document::array();
    for (const Process& process : processes()) {
        const auto& [name, title, unit, stage, sharing, is_deferred, is_electricity, roles] =
            process;
        (void)title;
        Document rule = Document::object();
        RecordWriter visit{rule};
        visit("process", name);
        visit("unit", unit);
        visit("stage", stage);
        visit("shared_by", words_of(sharing));
        visit("is_deferred", is_deferred);
        visit("is_electricity", is_electricity);
        visit("roles", roles);
        list.push_back(std::move(rule));
    }
    return list;
}

Document activity_document(const Activity& activity) {
    const Process& process = processes()[activity.process];
    Document block = Document::object();
    block["process"] = process.name;
    members_of(RecordWriter{block}, activity);
    block["unit"] = process.unit;
    if (!activity.times.empty()) block["times"] = blocks_of(activity.times);
    return block;
}

Activity read_activity(const Document& block) {
    Activity activity = read_block<Activity>(block);
    activity.process = process_at(block.at("process").string());
    if (block.at("unit").string() != processes()[activity.process].unit) {
        throw Error(ErrorCode::data, "an amount of " + block.at("process").string() +
                                         " is in another unit than " +
                                         processes()[activity.process].unit);
    }
    if (const Document* times = block.find("times")) {
        activity.times = read_blocks<Uncertain>(*times);
    }
    return activity;
}

template <class E>
E read_word(const Document& told, E) {
    for (const auto& each : names_of(E{})) {
        if (each.name == told.string()) return each.value;
    }
    throw Error(ErrorCode::data, in_quotes(told.string(), 40) + " is none of its words");
}

/// What the figures take of the input: all else went into the amounts.
Document rules_document(const FootprintInput& input) {
    Document rules = Document::object();
    RecordWriter visit{rules};
    visit("declared", word_of(input.declared));
    visit("period", word_of(input.period));
    visit("seed", input.seed);
    visit("draws", input.draws);
    visit("matched", double(input.market.matched));
    visit("leave_out", input.leave_out);
    visit("exempted", double(input.exempted));
    visit("water_source", input.water_source);
    visit("scarcity", input.scarcity);
    return rules;
}

FootprintInput read_rules(const Document& rules) {
    FootprintInput input;
    double matched = 0.0, exempted = 0.0;
    RecordReader visit{rules};
    input.declared = read_word(rules.at("declared"), Method{});
    input.period = read_word(rules.at("period"), PeriodSize{});
    visit("seed", input.seed);
    visit("draws", input.draws);
    visit("matched", matched);
    visit("leave_out", input.leave_out);
    visit("exempted", exempted);
    visit("water_source", input.water_source);
    visit("scarcity", input.scarcity);
    input.market.matched = Number(matched);
    input.exempted = Number(exempted);
    constexpr int most_draws = 100000;  // as an input may ask for
    if (input.draws < 1 || input.draws > most_draws) {
        throw Error(ErrorCode::data, "draws are 1 to " + std::to_string(most_draws));
    }
    return input;
}

Document factors_document(const std::vector<UsedFactor>& factors) {
    Document list = Document::array();
    for (const UsedFactor& used : factors) {
        Document block = Document::object();
        block["role"] = used.role;
        members_of(RecordWriter{block}, used.factor);
        if (used.factor.gases) block["gases"] = block_of(*used.factor.gases);
        block["quality"] = block_of(used.factor.quality);
        list.push_back(std::move(block));
    }
    return list;
}

std::vector<Factor> read_factors(const Document& list, FootprintInput& input) {
    std::vector<Factor> factors;
    for (const Document& block : list.elements()) {
        Factor factor = read_block<Factor>(block);
        factor.quality = read_block<DataQuality>(block.at("quality"));
        if (const Document* gases = block.find("gases")) factor.gases = read_block<Gases>(*gases);
        if (!factor.number().is_sound()) {
            throw Error(ErrorCode::data, "factor " + factor.name() + " is not within its range");
        }
        input.factors[block.at("role").string()] = factor.name();
        factors.push_back(std::move(factor));
    }
    return factors;
}

/// So that nothing below reads beyond what is there.
void check_shape(const Activities& activities) {
    const std::size_t n = activities.periods.size();
    const auto refuse = [](const std::string& what) { throw Error(ErrorCode::data, what); };
    if (n == 0 || activities.streams.empty()) refuse("there is no copper in any period");
    for (const Stream& stream : activities.streams) {
        for (const auto* each :
             {&stream.copper, &stream.to_come, &stream.moved, &stream.ore, &stream.acid}) {
            if (each->size() != n) refuse("stream " + stream.name + " is not of all periods");
        }
    }
    for (const Activity& row : activities.rows) {
        if (row.period >= n) refuse("an amount is of a period that is not there");
        for (const Uncertain& number : row.times) {
            if (!number.is_sound()) refuse("number " + number.key + " is not within its range");
        }
    }
    if (!activities.copper.is_sound() || !(activities.copper.value > 0.0)) {
        refuse("the ratio of copper is not within its range");
    }
}

}  // namespace

Document record_of(const SiteFootprint& site) {
    const Activities& activities = site.assessment.activities();
    Document record = Document::object();
    record["form"] = form;
    record["rules"] = rules_document(site.input);
    record["periods"] = blocks_of(activities.periods);
    record["streams"] = blocks_of(activities.streams);
    record["copper"] = block_of(activities.copper);
    record["processes"] = rules_of_processes();
    record["factors"] = factors_document(site.assessment.terms().factors);
    record["activities"] = Document::array();
    for (const Activity& row : activities.rows) {
        record["activities"].push_back(activity_document(row));
    }
    record["water"] = Document::array();
    for (const StreamWater& water : site.water) {
        Document block = block_of(water);
        block["draws"] = blocks_of(water.draws);
        record["water"].push_back(std::move(block));
    }
    record["notes"] = RecordWriter::told(site.notes);
    return record;
}

SiteFootprint site_of_record(const Document& record) {
    if (record.at("form").string() != form) {
        throw Error(ErrorCode::data, "is of the form " + in_quotes(record.at("form").string(), 60) +
                                         ", not " + in_quotes(form));
    }
    if (!(record.at("processes") == rules_of_processes())) {
        throw Error(ErrorCode::data,
                    "its rules of sharing and deferral are not those of this program");
    }
    FootprintInput input = read_rules(record.at("rules"));
    const FactorLibrary library(read_factors(record.at("factors"), input));
    Activities activities;
    activities.periods = read_blocks<ReferencePeriod>(record.at("periods"));
    activities.streams = read_blocks<Stream>(record.at("streams"));
    activities.copper = read_block<Uncertain>(record.at("copper"));
    for (const Document& row : record.at("activities").elements()) {
        activities.rows.push_back(read_activity(row));
    }
    check_shape(activities);
    std::vector<StreamWater> water;
    for (const Document& block : record.at("water").elements()) {
        water.push_back(read_block<StreamWater>(block));
        water.back().draws = read_blocks<WaterDraw>(block.at("draws"));
    }
    std::vector<std::string> notes;
    RecordReader::take(record.at("notes"), notes);
    return {input, Assessment(std::move(activities), input, library), std::move(water),
            std::move(notes)};
}

}  // namespace gossan::footprint
