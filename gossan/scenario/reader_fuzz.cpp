// SPDX-License-Identifier: Apache-2.0
// Any bytes as a scenario: the reader ends in faults or in a value that can be written and read
// again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/rich_input.hpp"
#include "gossan/scenario/writers.hpp"

using namespace gossan;  // a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using scenario::rich::Input;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Diagnostics diagnostics;
    const auto loaded = scenario::read_text<Input>(text, "fuzz.toml", diagnostics);
    (void)diagnostics.text(true);
    if (diagnostics.has_errors()) return 0;
    const std::string written =
        scenario::effective_toml(description_of<Input>(), &loaded.value, loaded.origins);
    Diagnostics again_diagnostics;
    const auto again = scenario::read_text<Input>(written, "effective.toml", again_diagnostics);
    if (again_diagnostics.has_errors() || !(again.value == loaded.value)) std::abort();
    return 0;
}
