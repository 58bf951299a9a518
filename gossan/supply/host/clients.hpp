// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gossan::supply {

/// What a client may do with the host.
inline constexpr const char* scope_of_reading = "footprints";
inline constexpr const char* scope_of_events = "events";

/// One who may ask the host. Of its secret only the hash is kept.
struct Client {
    std::string name;  ///< also its client id; lots name it as a recipient
    std::string hash;
    std::vector<std::string> scopes = {scope_of_reading, scope_of_events};
    /// URL of its own host, where answers to its requests and news go; or blank.
    std::string answers_to = {};
    std::string our_id = {};           ///< under which that host knows us
    std::string our_secret_file = {};  ///< file with what proves it; read whenever it is needed
    bool sees_all = false;             ///< every footprint, not only those of lots shipped to it
};

/// Whether a client may see a footprint that is for some.
[[nodiscard]] bool is_seen_by(const Client& client, const std::vector<std::string>& recipients);

/// The clients in a file; none where there is no file. Error(data) for one that is no such file.
[[nodiscard]] std::vector<Client> read_clients(const std::filesystem::path& file);

/// Writes the file anew, at once, to be read by its owner alone.
void write_clients(const std::filesystem::path& file, const std::vector<Client>& clients);

/// Makes a client with a new secret, which is returned and kept nowhere. Error(input) for a name
/// that is there, is blank or has letters that a client id may not have, or a URL that is neither
/// https:// nor of this machine itself.
[[nodiscard]] std::string add_client(std::vector<Client>& clients, Client client);

}  // namespace gossan::supply
