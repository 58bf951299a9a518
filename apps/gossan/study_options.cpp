// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/study_options.hpp"

#include "apps/gossan/build_facts.hpp"
#include "apps/gossan/study_attempt.hpp"

namespace gossan::program {

void StudyOptions::declare(Declaration& declaration, const StudyMeanings& meanings) {
    declaration.word("FILE", source.file, meanings.file);
    declaration.options("--set", "KEY=VALUE", source.overrides, "put a value over the file's");
    declaration.options("--data", "DIR", source.overlays,
                        "a folder of facts to lay over the program's");
    declaration.option("-o,--output", "DIR", folder, meanings.folder);
    declaration.flag("--force", with_force, meanings.force);
    declaration.option("--threads", "N", threads, "threads to use at most, else all");
    declaration.flag("--dry-run", is_dry, meanings.dry_run);
    declaration.flag("--json", as_json, "print summary.json instead of words and tables");
}

std::filesystem::path StudyOptions::folder_or(const std::filesystem::path& otherwise) const {
    return folder.empty() ? otherwise : std::filesystem::path(folder);
}

study::StudyManifest StudyOptions::begun(study::StudyManifest known, int threads_used) const {
    known.version = version();
    known.threads = threads_used;
    known.overlays = absolute_paths(source.overlays);
    known.started = records::utc_now();
    return known;
}

}  // namespace gossan::program
