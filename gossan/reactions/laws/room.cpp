// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/room.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/smooth.hpp"

namespace gossan::reactions::laws {
namespace {

constexpr double last = 0.05;

class RoomFactor final : public SolidFactor {
public:
    double evaluate(const SolidState* own, double* slope) const override {
        if (slope != nullptr) *slope = 0.0;
        if (own->reference <= 0.0) return 0.0;
        const double scale = 1.0 / own->reference;
        const Sloped f = soft_foot(1.0 - own->amount * scale, last);  // (1)
        if (slope != nullptr) *slope = -f.slope * scale;
        return f.value;
    }
};

}  // namespace

Schema<Room> Room::schema() { return ore::sourced(Schema<Room>("room", "1 - n/n_max")); }

Factor Room::compile(const LawContext&) const { return std::make_unique<const RoomFactor>(); }

}  // namespace gossan::reactions::laws
