# SPDX-License-Identifier: Apache-2.0
# SUNDIALS' Debian package is built with MPI headers on; the libraries linked here need neither MPI nor PETSc.
find_package(MPI REQUIRED COMPONENTS C)
find_package(SUNDIALS CONFIG REQUIRED)
target_link_libraries(gossan_numerics PRIVATE SUNDIALS::cvodes SUNDIALS::nvecserial
  SUNDIALS::sunmatrixband SUNDIALS::sunlinsolband)

# Linear algebra, distributions and random words of the engines of inference: headers alone. Eigen cuts
# products by the processor's caches unless told not to ask, and sums would end in other bits elsewhere.
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(Boost 1.74 REQUIRED)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
target_include_directories(gossan_numerics SYSTEM PRIVATE ${RANDOM123_INCLUDE_DIR})
target_link_libraries(gossan_numerics PRIVATE Eigen3::Eigen Boost::headers)
target_compile_definitions(gossan_numerics PRIVATE EIGEN_NO_CPUID EIGEN_MPL2_ONLY EIGEN_DONT_PARALLELIZE)
