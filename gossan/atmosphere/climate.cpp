// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/climate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gossan/atmosphere/smooth_steps.hpp"
#include "gossan/atmosphere/surface_exchange.hpp"
#include "gossan/atmosphere/weather_file.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/monotone_curve.hpp"

namespace gossan::atmosphere {
namespace {

constexpr double wettest_air = 0.99;     // a wet bed must be wetter than the air
constexpr double water_density = 997.0;  // kg/m3

/// `name` as a fault or note calls it.
std::string key_of(const std::string& name) { return joined("weather", name); }

}  // namespace

/// Makes the curves of a Climate one by one.
class ClimateBuilder {
public:
    ClimateBuilder(Climate& climate, const Weather& weather, Duration duration,
                   Diagnostics& diagnostics)
        : climate_(climate), weather_(weather), end_(duration.si), diagnostics_(diagnostics) {}

    void build(std::string_view start_date) {
        if (weather_.file) take_file(start_date);
        const Weather& w = weather_;
        climate_.temperature_ = curve("air_temperature", w.air_temperature, 298.15);
        climate_.humidity_ = curve("relative_humidity", w.relative_humidity, 0.5);
        climate_.wind_ = curve("wind", w.wind, 0.0);
        climate_.sun_ = curve("sun", w.sun, 0.0);
        climate_.cloud_ = curve("cloud", w.cloud, 0.0);
        climate_.rain_ = curve("rain", w.rain, 0.0);
        const bool is_given = w.potential_evaporation || has("potential_evaporation");
        if (is_given) {
            climate_.evaporation_ = curve("potential_evaporation", w.potential_evaporation, 0.0);
        }
        if (record_.n_rows > 0 && !weather_.air_temperature && !has("air_temperature")) {
            fault("weather.no_temperature", "a file without the column air_temperature",
                  "the air's temperature, by column or by key");
        }
        climate_.covers_ = weather_.covers;
        for (const Cover& cover : weather_.covers) {
            climate_.jumps_.push_back(cover.from.si);
            if (cover.until) climate_.jumps_.push_back(cover.until->si);
        }
    }

private:
    using Curve = std::function<double(double)>;

    void fault(std::string code, std::string found, std::string allowed, std::string write = {}) {
        diagnostics_.add({.location = {.file = weather_.file ? weather_.file->path : ""},
                          .code = std::move(code),
                          .path = key_of("file"),
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)});
    }

    void note(std::string text) { climate_.notes_.push_back(std::move(text)); }

    [[nodiscard]] bool has(const std::string& name) const { return record_.columns.contains(name); }

    void take_file(std::string_view start_date) {
        auto read = read_weather_file(weather_.file->path, diagnostics_);
        if (read && !read->is_monthly && read->step < 1.0 && !weather_.resolve) {
            note("weather.file: " + std::to_string(read->n_rows) + " rows run as means of " +
                 std::to_string(read->n_rows / std::size_t(std::lround(1.0 / read->step))) +
                 " days; weather.resolve = true follows each");
            read = daily_means(*read, diagnostics_);
        }
        if (!read) return;
        const auto start = start_of(*read, start_date);
        if (!start) return;
        if (read->is_monthly)
            lay_months(*start);
        else
            lay_rows(*read, *start);
        record_ = std::move(*read);
    }

    /// Day 0 on the scale of the record's times.
    std::optional<double> start_of(const WeatherRecord& record, std::string_view start_date) {
        if (!record.is_dated && !record.is_monthly) return 0.0;
        if (start_date.empty()) {
            const double taken = record.is_monthly ? *days_of("2001-01-01") : record.first;
            note("weather.file: the run has no start_date; day 0 is taken as " +
                 (record.is_monthly ? "the first of January" : date_of(taken)));
            return taken;
        }
        const auto start = days_of(start_date);
        if (!start) {
            diagnostics_.add({.code = "weather.date",
                              .path = "run.start_date",
                              .found = in_quotes(start_date, 60),
                              .allowed = "a date such as 2026-01-31"});
        }
        return start;
    }

    void lay_months(double start) {
        const int last = month_of(start + end_ / day.si) + 2;
        for (int month = month_of(start) - 2; month <= last; ++month) {
            const double middle = 0.5 * (days_to_month(month) + days_to_month(month + 1));
            middles_.push_back((middle - start) * day.si);
            rows_.push_back(std::size_t((month % 12 + 12) % 12));
        }
    }

