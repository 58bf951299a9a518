// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gossan/base/schema.hpp"

/// A described struct of every kind of field, for the tests and the fuzzer of this module alone.
namespace gossan::scenario::rich {

enum class Drainage { free, suction };
inline EnumNames<Drainage> names_of(Drainage) {
    return {{Drainage::free, "free", "by gravity"},
            {Drainage::suction, "suction", "against a suction"}};
}

struct Drip {
    TimeSeries<Velocity> rate;

    bool operator==(const Drip&) const = default;
    static Schema<Drip> schema() {
        return Schema<Drip>("drip", "Drippers at a rate that may change.")
            .field("rate", &Drip::rate, at_least(0), "irrigation rate", unit("L/m2/h"),
                   usual(between("1 L/m2/h", "40 L/m2/h")));
    }
};

struct Rain {
    Velocity depth{};
    std::optional<InputFile> record;

    bool operator==(const Rain&) const = default;
    static Schema<Rain> schema() {
        return Schema<Rain>("rain", "Rain alone.")
            .field("depth", &Rain::depth, at_least(0), "rain in a day", unit("mm/d"))
            .field("record", &Rain::record, "where the rain was measured");
    }
};

struct Liquor {
    Either<Density, Concentration> iron;
    Potential potential{};
    double sulphate_share = 0.5;

    bool operator==(const Liquor&) const = default;
    static Schema<Liquor> schema() {
        return Schema<Liquor>("liquor")
            .field("iron", &Liquor::iron, at_least(0), "total iron")
            .field("potential", &Liquor::potential, between("0 mV SHE", "1200 mV SHE"),
                   "redox potential")
            .field("sulphate_share", &Liquor::sulphate_share, fraction(), "share of sulphate",
                   defaults_to("estimate: half"));
    }
};

struct Lift {
    Length height{};
    std::vector<Length> sizes;

    bool operator==(const Lift&) const = default;
    static Schema<Lift> schema() {
        return Schema<Lift>("lift")
            .field("height", &Lift::height, between("0.1 m", "20 m"), "height of the lift")
            .field("sizes", &Lift::sizes, above(0), "rock sizes", unit("mm"),
                   defaults_to("choice: none"));
    }
};

struct Solver {
    double tolerance = 1e-4;
    int steps = 5000;
    Duration longest{86400.0};

    bool operator==(const Solver&) const = default;
    static Schema<Solver> schema() {
        return Schema<Solver>("solver", "How the equations are solved.")
            .field("tolerance", &Solver::tolerance, open(0, 1), "relative tolerance",
                   defaults_to("choice: balances close"), fixed())
            .field("steps", &Solver::steps, at_least(1), "most steps", defaults_to("choice: ends"))
            .field("longest", &Solver::longest, above(0), "longest step",
                   defaults_to("12 h", "choice: half a day"));
    }
};

struct Input {
    std::string title;
    bool is_covered = false;
    Drainage drainage = Drainage::free;
    Temperature temperature{298.15};
    TemperatureDifference swing{};
    Duration duration{};
    std::map<std::string, Liquor> liquors;
    std::string feed;
    std::vector<Lift> lifts;
    std::variant<Drip, Rain> water;
    std::optional<Liquor> cure;
    std::map<std::string, Number> shares;
    Solver solver;

    bool operator==(const Input&) const = default;
    static Schema<Input> schema();
};

inline Schema<Input> Input::schema() {
    return Schema<Input>("input", "A heap that does not exist.")
        .field("title", &Input::title, "what to call it")
        .field("is_covered", &Input::is_covered, "whether a sheet covers it",
               defaults_to("choice: bare"))
        .field("drainage", &Input::drainage, "how the base drains", defaults_to("choice: free"))
        .field("temperature", &Input::temperature, between("-20 degC", "100 degC"), "of the rock",
               defaults_to("estimate: a mild day"))
        .field("swing", &Input::swing, at_least(0), "daily swing of air temperature")
        .field("duration", &Input::duration, above(0), "length of the run")
        .field("liquors", &Input::liquors, "solutions by id")
        .field("feed", &Input::feed, "which liquor is irrigated", refers_to("liquors"))
        .field("lifts", &Input::lifts, "lifts from the base up")
        .field("water", &Input::water, "what wets the top")
        .field("cure", &Input::cure, "solution added at stacking")
        .field("shares", &Input::shares, fraction(), "shares by id", defaults_to("choice: none"))
        .field("solver", &Input::solver, "numerics")
        .removed("depth", "0.2", "the height of each of [[lifts]]")
        .check("lifts", [](const Input& input) -> std::optional<std::string> {
            if (input.lifts.empty()) return "no lift";
            return std::nullopt;
        });
}

/// An input that is right, one entry a line so that tests can speak of lines.
inline constexpr const char* good_text = R"(title = "a heap"
swing = "8 K"
duration = "400 d"
feed = "raffinate"

[liquors.raffinate]
iron = "5 g/L"
potential = "550 mV Ag/AgCl"

[liquors.fresh]
iron = "20 mM"
potential = "700 mV SHE"
sulphate_share = "40 %"

[[lifts]]
height = "4 m"
sizes = ["12 mm", "0.5 in"]

[[lifts]]
height = "10 ft"

[water]
kind = "drip"
rate = [["0 d", "6 L/m2/h"], ["37 d", "0.005 gpm/ft2"]]

[shares]
slow = 0.25
fast = "60 %"
)";

}  // namespace gossan::scenario::rich
