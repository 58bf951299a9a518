// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/varied_inputs.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace gossan::report {
namespace {

struct Quantity {
    double number;
    std::string_view unit;
};

/// "0.4 Nm3/m2/h" as number and unit; nothing where it does not begin with a number.
std::optional<Quantity> quantity_of(std::string_view text) {
    Quantity found{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), found.number);
    if (fault != std::errc{}) return {};
    const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
    if (!rest.empty() && rest.front() != ' ') return {};
    found.unit = rest.empty() ? rest : rest.substr(1);
    return found;
}

/// Fills the numbers if each run has one, all in one unit.
void read_numbers(VariedInput& input) {
    std::vector<double> numbers;
    std::string_view unit;
    for (const std::string& text : input.texts) {
        const auto quantity = quantity_of(text);
        if (!quantity || (!numbers.empty() && quantity->unit != unit)) return;
        unit = quantity->unit;
        numbers.push_back(quantity->number);
    }
    input.unit = unit;
    input.numbers = std::move(numbers);
}

std::string value_at(const RunView& run, const std::string& path) {
    for (const ValueInForce& value : run.values)
        if (value.path == path) return value.value;
    return "–";
}

}  // namespace

std::vector<VariedInput> varied_inputs(std::span<const RunView> runs) {
    std::vector<VariedInput> inputs;
    std::set<std::string> seen;
    for (const RunView& source : runs) {
        for (const ValueInForce& value : source.values) {
            if (!seen.insert(value.path).second) continue;
            VariedInput input{.path = value.path, .texts = {}, .numbers = {}, .unit = {}};
            for (const RunView& run : runs) input.texts.push_back(value_at(run, value.path));
            if (std::set<std::string>(input.texts.begin(), input.texts.end()).size() < 2) continue;
            read_numbers(input);
            inputs.push_back(std::move(input));
        }
    }
    return inputs;
}

std::optional<VariedInput> ordering_input(std::span<const RunView> runs) {
    for (VariedInput& input : varied_inputs(runs))
        if (!input.numbers.empty()) return std::move(input);
    return {};
}

void put_in_order(std::vector<RunView>& runs) {
    if (runs.size() < 3) return;
    const auto input = ordering_input(runs);
    if (!input) return;
    std::vector<std::size_t> order(runs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return input->numbers[a] < input->numbers[b];
    });
    std::vector<RunView> sorted;
    sorted.reserve(runs.size());
    for (const std::size_t k : order) sorted.push_back(std::move(runs[k]));
    runs = std::move(sorted);
}

}  // namespace gossan::report