    void lay_rows(const WeatherRecord& record, double start) {
        const double begin = record.first - start;  // d
        const auto n = static_cast<long>(record.n_rows);
        const double end_of_rows = begin + double(n) * record.step;
        const double end_of_run = end_ / day.si;
        constexpr double slack = 1e-4;  // d
        if (!weather_.repeat && (begin > slack || end_of_rows < end_of_run - slack)) {
            const auto named = [&](double time) {
                return record.is_dated ? date_of(start + time)
                                       : "day " + rounded_quantity(time, {}, 6);
            };
            return fault(
                "weather.span",
                "rows from " + named(begin) + " to the end of " + named(end_of_rows - record.step),
                "rows from " + named(0.0) + " to " + named(end_of_run) + ", all of the run",
                "repeat = true, or a file that covers the run");
        }
        constexpr long margin = 2;  // a slope looks at the neighbours of both its ends
        long from = 0;
        long to = n;
        if (weather_.repeat) {
            from = std::lround(std::floor(-begin / record.step)) - margin;
            to = std::lround(std::ceil((end_of_run - begin) / record.step)) + margin;
        }
        for (long row = from; row < to; ++row) {
            middles_.push_back((begin + (double(row) + 0.5) * record.step) * day.si);
            rows_.push_back(std::size_t((row % n + n) % n));
        }
    }

    Curve curve(const std::string& name, const std::optional<TimeSeriesData>& given,
                double otherwise) {
        if (given) {
            if (has(name)) note(key_of(name) + " is given and rules over the file's column");
            return given_curve(name, *given);
        }
        if (!has(name)) return [otherwise](double) { return otherwise; };
        const std::vector<double>& column = record_.columns.at(name);
        std::vector<double> values;
        for (const std::size_t row : rows_) values.push_back(column[row]);
        if (values.size() < 2) {
            const double only = values.empty() ? otherwise : values.front();
            return [only](double) { return only; };
        }
        if (name == "relative_humidity") keep_below_saturation(values);
        if (name == "rain") return SmoothSteps(middles_, std::move(values));
        return numerics::MonotoneCurve(middles_, std::move(values));
    }

    Curve given_curve(const std::string& name, TimeSeriesData series) {
        if (name == "relative_humidity") keep_below_saturation(series.values);
        const bool is_line = series.interpolation == Interpolation::linear;
        if (series.times.size() > 1 && series.times.front() > 0.0) {
            note(key_of(name) + " begins after day 0: its first value holds till then");
        }
        if (series.times.size() > 1 && is_line) {
            if (series.times.back() < end_) {
                note(key_of(name) + " ends before the run: its last value holds from then on");
            }
            return numerics::MonotoneCurve(series.times, series.values);
        }
        if (!is_line) {
            auto& jumps = climate_.jumps_;
            jumps.insert(jumps.end(), series.times.begin(), series.times.end());
        }
        return [held = std::move(series)](double time) { return held.si_at(time); };
    }

    void keep_below_saturation(std::vector<double>& humidity) {
        const auto n = std::count_if(humidity.begin(), humidity.end(),
                                     [](double each) { return each > wettest_air; });
        if (n == 0) return;
        for (double& each : humidity) each = std::min(each, wettest_air);
        note("weather.relative_humidity: " + std::to_string(n) +
             " values above 99 % count as 99 %");
    }

    Climate& climate_;
    const Weather& weather_;
    double end_;
    Diagnostics& diagnostics_;
    WeatherRecord record_;
    std::vector<double> middles_;    // s
    std::vector<std::size_t> rows_;  // of the record, one a middle
};

Climate::Climate(const Weather& weather, std::string_view start_date, Duration duration,
                 Diagnostics& diagnostics)
    : is_indoors_(weather.indoors), pressure_(site_pressure(weather)) {
    ClimateBuilder(*this, weather, duration, diagnostics).build(start_date);
}

Conditions Climate::at(double time) const {
    Conditions now{.air_temperature = temperature_(time),
                   .relative_humidity = humidity_(time),
                   .wind = wind_(time),
                   .sun = sun_(time),
                   .rain = rain_(time)};
    double open_sky = 1.0;
    for (const Cover& cover : covers_) {
        const bool is_laid = time >= cover.from.si && (!cover.until || time < cover.until->si);
        if (!is_laid) continue;
        now.exposure *= cover.factor;
        now.rain *= 1.0 - cover.rain_kept_out.si;
        now.sun *= 1.0 - cover.sun_kept_out.si;
        open_sky *= 1.0 - cover.sky_kept_out.si;
    }
    const double t = now.air_temperature;
    const double black_body = stefan_boltzmann * t * t * t * t;
    now.sky_radiation =
        is_indoors_ ? black_body : sky_radiation(t, now.relative_humidity, cloud_(time)).value;
    now.sky_radiation = open_sky * now.sky_radiation + (1.0 - open_sky) * black_body;  // (2)
    if (evaporation_) {
        now.potential_evaporation = now.exposure * evaporation_(time);
    } else if (now.wind > 0.0) {
        const double saturated = saturation_pressure(t).value;
        const double deficit = vapour_ratio(saturated, pressure_).value -
                               vapour_ratio(now.relative_humidity * saturated, pressure_).value;
        now.potential_evaporation = now.exposure / water_density *
                                    evaporation_conductance(now.wind, air_density(t, pressure_)) *
                                    vapour_mass_ratio * deficit;  // (1)
    }
    return now;
}

}  // namespace gossan::atmosphere
