import CCrashVFS

/// One computer with one disk: the files below a folder, and the faults that befall them.
///
/// A machine is used by one world, that is by one thread at a time.
@safe package final class Machine {
    /// A fault of the disk, and at which of its calls it happens.
    package enum Fault: CaseIterable, Sendable {
        case powerAtWrite, powerBeforeSync, powerAfterSync, killAtWrite, writeFails, syncFails

        fileprivate var code: crash_fault {
            switch self {
            case .powerAtWrite: crash_fault_power_at_write
            case .powerBeforeSync: crash_fault_power_before_sync
            case .powerAfterSync: crash_fault_power_after_sync
            case .killAtWrite: crash_fault_kill_at_write
            case .writeFails: crash_fault_write_fails
            case .syncFails: crash_fault_sync_fails
            }
        }
    }

    /// What has happened to a machine so far.
    package struct Counts: Hashable, Sendable {
        /// Writes of its files.
        package let writes: Int
        /// The fsyncs that were asked for.
        package let syncs: Int
        /// Unsynced writes that a power cut has swallowed.
        package let lostWrites: Int
        /// Unsynced writes of which only some sectors have reached the disk.
        package let tornWrites: Int
        /// Writes for which there was no room.
        package let refusedWrites: Int
    }

    /// The machine's folder.
    package let folder: String
    private let machine: OpaquePointer

    /// Makes a machine of a folder, named by its absolute path.
    ///
    /// From the first machine on, every database that the process opens goes through the simulated
    /// file system; those in no machine's folder pass straight through it.
    package init(folder: String) {
        guard crash_vfs_register() == 0, let machine = unsafe crash_machine_create(folder) else {
            preconditionFailure("the simulated file system could not be set up")
        }
        self.folder = folder
        unsafe self.machine = unsafe machine
    }

    deinit { unsafe crash_machine_destroy(machine) }

    /// Whether power or process are gone, so that every call fails.
    package var isDown: Bool { unsafe crash_machine_is_down(machine) != 0 }

    /// What has happened so far.
    package var counts: Counts {
        let counts = unsafe crash_machine_counts(machine)
        return Counts(
            writes: Int(counts.writes),
            syncs: Int(counts.syncs),
            lostWrites: Int(counts.lost_writes),
            tornWrites: Int(counts.torn_writes),
            refusedWrites: Int(counts.refused_writes)
        )
    }

    /// Lets a fault happen at the `countdown`-th call of its kind; the seed says what is lost.
    package func arm(_ fault: Fault, countdown: Int, seed: UInt64) {
        unsafe crash_machine_arm(machine, fault.code, Int64(countdown), seed)
    }

    /// Takes an armed fault back; returns the one that has happened since.
    package func disarm() -> Fault? {
        let fired = unsafe crash_machine_disarm(machine)
        return Fault.allCases.first { $0.code == fired }
    }

    /// Cuts the power now.
    package func cutPower(seed: UInt64) { unsafe crash_machine_cut_power(machine, seed) }

    /// Ends the process now; what it has written stays readable.
    package func kill() { unsafe crash_machine_kill(machine) }

    /// Starts the machine again.
    package func restart() { unsafe crash_machine_restart(machine) }

    /// Writes everything through, so that the folder can be copied or replaced; nothing is open.
    package func settle() { unsafe crash_machine_settle(machine) }

    /// Leaves room for so many bytes of growth; nil for no limit.
    package func setRoom(bytes: Int?) {
        unsafe crash_machine_set_room(machine, Int64(bytes ?? -1))
    }

    /// Lets every fsync report success and do nothing: a control arm that must be found.
    package func lieAboutSyncs() { unsafe crash_machine_set_lying(machine, 1) }
}
