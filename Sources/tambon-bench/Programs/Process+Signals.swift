import Foundation
import Glibc

extension Process {
    /// Starts the program with no signal held back.
    ///
    /// The threads on which tasks run hold signals back, and a program inherits that from the thread
    /// that starts it: whoever told it to end would wait for ever.
    func runTakingSignals() throws {
        var none = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
