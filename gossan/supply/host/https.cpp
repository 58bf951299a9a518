// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/host/https.hpp"

#include <boost/asio.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <chrono>
#include <utility>  // before Boost.Asio 1.74, which lacks it

#include "gossan/base/error.hpp"
#include "gossan/supply/host/url.hpp"

namespace gossan::supply {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = asio::ssl;
using asio::use_awaitable;
using asio::ip::tcp;

constexpr auto time_to_write = std::chrono::seconds(30);
constexpr auto time_to_close = std::chrono::seconds(5);
constexpr auto time_to_be_answered = std::chrono::seconds(30);
constexpr unsigned most_header = 16U << 10U;
constexpr std::size_t n_answering = 4;

using SecureStream = beast::ssl_stream<beast::tcp_stream>;
using RawRequest = http::request<http::string_body>;
using RawResponse = http::response<http::string_body>;

ssl::context secured(const HttpsSettings& settings) {
    ssl::context tls(ssl::context::tls_server);
    tls.set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 |
                    ssl::context::no_sslv3 | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 |
                    SSL_OP_NO_RENEGOTIATION);
    boost::system::error_code failed;
    tls.use_certificate_chain_file(settings.certificate, failed);
    if (failed) {
        throw Error(ErrorCode::input, "no certificate: " + failed.message(), settings.certificate,
                    "name a file of PEM with the certificate and its chain");
    }
    tls.use_private_key_file(settings.key, ssl::context::pem, failed);
    if (failed) {
        throw Error(ErrorCode::input, "no key of the certificate: " + failed.message(),
                    settings.key, "name the file of PEM with the private key, without a password");
    }
    return tls;
}

Request plain(RawRequest&& raw, const std::string& peer) {
    Request request{.method = std::string(raw.method_string()),
                    .target = std::string(raw.target())};
    for (const auto& field : raw) {
        request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
    }
    request.body = std::move(raw.body());
    request.peer = peer;
    return request;
}

RawResponse raw(Response&& response, bool keep_alive, bool is_head) {
    RawResponse made{http::status(response.status), 11};
    for (const auto& [name, value] : response.headers) made.insert(name, value);
    if (!response.body.empty()) made.set(http::field::content_type, response.type);
    made.keep_alive(keep_alive);
    made.body() = is_head ? std::string() : std::move(response.body);
    made.prepare_payload();
    return made;
}

/// What is told to who sends what cannot be read; nothing for one who has gone or fallen silent.
int status_of(const boost::system::error_code& failed) {
    if (failed == http::error::body_limit) return 413;
    if (failed == http::error::header_limit) return 431;
    const bool is_unread = failed.category() == make_error_code(http::error::bad_method).category();
    if (is_unread && failed != http::error::end_of_stream &&
        failed != http::error::partial_message) {
        return 400;
    }
    return 0;
}

Response unreadable(int status) {
    return {.status = status, .body = R"({"code":"BadRequest","message":"This cannot be read."})"};
}

}  // namespace

struct HttpsHost::Running {
    Running(const HttpsSettings& given, Answer how)
        : settings(given), answer(std::move(how)), tls(secured(given)), acceptor(io) {
        boost::system::error_code failed;
        const auto address = asio::ip::make_address(given.address, failed);
        const std::string where = given.address + ":" + std::to_string(given.port);
        if (failed) {
            throw Error(ErrorCode::input, "no address to listen on: " + given.address, {},
                        "write 127.0.0.1, 0.0.0.0 or a number of this machine");
        }
        const tcp::endpoint end(address, static_cast<unsigned short>(given.port));
        acceptor.open(end.protocol());
        acceptor.set_option(asio::socket_base::reuse_address(true));
        acceptor.bind(end, failed);
        if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
        if (failed) {
            throw Error(ErrorCode::io, "cannot listen: " + failed.message(), where,
                        "choose another --port");
        }
    }

    asio::awaitable<void> accept() {
        asio::steady_timer rest(io);
        for (;;) {
            boost::system::error_code failed;
            tcp::socket socket =
                co_await acceptor.async_accept(asio::redirect_error(use_awaitable, failed));
            if (failed) {  // no file handles left, say: others must end first
                rest.expires_after(std::chrono::milliseconds(100));
                co_await rest.async_wait(use_awaitable);
            } else if (n_connections < settings.most_connections) {
                asio::co_spawn(io, converse(std::move(socket)), asio::detached);
            }
        }
    }

    asio::awaitable<void> converse(tcp::socket socket) {
        ++n_connections;
        try {
            const std::string peer = socket.remote_endpoint().address().to_string();
            SecureStream stream(std::move(socket), tls);
            auto& transport = beast::get_lowest_layer(stream);
            transport.expires_after(std::chrono::seconds(settings.seconds_to_ask));
            co_await stream.async_handshake(ssl::stream_base::server, use_awaitable);
            // Outlives an exchange: it may hold the beginning of the next request.
            beast::flat_buffer buffer(most_header + 65536U);
            while (co_await one_exchange(stream, buffer, peer)) {
            }
            transport.expires_after(time_to_close);
            co_await stream.async_shutdown(use_awaitable);
        } catch (const std::exception&) {
            // Whoever breaks off, is silent or speaks no TLS is left alone; the socket closes.
        }
        --n_connections;
    }

