// SPDX-License-Identifier: Apache-2.0
// The only file that knows MPI.
#include <mpi.h>

#include <climits>
#include <string>
#include <vector>

#include "apps/gossan/begin_ranks.hpp"

namespace gossan::program {
namespace {

int count_of_ranks() {
    int count = 1;
    MPI_Comm_size(MPI_COMM_WORLD, &count);
    return count;
}

int my_rank() {
    int mine = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &mine);
    return mine;
}

/// Errors of MPI itself end all processes, as MPI does by default.
class MpiRanks final : public simulation::Ranks {
public:
    MpiRanks() : Ranks(count_of_ranks(), my_rank()) {}
    ~MpiRanks() override { MPI_Finalize(); }

private:
    std::vector<std::string> gather(const std::string& bytes) override {
        const auto n = std::size_t(count());
        std::vector<long long> sizes(n);
        const auto size = static_cast<long long>(bytes.size());
        MPI_Allgather(&size, 1, MPI_LONG_LONG, sizes.data(), 1, MPI_LONG_LONG, MPI_COMM_WORLD);
        std::vector<int> counts(n), places(n);
        long long total = 0;
        for (std::size_t rank = 0; rank < n; ++rank) {
            counts[rank] = int(sizes[rank]);
            places[rank] = int(total);
            total += sizes[rank];
            // Known to all ranks alike, so that all throw and none waits.
            expects(total <= INT_MAX, "ranks exchange less than 2 GiB at a time");
        }
        std::string all(std::size_t(total), '\0');
        MPI_Allgatherv(bytes.data(), int(size), MPI_CHAR, all.data(), counts.data(), places.data(),
                       MPI_CHAR, MPI_COMM_WORLD);
        std::vector<std::string> parts;
        for (std::size_t rank = 0; rank < n; ++rank) {
            parts.push_back(all.substr(std::size_t(places[rank]), std::size_t(counts[rank])));
        }
        return parts;
    }
};

}  // namespace

std::unique_ptr<simulation::Ranks> begin_ranks(int& argc, char**& argv) {
    int provided = 0;  // columns run on threads, but only the first thread exchanges
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
    return std::make_unique<MpiRanks>();
}

std::string ranks_in_words() {
    char library[MPI_MAX_LIBRARY_VERSION_STRING];
    int length = 0;
    MPI_Get_library_version(library, &length);
    const std::string name(library, std::size_t(length));
    return name.substr(0, name.find(',')) + ", " + std::to_string(count_of_ranks()) +
           (count_of_ranks() == 1 ? " process" : " processes");
}

}  // namespace gossan::program
