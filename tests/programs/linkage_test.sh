#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The program links neither MPI nor PETSc, although the SUNDIALS package installs both.
linked=$(ldd "$GOSSAN_PROGRAM")
grep -q 'libc\.so' <<<"$linked" # so that an empty answer cannot pass
if grep -iE 'libmpi|libpetsc|libopen-(rte|pal)|not found' <<<"$linked"; then
    echo "the program must not need the libraries above"
    exit 1
fi
echo "links $(wc -l <<<"$linked") libraries, neither MPI nor PETSc among them"
