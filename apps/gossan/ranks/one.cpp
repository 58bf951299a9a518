// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "apps/gossan/begin_ranks.hpp"
#include "apps/gossan/terminal.hpp"

namespace gossan::program {

std::unique_ptr<simulation::Ranks> begin_ranks(int&, char**&) {
    const char* started = std::getenv("OMPI_COMM_WORLD_SIZE");
    if (started != nullptr && std::atoi(started) > 1) {
        say("note: this build knows no MPI, so each process of mpirun is a run of its own; build "
            "it with cmake --preset mpi");
    }
    return std::make_unique<simulation::OneRank>();
}

std::string ranks_in_words() { return "not in this build; cmake --preset mpi makes one with it"; }

}  // namespace gossan::program
