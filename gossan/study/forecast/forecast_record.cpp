// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/forecast_record.hpp"

#include <cmath>

#include "gossan/base/text.hpp"

namespace gossan::study {
namespace {

using records::Document;

constexpr double a_day = 86400.0;

void put(Document& document, const FanRow& row) {
    document["p5"] = row.p5;
    document["p10"] = row.p10;
    document["p50"] = row.p50;
    document["p90"] = row.p90;
    document["p95"] = row.p95;
}

/// P90, P50, P10 as mines have them, in words.
Document in_words(const FanRow& row) {
    Document document = Document::object();
    document["day"] = row.day;
    document["P90"] = row.p10;
    document["P50"] = row.p50;
    document["P10"] = row.p90;
    document["words"] = "P90: 90 in 100 chance of more than";
    document["members"] = std::int64_t(row.members);
    return document;
}

void put_names(Document& document, const records::ColumnInfo& column) {
    document["name"] = column.name;
    document["unit"] = column.unit;
    document["meaning"] = column.long_name;
}

Document target_document(const Forecast& forecast, const ForecastResult& result,
                         const TargetInput& target) {
    const TargetChance chance = chance_of(forecast, result.told, target);
    Document document = Document::object();
    document["output"] = target.output;
    document["unit"] = forecast.outputs[*forecast.output_named(target.output)].unit;
    document["by_day"] = target.by.si / a_day;
    if (target.least) document["least"] = *target.least;
    if (target.most) document["most"] = *target.most;
    document["chance"] = chance.chance;
    document["chance_low"] = chance.low;
    document["chance_high"] = chance.high;
    return document;
}

Document score_document(const ForecastScore& score) {
    Document document = Document::object();
    document["output"] = score.output;
    document["forecast"] = score.forecast;
    document["values"] = score.scores.n_forecasts;
    document["crps"] = score.scores.mean_crps;
    document["bias"] = score.scores.bias;
    document["coverage"] = score.scores.coverage;
    document["coverage_low"] = score.scores.coverage_low;
    document["coverage_high"] = score.scores.coverage_high;
    document["width"] = score.scores.mean_width;
    return document;
}

Document cause_document(const CauseShare& each) {
    Document document = Document::object();
    document["name"] = each.cause;
    document["share"] = each.share;
    document["p10"] = each.p10;
    document["p90"] = each.p90;
    return document;
}

Document explanation_document(const Forecast& forecast, const Explanation& explanation) {
    const auto& explain = *forecast.input.explain;
    Document document = Document::object();
    put_names(document, forecast.outputs[*forecast.output_named(explain.output)]);
    document["day"] = explain.day ? explain.day->si / a_day : forecast.days.back();
    document["plan"] = explanation.plan;
    document["actual"] = explanation.actual;
    document["members"] = std::int64_t(explanation.members);
    auto& rows = document["rows"] = Document::array();
    for (const CauseShare& each : explanation.shares) rows.push_back(cause_document(each));
    return document;
}

Document update_document(const Forecast& forecast, const UpdateHistory& history) {
    Document document = Document::object();
    put_names(document, forecast.outputs[history.output]);
    const auto& goal = forecast.input.update->day;
    const std::size_t end = goal ? forecast.day_at(goal->si / a_day) : forecast.days.size() - 1;
    document["of_day"] = forecast.days[end];
    document["members"] = std::int64_t(forecast.members.size());
    auto& rows = document["rows"] = Document::array();
    for (const UpdateRow& row : history.rows) {
        Document& own = rows.push_back(Document::object());
        own["day"] = row.day;
        put(own, row.outcome);
        own["effective"] = row.effective;
        own["how"] = row.how;
    }
    // What came in the end, where it was measured.
    document["observed"] = Document();
    for (const ForecastDatum& datum : forecast.data) {
        if (datum.output == history.output && datum.day == end &&
            datum.bound == tables::Bound::exact) {
            document["observed"] = datum.value;
        }
    }
    return document;
}

Document tornado_document(const Forecast& forecast, const ForecastResult& result,
                          std::size_t output) {
    const std::size_t end = forecast.days.size() - 1;
    Document document = Document::object();
    put_names(document, forecast.outputs[output]);
    document["day"] = forecast.days[end];
    document["median"] = sample(forecast, result.told, output, end).percentile(0.5);
    // Standard error of a rank correlation of what is independent: 1/sqrt(n - 1); two of them.
    document["noise"] = 2.0 / std::sqrt(double(result.told.size()) - 1.0);
    auto& rows = document["rows"] = Document::array();
    for (const TornadoRow& row : tornado(forecast, result.told, output, end)) {
        Document& own = rows.push_back(Document::object());
        own["name"] = row.name;
        own["correlation"] = row.correlation;
        own["low"] = row.low;
        own["high"] = row.high;
    }
    return document;
}

const char* word_of(tables::Bound bound) {
    if (bound == tables::Bound::below) return "below";
    return bound == tables::Bound::above ? "above" : "exact";
}

Document fan_document(const Forecast& forecast, const ForecastResult& result, std::size_t output) {
    Document document = Document::object();
    put_names(document, forecast.outputs[output]);
    document["members"] = std::int64_t(result.told.size());
    document["learnt_until"] = result.learnt_until;
    for (const char* key : {"days", "p5", "p10", "p50", "p90", "p95"}) {
        document[key] = Document::array();
    }
    for (const FanRow& row : fan(forecast, result.told, output)) {
        document["days"].push_back(row.day);
        document["p5"].push_back(row.p5);
        document["p10"].push_back(row.p10);
        document["p50"].push_back(row.p50);
        document["p90"].push_back(row.p90);
        document["p95"].push_back(row.p95);
    }
    auto& measured = document["measured"] = Document::array();
    for (const ForecastDatum& datum : forecast.data) {
        if (datum.output != output) continue;
        Document& own = measured.push_back(Document::object());
        own["day"] = forecast.days[datum.day];
        own["value"] = datum.value;
        own["sd"] = datum.sd;
        own["bound"] = word_of(datum.bound);
    }
    return document;
}

Document months_document(const Forecast& forecast, const ForecastResult& result,
                         std::size_t output) {
    Document document = Document::object();
    put_names(document, forecast.outputs[output]);
    auto& rows = document["rows"] = Document::array();
    for (const MonthRow& row : by_month(forecast, result.told, output)) {
        Document& own = rows.push_back(Document::object());
        own["month"] = row.month;
        put(own, row.growth);
    }
    return document;
}

}  // namespace

Document forecast_summary(const Forecast& forecast, const ForecastResult& result) {
    Document document = Document::object();
    document["schema"] = "gossan.forecast/1";
    document["title"] = forecast.input.study.title;
    document["members"] = std::int64_t(result.told.size());
    document["members_that_count"] = result.told.effective();
    document["learnt_until_day"] =
        result.learnt_until < 0.0 ? Document() : Document(result.learnt_until);
    auto& outputs = document["outputs"] = Document::array();
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        Document& own = outputs.push_back(Document::object());
        put_names(own, forecast.outputs[output]);
        const std::size_t end = forecast.days.size() - 1;
        own["last"] =
            in_words(fan_row(forecast.days[end], sample(forecast, result.told, output, end)));
    }
    auto& targets = document["targets"] = Document::array();
    for (const TargetInput& each : forecast.input.targets) {
        targets.push_back(target_document(forecast, result, each));
    }
    auto& scores = document["scores"] = Document::array();
    for (const ForecastScore& each : result.scores) scores.push_back(score_document(each));
    auto& moved = document["tornado"] = Document::array();
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        moved.push_back(tornado_document(forecast, result, output));
    }
    if (result.update) document["update"] = update_document(forecast, *result.update);
    if (result.explanation) {
        document["explanation"] = explanation_document(forecast, *result.explanation);
    }
    auto& notes = document["notes"] = Document::array();
    for (const std::string& each : forecast.notes) notes.push_back(each);
    auto& failures = document["failures"] = Document::array();
    for (const std::string& each : result.failures) failures.push_back(each);
    return document;
}

Document forecast_drawing(const Forecast& forecast, const ForecastResult& result) {
    Document document = Document::object();
    document["schema"] = "gossan.forecast_drawing/1";
    Document fans = Document::array(), months = Document::array(), tornados = Document::array();
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        fans.push_back(fan_document(forecast, result, output));
        if (is_sum(forecast.outputs[output].name)) {
            months.push_back(months_document(forecast, result, output));
        }
        Document moved = tornado_document(forecast, result, output);
        if (!moved.at("rows").elements().empty()) tornados.push_back(std::move(moved));
    }
    document["fans"] = std::move(fans);
    document["months"] = std::move(months);
    document["tornados"] = std::move(tornados);
    auto& updates = document["updates"] = Document::array();
    if (result.update) updates.push_back(update_document(forecast, *result.update));
    document["explained"] =
        result.explanation ? explanation_document(forecast, *result.explanation) : Document();
    return document;
}

}  // namespace gossan::study
