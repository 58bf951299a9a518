// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/pact_routes.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>

#include "gossan/base/embedded.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/host/url.hpp"
#include "gossan/supply/pact/footprint_filter.hpp"
#include "gossan/supply/pact/uuid.hpp"
#include "gossan/supply/secret/secret.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_schemas();
}

namespace gossan::supply {
namespace {

using records::Document;

std::optional<std::size_t> whole(std::string_view text) {
    std::size_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size()) return {};
    return value;
}

/// A query without what pages it, which is taken out.
struct PagedQuery {
    Parameters filters;
    std::optional<std::size_t> limit = {};
    std::size_t from = 0;
    std::string mark = {};  ///< of a link that we made
};

PagedQuery paged(const Parameters& query) {
    PagedQuery paged;
    for (const auto& [name, value] : query) {
        if (name == "limit") {
            paged.limit = whole(value);
            if (!paged.limit) {
                throw Error(ErrorCode::input,
                            "limit: " + in_quotes(value, 40) + " is no whole number");
            }
        } else if (name == "cursor") {
            const auto point = value.find('.');
            const auto from = whole(std::string_view(value).substr(0, point));
            if (!from || point == std::string::npos) {
                throw Error(ErrorCode::input, "this is no link to a page of ours");
            }
            paged.from = *from;
            paged.mark = value.substr(point + 1);
        } else {
            paged.filters.emplace_back(name, value);
        }
    }
    return paged;
}

/// The query as it stands in a link, and what is marked of it.
std::string query_text(const PagedQuery& query) {
    std::string text;
    for (const auto& [name, value] : query.filters) {
        text += in_query(name) + "=" + in_query(value) + "&";
    }
    if (query.limit) text += "limit=" + std::to_string(*query.limit) + "&";
    return text;
}

std::string mark(const PagedQuery& query, std::size_t from, const std::string& client,
                 const std::string& key) {
    return mark_of(client + "\n" + std::to_string(from) + "\n" + query_text(query), key);
}

}  // namespace

Response problem(int status, const char* code, const std::string& message) {
    Document body = Document::object();
    body["code"] = code;
    body["message"] = message;
    return {.status = status, .body = records::print_line(body)};
}

Response list_footprints(const Visible& visible, const Parameters& query, const Lister& lister) {
    const PagedQuery page = paged(query);
    const FootprintFilter filter = filter_of(page.filters);
    if (!page.mark.empty() || page.from > 0) {
        if (!is_same(page.mark, mark(page, page.from, lister.client, lister.key))) {
            throw Error(ErrorCode::input, "this is no link to a page of ours", {},
                        "begin again without cursor");
        }
    }
    const auto most =
        std::min(page.limit.value_or(std::size_t(lister.page)), std::size_t(lister.page));
    Document list = Document::array();
    std::size_t n_found = 0;
    for (const Document* each : visible) {
        if (!filter.takes(*each)) continue;
        if (n_found >= page.from && n_found < page.from + most) list.push_back(*each);
        ++n_found;
    }
    Document body = Document::object();
    body["data"] = list;
    Response response{.body = records::print_line(body)};
    if (n_found > page.from + most) {
        const std::size_t next = page.from + most;
        // 202 says that there is more than was asked to be left out.
        if (!page.limit || *page.limit > most) response.status = page.from > 0 ? 200 : 202;
        response.headers.emplace_back(
            "Link", "<" + lister.url + "/3/footprints?" + query_text(page) +
                        "cursor=" + std::to_string(next) + "." +
                        mark(page, next, lister.client, lister.key) + ">; rel=\"next\"");
    }
    return response;
}

Response one_footprint(const Visible& visible, const Visible& all, const std::string& id) {
    if (!is_uuid(id)) return problem(400, "BadRequest", "The id of a footprint is a UUID.");
    const auto found = [id = lowered(id)](const Visible& among) -> const Document* {
        for (const Document* each : among) {
            if (each->at("id").string() == id) return each;
        }
        return nullptr;
    };
    if (const Document* footprint = found(visible)) {
        Document body = Document::object();
        body["data"] = *footprint;
        return {.body = records::print_line(body)};
    }
    // PACT wants it told apart; ids follow from content, so nobody comes upon one by trying.
    if (found(all) != nullptr) {
        return problem(403, "AccessDenied", "This footprint is not for you.");
    }
    return problem(404, "NotFound", "There is no such footprint.");
}

std::optional<std::string> url_asked(const Request& request) {
    const auto url = url_of("https://" + std::string(header(request, "Host")));
    if (!url || !url->path.empty()) return {};
    return "https://" + lowered(header(request, "Host"));
}

Response openid_configuration(const std::string& url) {
    Document body = Document::object();
    body["issuer"] = url;
    body["token_endpoint"] = url + "/auth/token";
    Document grants = Document::array();
    grants.push_back("client_credentials");
    body["grant_types_supported"] = grants;
    Document methods = Document::array();
    methods.push_back("client_secret_basic");
    body["token_endpoint_auth_methods_supported"] = methods;
    Document scopes = Document::array();
    scopes.push_back(scope_of_reading);
    scopes.push_back(scope_of_events);
    body["scopes_supported"] = scopes;
    return {.body = records::print_line(body)};
}

Response schema_named(const std::string& name) {
    for (const EmbeddedFile& file : embedded_schemas()) {
        if (file.name == name) {
            return {.body = std::string(file.content), .type = "application/schema+json"};
        }
    }
    return problem(404, "NotFound", "There is no such schema.");
}

}  // namespace gossan::supply
