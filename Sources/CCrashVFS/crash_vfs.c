// The file system as SQLite calls it.
#include "crash_machine.h"
#include <pthread.h>
#include <string.h>

/// An open file of a machine; the real one, which keeps locks and shared memory, lies behind it.
typedef struct {
    sqlite3_file base;
    crash_machine *machine;
    crash_image *image;
    unsigned run;
} crash_file;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs crash_vfs;

static sqlite3_file *real_of(crash_file *file) { return (sqlite3_file *)(file + 1); }

static int is_dead(const crash_file *file) {
    return file->machine->is_down || file->run != file->machine->run;
}

static int file_close(sqlite3_file *base) {
    crash_file *file = (crash_file *)base;
    crash_image_close(file->machine, file->image);
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int file_read(sqlite3_file *base, void *bytes, int length, sqlite3_int64 offset) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_READ;
    int64_t there = file->image->size - offset;
    int count = there <= 0 ? 0 : there < length ? (int)there : length;
    if (count > 0) memcpy(bytes, file->image->bytes + offset, (size_t)count);
    if (count == length) return SQLITE_OK;
    memset((unsigned char *)bytes + count, 0, (size_t)(length - count));
    return SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *base, const void *bytes, int length, sqlite3_int64 offset) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_WRITE;
    return crash_image_write(file->machine, file->image, bytes, length, offset);
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_TRUNCATE;
    return crash_image_truncate(file->machine, file->image, size);
}

static int file_sync(sqlite3_file *base, int flags) {
    (void)flags;
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_FSYNC;
    return crash_image_sync(file->machine, file->image);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_FSTAT;
    *size = file->image->size;
    return SQLITE_OK;
}

static int file_lock(sqlite3_file *base, int level) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_LOCK;
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

// Letting go works on a dead machine too, or the next run would find its locks held.
static int file_unlock(sqlite3_file *base, int level) {
    crash_file *file = (crash_file *)base;
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int file_check_reserved(sqlite3_file *base, int *result) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_CHECKRESERVEDLOCK;
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}

static int file_control(sqlite3_file *base, int operation, void *argument) {
    crash_file *file = (crash_file *)base;
    // The real file's size and memory map are not the ones that count.
    if (operation == SQLITE_FCNTL_SIZE_HINT) return SQLITE_OK;
    if (operation == SQLITE_FCNTL_MMAP_SIZE) return SQLITE_NOTFOUND;
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int file_sector_size(sqlite3_file *base) {
    crash_file *file = (crash_file *)base;
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_device(sqlite3_file *base) {
    crash_file *file = (crash_file *)base;
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int file_shm_map(sqlite3_file *base, int page, int page_bytes, int extend,
                        void volatile **memory) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file)) return SQLITE_IOERR_SHMMAP;
    return real_of(file)->pMethods->xShmMap(real_of(file), page, page_bytes, extend, memory);
}

static int file_shm_lock(sqlite3_file *base, int offset, int count, int flags) {
    crash_file *file = (crash_file *)base;
    if (is_dead(file) && (flags & SQLITE_SHM_LOCK) != 0) return SQLITE_IOERR_SHMLOCK;
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}

static void file_shm_barrier(sqlite3_file *base) {
    crash_file *file = (crash_file *)base;
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int file_shm_unmap(sqlite3_file *base, int delete_flag) {
    crash_file *file = (crash_file *)base;
    return real_of(file)->pMethods->xShmUnmap(real_of(file), delete_flag);
}

static const sqlite3_io_methods file_methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_device,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags,
                    int *out_flags) {
    (void)vfs;
    crash_machine *machine = path == NULL ? NULL : crash_machine_of(path);
    if (machine == NULL) return real_vfs->xOpen(real_vfs, path, base, flags, out_flags);
    base->pMethods = NULL;
    if (machine->is_down) return SQLITE_CANTOPEN;
    crash_file *file = (crash_file *)base;
    int code = real_vfs->xOpen(real_vfs, path, real_of(file), flags, out_flags);
    if (code != SQLITE_OK) return code;
    file->machine = machine;
    file->run = machine->run;
    file->image = crash_image_open(machine, path);
    if (file->image == NULL) {
        real_of(file)->pMethods->xClose(real_of(file));
        return SQLITE_IOERR_NOMEM;
    }
    base->pMethods = &file_methods;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_folder) {
    (void)vfs;
    crash_machine *machine = crash_machine_of(path);
    if (machine != NULL) {
        if (machine->is_down) return SQLITE_IOERR_DELETE;
        crash_image_forget(machine, path);
    }
    return real_vfs->xDelete(real_vfs, path, sync_folder);
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
    (void)vfs;
    crash_machine *machine = crash_machine_of(path);
    if (machine != NULL && machine->is_down) return SQLITE_IOERR_ACCESS;
    int code = real_vfs->xAccess(real_vfs, path, flags, result);
    // "unix" takes an empty file for none, and what was written may still be on its way to the disk.
    if (code != SQLITE_OK || machine == NULL || flags != SQLITE_ACCESS_EXISTS) return code;
    for (const crash_image *image = machine->images; image != NULL; image = image->next) {
        if (strcmp(image->path, path) == 0) *result = image->size > 0;
    }
    return code;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int length, char *out) {
    (void)vfs;
    return real_vfs->xFullPathname(real_vfs, path, length, out);
}

static void register_once(void) {
    // Counting its memory makes SQLite take one lock for all threads at every allocation. Refused,
    // and no harm done, if SQLite is in use already.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    real_vfs = sqlite3_vfs_find("unix");
    if (real_vfs == NULL) return;
    crash_vfs = *real_vfs;
    crash_vfs.szOsFile = (int)sizeof(crash_file) + real_vfs->szOsFile;
    crash_vfs.pNext = NULL;
    crash_vfs.zName = "crash";
    crash_vfs.xOpen = vfs_open;
    crash_vfs.xDelete = vfs_delete;
    crash_vfs.xAccess = vfs_access;
    crash_vfs.xFullPathname = vfs_full_path;
    sqlite3_vfs_register(&crash_vfs, 1);
}

int crash_vfs_register(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, register_once);
    return real_vfs == NULL ? SQLITE_ERROR : SQLITE_OK;
}
