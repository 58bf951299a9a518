// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/next_test/next_test_record.hpp"

#include "gossan/records/atomic_file.hpp"
#include "gossan/study/folder/ensemble_table.hpp"
#include "gossan/study/folder/sheets.hpp"
#include "gossan/study/scores/percentiles.hpp"

namespace gossan::study {
namespace {

using records::Document;

void put(Document& document, const Narrowing& narrowing) {
    document["day"] = narrowing.day;
    document["values"] = std::int64_t(narrowing.values);
    document["share"] = narrowing.learning.share;
    document["share_low"] = narrowing.learning.low;
    document["share_high"] = narrowing.learning.high;
    document["half_width"] = half_width(narrowing.learning.after);
}

Document course_document(const CandidateWorth& worth) {
    Document rows = Document::array();
    for (const Narrowing& each : worth.course) put(rows.push_back(Document::object()), each);
    return rows;
}

Document measurements_document(const CandidateWorth& worth) {
    Document rows = Document::array();
    for (const MeasurementWorth& each : worth.by_measurement) {
        Document& own = rows.push_back(Document::object());
        own["output"] = each.output;
        own["at_end"] = each.is_at_end;
        put(own, each.alone);
    }
    return rows;
}

Document candidate_document(const Candidate& candidate, const CandidateWorth& worth) {
    Document document = Document::object();
    document["name"] = candidate.name;
    document["days"] = candidate.days;
    document["set_up_days"] = candidate.set_up;
    if (candidate.cost) document["cost"] = *candidate.cost;
    put(document, worth.whole);
    document["share_per_day"] = worth.whole.learning.share / candidate.time();
    document["chance_best_per_day"] = worth.chance_by_day;
    document["chance_best_in_all"] = worth.chance_in_all;
    if (worth.chance_by_cost) document["chance_best_per_cost"] = *worth.chance_by_cost;
    document["enough_day"] = worth.enough_day ? Document(*worth.enough_day) : Document();
    document["course"] = course_document(worth);
    document["measurements"] = measurements_document(worth);
    return document;
}

Document forecast_document(const NextTest& study, const NextTestResult& result) {
    Document document = Document::object();
    document["name"] = study.output.name;
    document["unit"] = study.output.unit;
    document["meaning"] = study.output.long_name;
    document["day"] = study.day;
    document["P90"] = percentile(result.forecast, 0.1);
    document["P50"] = percentile(result.forecast, 0.5);
    document["P10"] = percentile(result.forecast, 0.9);
    document["words"] = "P90: 90 in 100 chance of more than";
    document["half_width"] = half_width(result.worths.front().whole.learning.before);
    return document;
}

void put_texts(Document& document, const std::vector<std::string>& texts) {
    document = Document::array();
    for (const std::string& each : texts) document.push_back(each);
}

/// Numbers of the plan; tests have the same, or their own.
void write_members(const std::filesystem::path& file, const NextTest& study,
                   const NextTestResult& result) {
    const auto& all = study.trials->parameters();
    Ensemble made{.members = result.members};
    std::vector<Measure> measures;
    made.values.resize(result.members.size());
    made.z.resize(result.members.size());
    std::vector<std::vector<double>> values;
    for (const auto& z : result.z) values.push_back(study.trials->values_at(z));
    for (std::size_t p = 0; p < all.size(); ++p) {
        if (all[p].test != std::size_t{0}) continue;
        made.names.push_back(all[p].name);
        made.units.push_back(shown_unit(all[p].measure));
        measures.push_back(all[p].measure);
        for (std::size_t row = 0; row < values.size(); ++row) {
            made.values[row].push_back(values[row][p]);
            made.z[row].push_back(result.z[row][p]);
        }
    }
    write_ensemble(file, made, measures);
}

}  // namespace

Document next_test_summary(const NextTest& study, const NextTestResult& result) {
    Document document = Document::object();
    document["schema"] = "gossan.next_test/1";
    document["title"] = study.input.study.title;
    document["members"] = std::int64_t(result.members.size());
    document["forecast"] = forecast_document(study, result);
    document["verdict"] = result.verdict;
    put_texts(document["remarks"], result.remarks);
    document["best_per_day"] = study.candidates[result.best_by_day].name;
    document["best_in_all"] = study.candidates[result.best_in_all].name;
    auto& candidates = document["candidates"] = Document::array();
    for (std::size_t n = 0; n < study.candidates.size(); ++n) {
        candidates.push_back(candidate_document(study.candidates[n], result.worths[n]));
    }
    auto& pairs = document["pairs"] = Document::array();
    for (const PairWorth& each : result.pairs) {
        Document& own = pairs.push_back(Document::object());
        own["one"] = study.candidates[each.one].name;
        own["other"] = study.candidates[each.other].name;
        put(own, each.both);
    }
    put_texts(document["notes"], study.notes);
    put_texts(document["failures"], result.failures);
    return document;
}

void write_next_test(const std::filesystem::path& folder, const NextTest& study,
                     const NextTestResult& result) {
    write_sheets(folder, "next-test.xlsx", next_test_tables(study, result));
    write_members(folder / "members.csv", study, result);
    records::write_atomically(folder / "summary.json",
                              records::print(next_test_summary(study, result)));
}

}  // namespace gossan::study
