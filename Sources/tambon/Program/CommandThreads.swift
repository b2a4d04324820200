import Dispatch

/// Threads for commands, which read and write files, databases and streams and wait for them.
///
/// The threads that Swift's tasks share are as few as the processors; if commands waited there,
/// the timers and the network would wait with them.
final class CommandThreads: TaskExecutor {
    /// The threads of the program.
    static let shared = CommandThreads()

    private let queue = DispatchQueue(label: "tambon.commands", attributes: .concurrent)

    private init() {}

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
