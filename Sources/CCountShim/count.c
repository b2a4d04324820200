#define _GNU_SOURCE
#include "CountShim.h"
#include <dlfcn.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static _Atomic uint64_t statements, syncs, written_bytes, allocations;

static void add(_Atomic uint64_t *counter, uint64_t amount) {
    atomic_fetch_add_explicit(counter, amount, memory_order_relaxed);
}

void count_shim_read(struct count_shim *counts) {
    counts->statements = atomic_load(&statements);
    counts->syncs = atomic_load(&syncs);
    counts->written_bytes = atomic_load(&written_bytes);
    counts->allocations = atomic_load(&allocations);
}

// SQLite. A step of a statement that is not under way begins it.

int sqlite3_stmt_busy(void *statement);

int sqlite3_step(void *statement) {
    static int (*real)(void *);
    if (!real) real = (int (*)(void *))dlsym(RTLD_NEXT, "sqlite3_step");
    if (!sqlite3_stmt_busy(statement)) add(&statements, 1);
    return real(statement);
}

// The disk.

static ssize_t written(ssize_t count) {
    if (count > 0) add(&written_bytes, (uint64_t)count);
    return count;
}

ssize_t write(int file, const void *bytes, size_t count) {
    return written(syscall(SYS_write, file, bytes, count));
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
    return written(syscall(SYS_pwrite64, file, bytes, count, place));
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    return pwrite64(file, bytes, count, place);
}

int fsync(int file) {
    add(&syncs, 1);
    return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    add(&syncs, 1);
    return (int)syscall(SYS_fdatasync, file);
}

// The heap: what the C library gives out under these other names.

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *piece, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
    add(&allocations, 1);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    add(&allocations, 1);
    return __libc_calloc(count, size);
}

void *realloc(void *piece, size_t size) {
    add(&allocations, 1);
    return __libc_realloc(piece, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    add(&allocations, 1);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **piece, size_t alignment, size_t size) {
    add(&allocations, 1);
    *piece = __libc_memalign(alignment, size);
    return *piece ? 0 : 12;  // ENOMEM
}
