import Glibc

/// An error number of the operating system, printed as the system words it.
package struct SystemError: Error, Equatable, CustomStringConvertible {
    /// The value of `errno`.
    package let code: CInt

    /// Wraps an error number.
    package init(code: CInt) {
        self.code = code
    }

    /// The error that the last failed system call of this thread has left behind.
    static var last: SystemError { SystemError(code: errno) }

    package var description: String {
        // glibc's strerror hands out a constant or a buffer of this thread's own.
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe "\(String(cString: text)), error \(code)"
    }
}
