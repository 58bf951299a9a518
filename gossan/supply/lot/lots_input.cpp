// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lots_input.hpp"

#include "gossan/base/text.hpp"
#include "gossan/supply/lot/cathode_grade.hpp"

namespace gossan::supply {

using Complaint = std::optional<std::string>;

Schema<LotsInput> LotsInput::schema() {
    using L = LotsInput;
    return Schema<L>("lots", "How cathode becomes lots and bundles.")
        .field("prefix", &L::prefix, "of the names of lots: \"JC\" of JC-0001")
        .field("brand", &L::brand, "as stamped on the tags")
        .field("standard", &L::standard, "that the copper is made to: a grade of data/cathode",
               defaults_to("choice: what an unregistered brand of the United States sells by"))
        .field("harvest", &L::harvest, between("1 d", "31 d"),
               "from one stripping to the next: what shares a certificate",
               defaults_to("unverified: cathodes grow for six or seven days"), unit("d"))
        .field("bundle", &L::bundle, between("500 kg", "5 t"), "planned net mass of a bundle",
               defaults_to("unverified: bundles are of 2 to 3 t"), unit("t"))
        .field("strapping", &L::strapping, between("0 kg", "50 kg"),
               "straps and tag of a planned bundle: gross less net",
               defaults_to("estimate: two steel straps"), unit("kg"))
        .field("commercial_lot", &L::commercial_lot, above("0 t"),
               "what is sold and shipped as one",
               defaults_to("unverified: 25 t, as exchanges have it"), unit("t"))
        .field("lot_tolerance", &L::lot_tolerance, between(0, 0.2),
               "of a commercial lot's mass, either way",
               defaults_to("unverified: 2 %, as exchanges allow"))
        .field("scale_tolerance", &L::scale_tolerance, between(0, 0.05),
               "weighed bundles of a lot against the mass that was plated, either way",
               defaults_to("choice: 0.5 %, current efficiency is no better known"))
        .field("certificates", &L::certificates, "of analysis, one row a certificate")
        .field("bundles", &L::bundles, "as weighed, one row a bundle; left out: planned")
        .field("shipments", &L::shipments, "one row a commercial lot that left or arrived")
        .check("prefix",
               [](const L& lots) -> Complaint {
                   const bool is_plain =
                       !lots.prefix.empty() && lots.prefix.find_first_not_of(
                                                   "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstu"
                                                   "vwxyz0123456789") == std::string::npos;
                   if (is_plain) return {};
                   return "a prefix is of letters and digits, as it enters identifiers";
               })
        .check("standard", [](const L& lots) -> Complaint {
            std::vector<std::string> names;
            for (const CathodeGrade& grade : cathode_grades()) {
                if (grade.name == lots.standard) return {};
                names.push_back(grade.name);
            }
            const auto near = nearest(lots.standard, names);
            return near ? "there is no such grade: did you mean " + in_quotes(*near) + "?"
                        : "there is no such grade: write " + enumerate(names);
        });
}

}  // namespace gossan::supply
