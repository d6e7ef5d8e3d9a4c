# Compiler settings shared by every target: warnings as errors, sanitizers, ccache, a fast linker.

# The base directory lets clones in other folders share what is compiled.
find_program(CCACHE ccache)
if(CCACHE)
  set(launcher ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_ctime,include_file_mtime
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

add_library(chalkline_options INTERFACE)
target_compile_options(chalkline_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these falsely inside the standard library at -O2.
  target_compile_options(chalkline_options INTERFACE -fpch-preprocess
    -Wno-error=maybe-uninitialized -Wno-error=restrict -Wno-error=array-bounds -Wno-error=stringop-overflow
    -Wno-error=stringop-overread -Wno-error=dangling-pointer)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # std::stable_sort of g++ 12's library uses what that library deprecates; g++ keeps this warning for our own calls.
  target_compile_options(chalkline_options INTERFACE -Wno-deprecated-declarations)
endif()
target_compile_definitions(chalkline_options INTERFACE QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS)
if(CHALKLINE_SANITIZE)
  target_compile_options(chalkline_options INTERFACE
    -fsanitize=${CHALKLINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(chalkline_options INTERFACE -fsanitize=${CHALKLINE_SANITIZE})
endif()

# g++ looks for the bare name ld.lld, which may be missing or an older one; -B leads it to the one found.
find_program(LLD NAMES ld.lld-19 ld.lld)
if(LLD)
  file(REAL_PATH ${LLD} lld_program)
  cmake_path(GET lld_program PARENT_PATH lld_folder)
  target_link_options(chalkline_options INTERFACE -fuse-ld=lld -B${lld_folder})
endif()
