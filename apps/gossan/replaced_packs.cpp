// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/replaced_packs.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "apps/gossan/terminal.hpp"
#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/pack/manifest.hpp"
#include "gossan/supply/pact/footprint_register.hpp"

namespace gossan::program {
namespace {

namespace fs = std::filesystem;
using records::Document;

/// Numbers of the events that a pack rests on.
std::set<std::int64_t> events_of(const fs::path& pack) {
    std::set<std::int64_t> numbers;
    std::istringstream lines(records::read_file(pack / "ledger.jsonl"));
    for (std::string line; std::getline(lines, line);) {
        const Document event = records::parse_document(line, (pack / "ledger.jsonl").string());
        const Document* number = event.find("number");
        if (number != nullptr && event.find("kind") != nullptr) numbers.insert(number->integer());
    }
    return numbers;
}

bool is_corrected(const fs::path& pack, std::span<const supply::Event> log) {
    const auto known = events_of(pack);
    return std::any_of(log.begin(), log.end(), [&](const supply::Event& event) {
        return event.corrects != 0 && known.contains(std::int64_t(event.corrects)) &&
               !known.contains(std::int64_t(event.number));
    });
}

bool is_footprint_replaced(const fs::path& pack, const supply::FootprintRegister& published) {
    const fs::path file = pack / "footprint.json";
    const Document told = records::parse_document(records::read_file(file), file.string());
    const auto& documents = told.at("data").elements();
    return std::any_of(documents.begin(), documents.end(), [&](const Document& document) {
        return std::any_of(published.footprints.begin(), published.footprints.end(),
                           [&](const supply::PublishedFootprint& each) {
                               return each.id() == document.at("id").string() && !each.is_active();
                           });
    });
}

/// Why a pack holds no more; blank: it does.
std::string reason_of(const fs::path& pack, std::span<const supply::Event> log,
                      const supply::LotBook& book, const supply::FootprintRegister& published) {
    if (!book.shipments().contains(pack.filename().string())) {
        return "its shipment is no more in the books";
    }
    try {
        if (is_corrected(pack, log)) return "an event that it rests on was corrected";
        if (is_footprint_replaced(pack, published)) return "its footprints were replaced";
    } catch (const Error&) {
        return {};  // damaged: whoever verifies it says so
    }
    return {};
}

void put_aside(const fs::path& pack, const std::string& reason) {
    const fs::path place = pack.parent_path() / "replaced";
    records::make_folder(place);
    for (int number = 1;; ++number) {
        const fs::path aside = place / (pack.filename().string() + "-" + std::to_string(number));
        if (fs::exists(aside)) continue;
        fs::rename(pack, aside);
        say("pack " + pack.filename().string() + ": " + reason + "; it is kept as " +
            aside.string());
        return;
    }
}

}  // namespace

void put_replaced_packs_aside(const fs::path& folder, std::span<const supply::Event> log,
                              const supply::LotBook& book) {
    if (!fs::is_directory(folder / "packs")) return;
    const auto published = supply::read_register(folder);
    std::vector<fs::path> packs;
    for (const auto& entry : fs::directory_iterator(folder / "packs")) {
        if (fs::exists(entry.path() / supply::manifest_name)) packs.push_back(entry.path());
    }
    std::sort(packs.begin(), packs.end());
    for (const fs::path& pack : packs) {
        if (pack.filename() == "replaced" || pack.filename().string().starts_with('.')) continue;
        const std::string reason = reason_of(pack, log, book, published);
        if (!reason.empty()) put_aside(pack, reason);
    }
}

}  // namespace gossan::program
