// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/geography.hpp"

#include <array>
#include <string>

#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

struct Subregion {
    std::string_view name;
    std::string_view region;
    std::string_view countries;  ///< two letters each, with a blank between them
};

constexpr std::array subregions{
    Subregion{"northern africa", "africa", "dz eg ly ma sd tn eh"},
    Subregion{"sub-saharan africa", "africa",
              "ao bf bi bj bw cd cf cg ci cm cv dj er et ga gh gm gn gq gw io ke km lr ls mg ml mr "
              "mu mw mz na ne ng re rw sc sh sl sn so ss st sz td tf tg tz ug yt za zm zw"},
    Subregion{"northern america", "americas", "bm ca gl pm us"},
    Subregion{"latin america and the caribbean", "americas",
              "ag ai ar aw bb bl bo bq br bs bv bz cl co cr cu cw dm do ec fk gd gf gp gs gt gy hn "
              "ht jm kn ky lc mf mq ms mx ni pa pe pr py sr sv sx tc tt uy vc ve vg vi"},
    Subregion{"central asia", "asia", "kg kz tj tm uz"},
    Subregion{"eastern asia", "asia", "cn hk jp kp kr mn mo"},
    Subregion{"south-eastern asia", "asia", "bn id kh la mm my ph sg th tl vn"},
    Subregion{"southern asia", "asia", "af bd bt in ir lk mv np pk"},
    Subregion{"western asia", "asia", "ae am az bh cy ge il iq jo kw lb om ps qa sa sy tr ye"},
    Subregion{"eastern europe", "europe", "bg by cz hu md pl ro ru sk ua"},
    Subregion{"northern europe", "europe", "ax dk ee fi fo gb gg ie im is je lt lv no se sj"},
    Subregion{"southern europe", "europe", "ad al ba es gi gr hr it me mk mt pt rs si sm va"},
    Subregion{"western europe", "europe", "at be ch de fr li lu mc nl"},
    Subregion{"australia and new zealand", "oceania", "au cc cx hm nf nz"},
    Subregion{"melanesia", "oceania", "fj nc pg sb vu"},
    Subregion{"micronesia", "oceania", "fm gu ki mh mp nr pw um"},
    Subregion{"polynesia", "oceania", "as ck nu pf pn tk to tv wf ws"}};

/// The next wider place; blank where there is none.
std::string_view around(std::string_view place) {
    if (place.size() > 3 && place[2] == '-') return place.substr(0, 2);
    for (const Subregion& each : subregions) {
        if (place == each.name) return each.region;
        if (place.size() == 2 && each.countries.find(place) != std::string_view::npos) {
            return each.name;
        }
    }
    return {};
}

}  // namespace

bool lies_within(std::string_view place, std::string_view wider) {
    const std::string wanted = lowered(wider);
    const std::string here = lowered(place);
    for (std::string_view at = here; !at.empty(); at = around(at)) {
        if (at == wanted) return true;
    }
    return false;
}

}  // namespace gossan::supply
