# SPDX-License-Identifier: Apache-2.0
# SUNDIALS' Debian package is built with MPI headers on; the libraries linked here need neither MPI nor PETSc.
find_package(MPI REQUIRED COMPONENTS C)
find_package(SUNDIALS CONFIG REQUIRED)
target_link_libraries(gossan_numerics PRIVATE SUNDIALS::cvodes SUNDIALS::nvecserial
  SUNDIALS::sunmatrixband SUNDIALS::sunlinsolband)
