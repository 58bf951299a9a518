# SPDX-License-Identifier: Apache-2.0
# One library and one test program a module, linked as gossan/LAYERS says.
# A module that needs a third-party package says so in its own module.cmake.

function(gossan_modules_from layers)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${layers})
  file(STRINGS ${layers} lines REGEX "^[a-z]")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^([a-z]+) *:(.*)$" _ "${line}")
    set(module ${CMAKE_MATCH_1})
    string(REGEX MATCHALL "[a-z]+" below "${CMAKE_MATCH_2}")
    gossan_module(${module} "${below}")
  endforeach()
endfunction()

function(gossan_module module below)
  set(folder ${PROJECT_SOURCE_DIR}/gossan/${module})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    return()
  endif()

  add_library(gossan_${module} STATIC ${sources})
  target_link_libraries(gossan_${module} PUBLIC gossan_options)
  foreach(lower IN LISTS below)
    if(TARGET gossan_${lower})
      target_link_libraries(gossan_${module} PUBLIC gossan_${lower})
    endif()
  endforeach()
  include(${folder}/module.cmake OPTIONAL)

  if(GOSSAN_TESTS AND tests)
    add_executable(test_${module} ${tests})
    target_link_libraries(test_${module} PRIVATE gossan_${module} GTest::gmock_main)
    target_compile_definitions(test_${module} PRIVATE
      GOSSAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    gtest_discover_tests(test_${module} PROPERTIES LABELS unit DISCOVERY_MODE PRE_TEST)
  endif()
endfunction()
