// A SQLite file system for simulations: what was written reaches the disk only with the fsync that
// follows, and a machine can lose power, be killed, fail a write or an fsync, or run full.
//
// It stands over the system's "unix" file system and touches only the files of machines that were
// made here; everything else passes straight through. A machine is used by one thread at a time.
#ifndef CCRASHVFS_H
#define CCRASHVFS_H

#include <stdint.h>

/// The files below one folder, as one computer with one disk sees them.
typedef struct crash_machine crash_machine;

/// What happens to a machine, and at which of its calls.
typedef enum {
    crash_fault_none = 0,
    /// Power fails before a write.
    crash_fault_power_at_write,
    /// Power fails before an fsync does anything.
    crash_fault_power_before_sync,
    /// Power fails when an fsync has done its work and nobody has been told.
    crash_fault_power_after_sync,
    /// The process dies before a write; what it has written stays in the system's memory.
    crash_fault_kill_at_write,
    /// One write reports an input/output error and changes nothing.
    crash_fault_write_fails,
    /// One fsync reports an input/output error; what it should have written never reaches the disk,
    /// although it can be read until the power fails.
    crash_fault_sync_fails,
} crash_fault;

/// What has happened to a machine so far.
typedef struct {
    int64_t writes;
    int64_t syncs;
    /// Writes that were gone or torn after a power cut.
    int64_t lost_writes;
    int64_t torn_writes;
    /// Writes that were refused since the disk was full.
    int64_t refused_writes;
} crash_counts;

/// Makes the file system the process's default; a second call changes nothing.
///
/// Returns SQLite's result code.
int crash_vfs_register(void);

/// Makes a machine of the files below a folder, given by its absolute path without symbolic links.
crash_machine *crash_machine_create(const char *folder);

/// Forgets a machine; none of its files may be open.
void crash_machine_destroy(crash_machine *machine);

/// Lets a fault happen at the `countdown`-th call of its kind, counted from 1; the seed decides what
/// is lost. Replaces what was armed before.
void crash_machine_arm(crash_machine *machine, crash_fault fault, int64_t countdown, uint64_t seed);

/// Takes an armed fault back, and returns the fault that has happened since it was armed.
crash_fault crash_machine_disarm(crash_machine *machine);

/// Whether every call fails, since power or process are gone.
int crash_machine_is_down(const crash_machine *machine);

/// Cuts the power now; the seed decides what of the unsynced writes is lost or torn.
void crash_machine_cut_power(crash_machine *machine, uint64_t seed);

/// Ends the process now: its open files fail from here on, what it wrote stays.
void crash_machine_kill(crash_machine *machine);

/// Starts the machine again; files that were open before stay dead.
void crash_machine_restart(crash_machine *machine);

/// Writes everything through, as a clean shutdown does, so that the folder can be copied or replaced.
///
/// None of its files may be open.
void crash_machine_settle(crash_machine *machine);

/// Leaves room for so many bytes of growth; a negative number for no limit.
void crash_machine_set_room(crash_machine *machine, int64_t bytes);

/// Lets every fsync report success and do nothing, as a lying disk does.
void crash_machine_set_lying(crash_machine *machine, int is_lying);

/// What has happened so far.
crash_counts crash_machine_counts(const crash_machine *machine);

#endif
