// Which call is hit, and how; and the note that it was.

#define _GNU_SOURCE
#include "FaultShim.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls_seen;

static long number(const char *name, long otherwise) {
    const char *text = getenv(name);
    return text ? atol(text) : otherwise;
}

static bool is_meant(int descriptor) {
    struct stat status;
    if (fstat(descriptor, &status) != 0) return false;
    // Sockets, pipes and terminals are not the disk; a directory is one of what is made durable.
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return false;
    const char *part = getenv("FAULT_PATH");
    if (!part) return true;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, sizeof path - 1);
    if (count < 0) return false;
    path[count] = 0;
    return strstr(path, part) != NULL;
}

void fault_note(char mark) {
    const char *log = getenv("FAULT_LOG");
    if (!log) return;
    // By the bare system calls: the shim's own `write` would count it.
    int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return;
    syscall(SYS_write, file, &mark, 1);
    syscall(SYS_close, file);
}

enum fault_verdict fault_judge(const char *calls, int descriptor) {
    const char *meant = getenv("FAULT_CALLS");
    if (!meant || strcmp(meant, calls) != 0) return FAULT_PASS;
    int before = errno;
    const char *gate = getenv("FAULT_GATE");
    bool hit = (!gate || access(gate, F_OK) == 0) && is_meant(descriptor);
    errno = before;
    if (!hit) return FAULT_PASS;
    long place = atomic_fetch_add(&calls_seen, 1) + 1;
    long first = number("FAULT_FIRST", 1), times = number("FAULT_TIMES", 0);
    if (place < first || (times > 0 && place >= first + times)) return FAULT_PASS;
    const char *action = getenv("FAULT_ACTION");
    if (!action) return FAULT_PASS;
    fault_note(calls[0] == 'w' ? 'W' : 'S');
    if (strcmp(action, "watch") == 0) return FAULT_PASS;
    if (strcmp(action, "stop") == 0) {
        kill(getpid(), SIGSTOP);
        return FAULT_PASS;
    }
    if (strcmp(action, "kill") == 0) kill(getpid(), SIGKILL);
    if (strcmp(action, "eio") == 0) errno = EIO;
    if (strcmp(action, "enospc") == 0) errno = ENOSPC;
    return strcmp(action, "skip") == 0 ? FAULT_SKIP : FAULT_FAIL;
}
