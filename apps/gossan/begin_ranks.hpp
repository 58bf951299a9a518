// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "gossan/simulation/ranks.hpp"

namespace gossan::program {

/// The processes that this one was started with, at the start of the program and once: those of
/// mpirun in a build with MPI (ranks/mpi.cpp), else this one alone (ranks/one.cpp). Its end ends
/// MPI.
[[nodiscard]] std::unique_ptr<simulation::Ranks> begin_ranks(int& argc, char**& argv);

/// Whether the program knows MPI, and which, for `gossan doctor`.
[[nodiscard]] std::string ranks_in_words();

}  // namespace gossan::program
