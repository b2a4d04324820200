// The calls by which something reaches the disk.

#define _GNU_SOURCE
#include "FaultShim.h"
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static ssize_t length(const struct iovec *pieces, int count) {
    ssize_t bytes = 0;
    for (int index = 0; index < count; index++) bytes += (ssize_t)pieces[index].iov_len;
    return bytes;
}

#define JUDGED(calls, descriptor, skipped, call)     \
    switch (fault_judge(calls, descriptor)) {        \
        case FAULT_SKIP: return skipped;             \
        case FAULT_FAIL: return -1;                  \
        case FAULT_PASS: break;                      \
    }                                                \
    return call

ssize_t write(int descriptor, const void *bytes, size_t count) {
    JUDGED("write", descriptor, (ssize_t)count, syscall(SYS_write, descriptor, bytes, count));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    JUDGED("write", descriptor, (ssize_t)count,
           syscall(SYS_pwrite64, descriptor, bytes, count, offset));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite64(descriptor, bytes, count, offset);
}

ssize_t writev(int descriptor, const struct iovec *pieces, int count) {
    JUDGED("write", descriptor, length(pieces, count),
           syscall(SYS_writev, descriptor, pieces, count));
}

int fsync(int descriptor) {
    JUDGED("sync", descriptor, 0, (int)syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor) {
    JUDGED("sync", descriptor, 0, (int)syscall(SYS_fdatasync, descriptor));
}
