// What the parts of the file system know of machines and their files.
#ifndef CRASH_MACHINE_H
#define CRASH_MACHINE_H

#include <stddef.h>
#include <stdint.h>
#include <sqlite3.h>
#include "CCrashVFS.h"

/// A write or a truncation that no fsync has made durable yet.
typedef struct crash_pending {
    struct crash_pending *next;
    int64_t offset;
    /// -1 for a truncation to `offset`.
    int64_t length;
    unsigned char bytes[];
} crash_pending;

/// A file as programs read it, with what of it is not durable.
typedef struct crash_image {
    struct crash_image *next;
    char *path;
    unsigned char *bytes;
    int64_t size;
    int64_t capacity;
    crash_pending *first;
    crash_pending **last;
    int open_count;
    /// Whether a power cut or a deletion has taken it off its machine.
    int is_orphan;
} crash_image;

struct crash_machine {
    struct crash_machine *next;
    char *folder;
    size_t folder_length;
    crash_image *images;
    /// Rises with every restart: files of an earlier run are dead.
    unsigned run;
    int is_down;
    int is_lying;
    int64_t room;
    crash_fault armed;
    int64_t countdown;
    uint64_t seed;
    crash_fault fired;
    crash_counts counts;
};

/// The machine that a path belongs to, or NULL.
crash_machine *crash_machine_of(const char *path);

/// The image of a file, read from the disk if it is not known yet; NULL without memory.
crash_image *crash_image_open(crash_machine *machine, const char *path);
void crash_image_close(crash_machine *machine, crash_image *image);
void crash_image_forget(crash_machine *machine, const char *path);

/// SQLite result codes.
int crash_image_write(crash_machine *machine, crash_image *image, const void *bytes, int length,
                      int64_t offset);
int crash_image_truncate(crash_machine *machine, crash_image *image, int64_t size);
int crash_image_sync(crash_machine *machine, crash_image *image);

#endif
