// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/pact_input.hpp"

namespace gossan::supply {

using Complaint = std::optional<std::string>;

Schema<PactInput> PactInput::schema() {
    using P = PactInput;
    return Schema<P>("pact", "How footprints are told to others by PACT.")
        .field("product", &P::product, "word of the product in identifiers",
               defaults_to("choice: what is sold"))
        .field("product_name", &P::product_name, "for people", defaults_to("choice: what is sold"))
        .field("company_ids", &P::company_ids, "URNs of the company",
               defaults_to("choice: one made from the site's domain"))
        .field("classifications", &P::classifications, "URNs of classes of the product",
               defaults_to("unverified"))
        .field("electricity", &P::electricity, "of the view that is declared: location or market",
               defaults_to("choice: the grid as it is"))
        .field("recipients", &P::recipients, "clients that may see every lot",
               defaults_to("choice: a lot is seen by whom it was shipped to"))
        .field("footprints", &P::footprints, "file of lots' footprints",
               defaults_to("choice: lot-footprints.json in the output folder"))
        .field("clients", &P::clients, "file of those who may ask, with hashes of their secrets",
               defaults_to("choice: beside this file"))
        .field("url", &P::url, "under which partners reach the host",
               defaults_to("choice: https, address and port"))
        .field("address", &P::address, "that the host listens on",
               defaults_to("choice: this machine alone, behind a proxy"))
        .field("port", &P::port, between(0, 65535), "that it listens on; 0: one that is free",
               defaults_to("choice: usual for services of one's own"))
        .field("certificate", &P::certificate, "PEM, with its chain",
               defaults_to("choice: given by --certificate"))
        .field("key", &P::key, "PEM, of the certificate", defaults_to("choice: given by --key"))
        .field("trust", &P::trust, "PEM of authorities that hosts of partners are checked by",
               defaults_to("choice: those of the machine"))
        .field("page", &P::page, between(1, 10000), "most footprints of one answer",
               defaults_to("choice: some 5 MB"))
        .field("token_lifetime", &P::token_lifetime, between("60 s", "1 d"),
               "how long a client may go on with one token", unit("s"),
               defaults_to("choice: an hour, as is usual"))
        .check("electricity",
               [](const P& pact) -> Complaint {
                   if (pact.electricity == "location" || pact.electricity == "market") return {};
                   return "write location or market";
               })
        .check("url", [](const P& pact) -> Complaint {
            if (pact.url.empty() || (pact.url.starts_with("https://") && pact.url.back() != '/')) {
                return {};
            }
            return "PACT wants https://, without a slash at the end";
        });
}

}  // namespace gossan::supply
