// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/climate.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "gossan/atmosphere/surface_exchange.hpp"

namespace gossan::atmosphere {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// A file that goes away with its object.
class WrittenFile {
public:
    explicit WrittenFile(const std::string& text) {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        path_ = testing::TempDir() + "weather_" + test->name() + ".csv";
        std::ofstream(path_) << text;
    }
    ~WrittenFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    WrittenFile(const WrittenFile&) = delete;
    WrittenFile& operator=(const WrittenFile&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

Weather steady() {
    Weather weather;
    weather.air_temperature.emplace(Temperature{293.15});
    return weather;
}

Climate climate_of(const Weather& weather, const char* start = "", Duration span = 2.0 * day) {
    Diagnostics diagnostics;
    Climate climate(weather, start, span, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    return climate;
}

std::string faults_of_file(const std::string& text, const char* start, Duration span) {
    const WrittenFile file(text);
    Weather weather;
    weather.file = InputFile{file.path()};
    Diagnostics diagnostics;
    const Climate climate(weather, start, span, diagnostics);
    return diagnostics.text();
}

TEST(Climate, IsCalmDryAndClearUnlessTold) {
    const Climate climate = climate_of(steady());
    const Conditions now = climate.at(0.0);
    EXPECT_EQ(now.air_temperature, 293.15);
    EXPECT_EQ(now.relative_humidity, 0.5);
    EXPECT_EQ(now.wind + now.sun + now.rain + now.potential_evaporation, 0.0);
    EXPECT_EQ(now.exposure, 1.0);
    EXPECT_EQ(now.sky_radiation, sky_radiation(293.15, 0.5).value);
    EXPECT_EQ(climate.pressure(), 101325.0);
    EXPECT_THAT(climate.notes(), IsEmpty());
}

TEST(Climate, DriesAWetSurfaceByTheWind) {
    Weather weather = steady();
    weather.wind.emplace(Velocity(3.0));
    // 20 degC: p_s 2338.3 Pa, X 0.023623 and 0.011673 at half of it; w apart 0.62198 x 0.011950 =
    // 7.4326e-3; rho 1.2041 x 1.5e-3 x 3 = 5.4184e-3; E 4.0273e-5 kg/m2/s = 4.0394e-8 m/s.
    EXPECT_NEAR(climate_of(weather).at(0.0).potential_evaporation, 4.0394e-8, 2e-11);
    weather.potential_evaporation.emplace(Velocity(1e-8));
    EXPECT_EQ(climate_of(weather).at(0.0).potential_evaporation, 1e-8);
}

TEST(Climate, CoversShelterWhileTheyLieAndJump) {
    Weather weather = steady();
    weather.potential_evaporation.emplace(Velocity(1e-8));
    weather.covers = {{.from = 1.0 * day, .until = 3.0 * day, .factor = 0.25},
                      {.from = 2.0 * day, .until = {}, .factor = 0.5}};
    const Climate climate = climate_of(weather, "", 5.0 * day);
    EXPECT_EQ(climate.at(0.5 * day.si).exposure, 1.0);
    EXPECT_EQ(climate.at(1.0 * day.si).exposure, 0.25);
    EXPECT_EQ(climate.at(2.5 * day.si).exposure, 0.125);
    EXPECT_EQ(climate.at(4.0 * day.si).exposure, 0.5);
    EXPECT_EQ(climate.at(1.5 * day.si).potential_evaporation, 0.25e-8);
    EXPECT_THAT(climate.jumps(), testing::IsSupersetOf({1.0 * day.si, 2.0 * day.si, 3.0 * day.si}));
}

TEST(Climate, CoversKeepOutTheirSharesOfRainSunAndSky) {
    Weather weather = steady();
    weather.rain.emplace(Velocity(2e-8));
    weather.sun.emplace(Irradiance(400.0));
    const Conditions open = climate_of(weather).at(0.0);
    weather.covers = {{.from = Duration(0.0), .until = {}, .rain_kept_out = Number(1.0)},
                      {.from = Duration(0.0),
                       .until = {},
                       .sun_kept_out = Number(0.75),
                       .sky_kept_out = Number(0.5)},
                      {.from = Duration(0.0), .until = {}, .sky_kept_out = Number(0.5)}};
    const Conditions covered = climate_of(weather).at(0.0);
    EXPECT_EQ(covered.exposure, 1.0);
    EXPECT_EQ(covered.rain, 0.0);
    EXPECT_EQ(covered.sun, 100.0);
    // A half of a half of the sky is left, the rest is as warm as the air.
    const double black_body = stefan_boltzmann * std::pow(293.15, 4);
    EXPECT_NEAR(covered.sky_radiation, 0.25 * open.sky_radiation + 0.75 * black_body, 1e-9);
}

TEST(Climate, IndoorsWallsTakeTheSkysPlace) {
    Weather weather = steady();
    weather.indoors = true;
    EXPECT_NEAR(climate_of(weather).at(0.0).sky_radiation, stefan_boltzmann * std::pow(293.15, 4),
                1e-9);
}

TEST(Climate, FallsInPressureWithAltitude) {
    Weather weather = steady();
    weather.altitude = Length(1000.0);
    EXPECT_NEAR(climate_of(weather).pressure(), 89875.0, 30.0);  // U.S. standard atmosphere, 1 km
    EXPECT_NEAR(pressure_at(3000.0), 70109.0, 30.0);
}

TEST(Climate, LaysDailyMeansByTheirDatesAndKeepsTheRain) {
    const WrittenFile file(
        "date,air_temperature (degC),rain (mm/d)\n"
        "2026-01-01,0,0\n2026-01-02,10,0\n2026-01-03,20,12\n2026-01-04,30,0\n2026-01-05,40,0\n");
    Weather weather;
    weather.file = InputFile{file.path()};
    const Climate climate = climate_of(weather, "2026-01-02", 3.0 * day);
    EXPECT_NEAR(climate.at(0.5 * day.si).air_temperature, 283.15, 1e-9);
    EXPECT_NEAR(climate.at(1.0 * day.si).air_temperature, 288.15, 1e-9);  // rises steadily
    double rain = 0.0;
    const int n = 3000;  // midpoint rule over pieces of cubics: error 1e-7
    for (int k = 0; k < n; ++k) rain += climate.at((k + 0.5) * 3.0 * day.si / n).rain / n;
    EXPECT_NEAR(rain * 3.0 * day.si, 12e-3, 1e-8);
    EXPECT_THAT(climate.jumps(), IsEmpty());
}

TEST(Climate, GoesRoundWithARepeatingFile) {
    const WrittenFile file("day,air_temperature (degC)\n0,5\n1,15\n2,10\n");
    Weather weather;
    weather.file = InputFile{file.path()};
    weather.repeat = true;
    const Climate climate = climate_of(weather, "", 10.0 * day);
    EXPECT_NEAR(climate.at(9.5 * day.si).air_temperature, 278.15, 1e-9);
    EXPECT_NEAR(climate.at(7.5 * day.si).air_temperature, 288.15, 1e-9);
    EXPECT_NEAR(climate.at(0.1 * day.si).air_temperature, climate.at(3.1 * day.si).air_temperature,
                1e-9);
}

TEST(Climate, RefusesAFileThatDoesNotCoverTheRun) {
    const std::string rows = "date,air_temperature (degC)\n2026-01-02,5\n2026-01-03,6\n";
    EXPECT_THAT(faults_of_file(rows, "2026-01-01", 1.0 * day), HasSubstr("weather.span"));
    EXPECT_THAT(faults_of_file(rows, "2026-01-02", 3.0 * day), HasSubstr("weather.span"));
    EXPECT_EQ(faults_of_file(rows, "2026-01-02", 2.0 * day), "");
    EXPECT_THAT(faults_of_file(rows, "2026/01/02", 2.0 * day), HasSubstr("run.start_date"));
    EXPECT_THAT(faults_of_file("day,wind (m/s)\n0,1\n1,1\n", "", 1.0 * day),
                HasSubstr("weather.no_temperature"));
}

TEST(Climate, LetsMonthsComeRoundByTheCalendar) {
    std::string months = "month,air_temperature (degC)\n";
    for (int month = 1; month <= 12; ++month) {
        months += std::to_string(month) + "," + std::to_string(10 + month) + "\n";
    }
    const WrittenFile file(months);
    Weather weather;
    weather.file = InputFile{file.path()};
    const Climate climate = climate_of(weather, "2026-03-01", 800.0 * day);
    EXPECT_NEAR(climate.at(15.5 * day.si).air_temperature, 273.15 + 13.0, 1e-9);  // mid March
    // A year on; April's middle, 30 days long, is 31 + 15 days in.
    EXPECT_NEAR(climate.at((365.0 + 46.0) * day.si).air_temperature, 273.15 + 14.0, 1e-9);
    // C1: slopes from both sides agree where two pieces meet. Curvature 1 K / (30 d)^2.
    const double at = 46.0 * day.si;
    const double h = 60.0;
    const double left = climate.at(at).air_temperature - climate.at(at - h).air_temperature;
    const double right = climate.at(at + h).air_temperature - climate.at(at).air_temperature;
    EXPECT_NEAR(left, right, 1e-7);
}

TEST(Climate, SaysHowManyRowsItAveragedAndWhichKeysRule) {
    std::string hours = "time (h),air_temperature (degC),wind (m/s),relative_humidity (%)\n";
    for (int hour = 0; hour < 48; ++hour) hours += std::to_string(hour) + ",20,2,100\n";
    const WrittenFile file(hours);
    Weather weather;
    weather.file = InputFile{file.path()};
    weather.wind.emplace(Velocity(5.0));
    const Climate daily = climate_of(weather);
    EXPECT_THAT(daily.notes(),
                UnorderedElementsAre(HasSubstr("48 rows run as means of 2 days"),
                                     HasSubstr("weather.wind is given and rules"),
                                     HasSubstr("2 values above 99 % count as 99 %")));
    EXPECT_EQ(daily.at(0.0).wind, 5.0);
    weather.resolve = true;
    EXPECT_THAT(climate_of(weather).notes(), testing::SizeIs(2));
}

}  // namespace
}  // namespace gossan::atmosphere
