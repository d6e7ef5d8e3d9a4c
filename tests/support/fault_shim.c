/* Makes the Nth file call of a program fail, to prove that no failure loses work. LD_PRELOAD it.
 *   CHALKLINE_FAULT_PATH   only files whose path contains this text count
 *   CHALKLINE_FAULT_MODE   eio, enospc, torn (half a write, then EIO), kill, killtorn; none = only count
 *   CHALKLINE_FAULT_AT     which call, from 1
 *   CHALKLINE_FAULT_STICKY 1: every later call fails, too
 *   CHALKLINE_FAULT_COUNT  file that receives the number of calls at exit
 * Counted: pwrite, pwrite64, write, fsync, fdatasync, ftruncate, ftruncate64, unlink, rename, renameat2 and
 * open with O_CREAT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long calls;

static const char* setting(const char* name) {
    const char* value = getenv(name);
    return value ? value : "";
}

static int pathCounts(const char* path) {
    const char* part = setting("CHALKLINE_FAULT_PATH");
    return path && *part && strstr(path, part) != NULL;
}

static int descriptorCounts(int descriptor) {
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return 0;
    path[size] = 0;
    return pathCounts(path);
}

enum Fault { Pass, Fail, Torn, Kill, KillTorn };

/* Counts the call and says what is to happen to it; errno is set for Fail and Torn. */
static enum Fault next(void) {
    const long call = ++calls;
    const char* mode = setting("CHALKLINE_FAULT_MODE");
    const long at = atol(setting("CHALKLINE_FAULT_AT"));
    const int sticky = atoi(setting("CHALKLINE_FAULT_STICKY"));
    if (at <= 0 || call < at || (call > at && !sticky)) return Pass;
    if (!strcmp(mode, "kill")) return Kill;
    if (!strcmp(mode, "killtorn")) return KillTorn;
    errno = strcmp(mode, "enospc") ? EIO : ENOSPC;
    if (!strcmp(mode, "torn")) return Torn;
    return strcmp(mode, "none") ? Fail : Pass;
}

static void die(void) {
    raise(SIGKILL);
}

__attribute__((destructor)) static void report(void) {
    const char* name = setting("CHALKLINE_FAULT_COUNT");
    if (!*name) return;
    FILE* file = fopen(name, "w");
    if (!file) return;
    fprintf(file, "%ld\n", (long)calls);
    fclose(file);
}

#define REAL(type, name, ...)                                                                                \
    static type (*real)(__VA_ARGS__);                                                                        \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

/* write(half) stands for the real call with half the bytes. */
#define WRITING(counts, whole, half)                                                                         \
    do {                                                                                                     \
        if (!(counts)) return whole;                                                                         \
        const enum Fault fault = next();                                                                     \
        const int reason = errno;                                                                            \
        if (fault == Pass) return whole;                                                                     \
        if (fault == Torn || fault == KillTorn)                                                              \
            if (half < 0) errno = EIO;                                                                       \
        if (fault == Kill || fault == KillTorn) die();                                                       \
        errno = reason;                                                                                      \
        return -1;                                                                                           \
    } while (0)

#define PLAIN(counts, whole)                                                                                 \
    do {                                                                                                     \
        if (!(counts)) return whole;                                                                         \
        const enum Fault fault = next();                                                                     \
        if (fault == Pass) return whole;                                                                     \
        if (fault == Kill || fault == KillTorn) die();                                                       \
        return -1;                                                                                           \
    } while (0)

ssize_t write(int file, const void* bytes, size_t size) {
    REAL(ssize_t, "write", int, const void*, size_t);
    WRITING(descriptorCounts(file), real(file, bytes, size), real(file, bytes, size / 2));
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
    REAL(ssize_t, "pwrite", int, const void*, size_t, off_t);
    WRITING(descriptorCounts(file), real(file, bytes, size, at), real(file, bytes, size / 2, at));
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void*, size_t, off64_t);
    WRITING(descriptorCounts(file), real(file, bytes, size, at), real(file, bytes, size / 2, at));
}
int fsync(int file) {
    REAL(int, "fsync", int);
    PLAIN(descriptorCounts(file), real(file));
}
int fdatasync(int file) {
    REAL(int, "fdatasync", int);
    PLAIN(descriptorCounts(file), real(file));
}
int ftruncate(int file, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    PLAIN(descriptorCounts(file), real(file, size));
}
int ftruncate64(int file, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    PLAIN(descriptorCounts(file), real(file, size));
}
int unlink(const char* path) {
    REAL(int, "unlink", const char*);
    PLAIN(pathCounts(path), real(path));
}
int rename(const char* from, const char* to) {
    REAL(int, "rename", const char*, const char*);
    PLAIN(pathCounts(from) || pathCounts(to), real(from, to));
}
int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) {
    REAL(int, "renameat2", int, const char*, int, const char*, unsigned);
    PLAIN(pathCounts(from) || pathCounts(to), real(fromFolder, from, toFolder, to, flags));
}

static mode_t modeOf(int flags, va_list arguments) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}
int open(const char* path, int flags, ...) {
    REAL(int, "open", const char*, int, ...);
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    PLAIN((flags & O_CREAT) && pathCounts(path), real(path, flags, mode));
}
int open64(const char* path, int flags, ...) {
    REAL(int, "open64", const char*, int, ...);
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeOf(flags, arguments);
    va_end(arguments);
    PLAIN((flags & O_CREAT) && pathCounts(path), real(path, flags, mode));
}
