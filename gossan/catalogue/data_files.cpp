// SPDX-License-Identifier: Apache-2.0
#include "gossan/catalogue/data_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "gossan/base/embedded.hpp"
#include "gossan/base/text.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_data();
}

namespace gossan::catalogue {
namespace {

bool is_known(std::string_view name) {
    constexpr std::array<std::string_view, 7> folders{
        "minerals/", "reactions/", "species/", "components/", "gases/", "microbes/", "priors/"};
    if (name == "elements.toml" || name == "references.bib") return true;
    return name.ends_with(".toml") &&
           std::any_of(folders.begin(), folders.end(),
                       [name](std::string_view folder) { return name.starts_with(folder); });
}

void add_overlay(const std::string& folder, int layer, std::vector<DataFile>& files,
                 Diagnostics& diagnostics) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        diagnostics.add({.location = {.file = folder},
                         .code = "data.no_folder",
                         .found = "no folder " + in_quotes(folder),
                         .allowed = "a folder of data files"});
        return;
    }
    std::vector<DataFile> found;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (!at->is_regular_file(error)) continue;
        const std::string name = at->path().lexically_relative(folder).generic_string();
        const std::string extension = at->path().extension().string();
        if (!is_known(name)) {
            if (extension != ".toml") continue;  // notes and licences may lie beside the facts
            diagnostics.add({.location = {.file = at->path().string()},
                             .code = "data.unknown_kind",
                             .found = in_quotes(name),
                             .allowed =
                                 "files in minerals/, reactions/, species/, components/, "
                                 "gases/, microbes/ or priors/, elements.toml and references.bib"});
            continue;
        }
        std::ifstream stream(at->path(), std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        if (!stream) error = std::make_error_code(std::errc::io_error);
        found.push_back({name, at->path().string(), text.str(), layer});
    }
    if (error) {
        diagnostics.add({.location = {.file = folder},
                         .code = "data.unreadable",
                         .found = error.message(),
                         .allowed = "a folder that can be read"});
    }
    std::sort(found.begin(), found.end(),
              [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
    files.insert(files.end(), found.begin(), found.end());
}

}  // namespace

std::vector<DataFile> collect_data_files(std::span<const std::string> overlays,
                                         Diagnostics& diagnostics) {
    std::vector<DataFile> files;
    for (const EmbeddedFile& file : embedded_data()) {
        files.push_back({std::string(file.name), "data/" + std::string(file.name),
                         std::string(file.content), 0});
    }
    std::sort(files.begin(), files.end(),
              [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
    int layer = 0;
    for (const std::string& folder : overlays) add_overlay(folder, ++layer, files, diagnostics);
    return files;
}

std::string canonical_bytes(std::span<const DataFile> files) {
    std::string bytes;
    for (const DataFile& file : files) {
        bytes += std::to_string(file.layer) + " " + std::to_string(file.name.size()) + " " +
                 file.name + " " + std::to_string(file.content.size()) + " " + file.content;
    }
    return bytes;
}

}  // namespace gossan::catalogue