    /// One request and its answer; false if it was the last of the connection.
    asio::awaitable<bool> one_exchange(SecureStream& stream, beast::flat_buffer& buffer,
                                       const std::string& peer) {
        auto& transport = beast::get_lowest_layer(stream);
        http::request_parser<http::string_body> parser;
        parser.header_limit(most_header);
        parser.body_limit(settings.most_body);
        transport.expires_after(std::chrono::seconds(settings.seconds_to_ask));
        boost::system::error_code failed;
        co_await http::async_read(stream, buffer, parser,
                                  asio::redirect_error(use_awaitable, failed));
        Response response;
        bool keep_alive = false;
        bool is_head = false;
        if (failed) {
            const int status = status_of(failed);
            if (status == 0) co_return false;
            response = unreadable(status);
        } else {
            keep_alive = parser.get().keep_alive();
            is_head = parser.get().method() == http::verb::head;
            const Request request = plain(parser.release(), peer);
            transport.expires_never();
            response = co_await asio::co_spawn(
                answering,
                [this, &request]() -> asio::awaitable<Response> { co_return answer(request); },
                use_awaitable);
        }
        RawResponse message = raw(std::move(response), keep_alive, is_head);
        transport.expires_after(time_to_write);
        co_await http::async_write(stream, message, use_awaitable);
        co_return keep_alive;
    }

    HttpsSettings settings;
    Answer answer;
    ssl::context tls;
    asio::thread_pool answering{n_answering};
    asio::io_context io{1};
    tcp::acceptor acceptor;
    int n_connections = 0;
};

HttpsHost::HttpsHost(const HttpsSettings& settings, Answer answer)
    : running_(std::make_unique<Running>(settings, std::move(answer))) {}
HttpsHost::~HttpsHost() = default;

int HttpsHost::port() const { return running_->acceptor.local_endpoint().port(); }

void HttpsHost::run() {
    asio::signal_set signals(running_->io, SIGINT, SIGTERM);
    signals.async_wait([this](const boost::system::error_code&, int) { running_->io.stop(); });
    asio::co_spawn(running_->io, running_->accept(), asio::detached);
    running_->io.run();
    running_->answering.join();
}

namespace {

template <class Stream>
asio::awaitable<Response> asked(Stream& stream, const Url& url, const Request& request) {
    RawRequest message{http::string_to_verb(request.method), url.path + request.target, 11};
    const bool is_usual = url.port == (url.is_secure ? "443" : "80");
    const std::string host =
        url.host.find(':') == std::string::npos ? url.host : "[" + url.host + "]";
    message.set(http::field::host, is_usual ? host : host + ":" + url.port);
    message.set(http::field::user_agent, "gossan");
    for (const auto& [name, value] : request.headers) message.insert(name, value);
    message.body() = request.body;
    message.keep_alive(false);
    message.prepare_payload();
    co_await http::async_write(stream, message, use_awaitable);
    http::response_parser<http::string_body> parser;
    parser.header_limit(most_header);
    parser.body_limit(1U << 20U);
    beast::flat_buffer buffer;
    co_await http::async_read(stream, buffer, parser, use_awaitable);
    Response response{.status = int(parser.get().result_int())};
    response.body = std::move(parser.get().body());
    co_return response;
}

asio::awaitable<Response> asked_of(asio::io_context& io, Url url, const Request& request,
                                   ssl::context& tls) {
    tcp::resolver resolver(io);
    const auto places = co_await resolver.async_resolve(url.host, url.port, use_awaitable);
    if (!url.is_secure) {
        beast::tcp_stream stream(io);
        stream.expires_after(time_to_be_answered);
        co_await stream.async_connect(places, use_awaitable);
        co_return co_await asked(stream, url, request);
    }
    SecureStream stream(io, tls);
    SSL_set_tlsext_host_name(stream.native_handle(), url.host.c_str());
    stream.set_verify_callback(ssl::host_name_verification(url.host));
    auto& transport = beast::get_lowest_layer(stream);
    transport.expires_after(time_to_be_answered);
    co_await transport.async_connect(places, use_awaitable);
    co_await stream.async_handshake(ssl::stream_base::client, use_awaitable);
    co_return co_await asked(stream, url, request);
}

}  // namespace

Response ask_host(const std::string& base, const Request& request, const std::string& trust) {
    const auto url = url_of(base);
    if (!url || (!url->is_secure && !is_this_machine(*url))) {
        return {.status = 0, .body = "no host that may be asked"};
    }
    Response response{.status = 0, .body = "no answer in time"};
    try {
        ssl::context tls(ssl::context::tls_client);
        tls.set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 |
                        ssl::context::no_tlsv1_1);
        tls.set_verify_mode(ssl::verify_peer);
        trust.empty() ? tls.set_default_verify_paths() : tls.load_verify_file(trust);
        asio::io_context io{1};
        asio::co_spawn(io, asked_of(io, *url, request, tls),
                       [&response](const std::exception_ptr& failed, Response answered) {
                           if (failed) std::rethrow_exception(failed);
                           response = std::move(answered);
                       });
        io.run_for(2 * time_to_be_answered);
    } catch (const std::exception& error) {
        response = {.status = 0, .body = error.what()};
    }
    return response;
}

}  // namespace gossan::supply
