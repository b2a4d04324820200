// Counts what a program asks of SQLite, of the disk and of the heap. It is preloaded into tambon-bench
// (LD_PRELOAD), which looks its function up by name; no program is linked with it.
#ifndef COUNT_SHIM_H
#define COUNT_SHIM_H

#include <stdint.h>

/// What was counted since the program began.
struct count_shim {
    /// SQL statements begun.
    uint64_t statements;
    /// fsync and fdatasync.
    uint64_t syncs;
    /// Bytes that were written to files.
    uint64_t written_bytes;
    /// Pieces of memory taken from the heap, or resized.
    uint64_t allocations;
};

/// Gives the present counts.
void count_shim_read(struct count_shim *counts);

#endif
