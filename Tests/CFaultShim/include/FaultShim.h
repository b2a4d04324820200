// What the shim understands. It is preloaded into the built program (LD_PRELOAD) and reads its orders
// from the environment; the program itself knows nothing of it.
//
//   FAULT_CALLS    "write" or "sync": which calls on regular files are meant
//   FAULT_ACTION   "watch" (count only), "skip" (do nothing and report success), "eio", "enospc",
//                  "stop" or "kill" (SIGSTOP or SIGKILL before the call is made)
//   FAULT_FIRST    from which of these calls on, from 1
//   FAULT_TIMES    how often; 0 for good
//   FAULT_PATH     only on files whose path holds this text
//   FAULT_GATE     only while this file is there; calls before that are not counted
//   FAULT_CLOCK    a file with a number of seconds, read anew for every look at the wall clock and
//                  added to it
//   FAULT_LOG      a file that gets one byte for every time that a fault was made: W, S or C
#ifndef FAULT_SHIM_H
#define FAULT_SHIM_H

#include <stdbool.h>

/// What is to happen to a call.
enum fault_verdict {
    FAULT_PASS,
    FAULT_SKIP,
    FAULT_FAIL,
};

/// Judges a call of a class on a descriptor; may end the process, may set errno.
enum fault_verdict fault_judge(const char *calls, int descriptor);

/// Notes that a fault was made.
void fault_note(char mark);

#endif
