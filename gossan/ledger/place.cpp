// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/place.hpp"

#include "gossan/base/text.hpp"

namespace gossan::ledger {
namespace {

bool is_pond(const std::string& name) { return name.ends_with(" pond"); }

}  // namespace

Place place_of(const std::string& name) {
    const std::size_t slash = name.find('/');
    if (slash != std::string::npos) return {name.substr(0, slash), name.substr(slash + 1)};
    if (name == "bed" || name == "solids") return {"column", name};
    return {{}, name};
}

Store store_of(const Place& place) {
    if (!place.module.empty()) return place.is_ore() ? Store::ore : Store::heap;
    const std::string name = lowered(place.part);
    if (is_pond(name)) return Store::pond;  // whatever it is called
    if (name.starts_with("sx")) return Store::sx;
    if (name.starts_with("ew")) return Store::ew;
    if (name.starts_with("cathode")) return Store::product;
    return Store::pond;
}

bool is_recovery(const Place& place) {
    const std::string name = lowered(place.part);
    return name == "pls" || (name.starts_with("cathode") && !is_pond(name));
}

}  // namespace gossan::ledger
