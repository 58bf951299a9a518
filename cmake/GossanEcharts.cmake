# SPDX-License-Identifier: Apache-2.0
# The plotting library of the report page: taken once from the npm registry, held against its hash.
# Sets GOSSAN_ECHARTS_DIR, with dist/echarts.min.js and the licences. docs/decisions/0010-plot-with-echarts.md

set(GOSSAN_ECHARTS_VERSION 6.1.0)
# The registry's integrity, sha512-q0yaFPggC9FUdsWH4blavRWFmxdrIodbkoKNAjJudAI6CA9gNPxHtV2RcZNEepZVlk4yvBYkOkbk6HIVpIyHZA==, in hex.
set(GOSSAN_ECHARTS_SHA512 ab4c9a14f8200bd15476c587e1b95abd15859b176b22875b92828d02326e74023a080f6034fc47b55d917193447a9655964e32bc16243a46e4e87215a48c8764)
set(GOSSAN_NPM_FOLDER ${PROJECT_SOURCE_DIR}/build/npm CACHE PATH "Where npm packages are kept between builds")
set(GOSSAN_ECHARTS_DIR ${GOSSAN_NPM_FOLDER}/echarts-${GOSSAN_ECHARTS_VERSION}/package)

function(gossan_fetch_echarts)
  set(archive ${GOSSAN_NPM_FOLDER}/echarts-${GOSSAN_ECHARTS_VERSION}.tgz)
  file(MAKE_DIRECTORY ${GOSSAN_NPM_FOLDER})
  file(LOCK ${GOSSAN_NPM_FOLDER}/lock GUARD FUNCTION TIMEOUT 300)
  if(NOT EXISTS ${archive})
    find_program(NPM npm)
    if(NOT NPM)
      message(FATAL_ERROR "npm is needed once, to fetch echarts; install it (./dev setup does) or put "
        "echarts-${GOSSAN_ECHARTS_VERSION}.tgz into ${GOSSAN_NPM_FOLDER}")
    endif()
    message(STATUS "Fetching echarts ${GOSSAN_ECHARTS_VERSION} from the npm registry")
    execute_process(COMMAND ${NPM} pack --loglevel=error echarts@${GOSSAN_ECHARTS_VERSION}
      WORKING_DIRECTORY ${GOSSAN_NPM_FOLDER} RESULT_VARIABLE status ERROR_VARIABLE said OUTPUT_QUIET TIMEOUT 300)
    if(NOT status EQUAL 0)
      file(REMOVE ${archive})
      message(FATAL_ERROR "npm pack echarts@${GOSSAN_ECHARTS_VERSION} failed (${status}): ${said}")
    endif()
  endif()
  file(SHA512 ${archive} found)
  if(NOT found STREQUAL GOSSAN_ECHARTS_SHA512)
    message(FATAL_ERROR "${archive} is not the echarts that was reviewed (SHA-512 ${found}); remove it and configure again")
  endif()
  if(NOT EXISTS ${GOSSAN_ECHARTS_DIR}/dist/echarts.min.js)
    file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${GOSSAN_NPM_FOLDER}/echarts-${GOSSAN_ECHARTS_VERSION}
      PATTERNS package/dist/echarts.min.js package/LICENSE package/NOTICE package/licenses)
  endif()
endfunction()
