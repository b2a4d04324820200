import Glibc

/// A folder that exists as long as the value does, with whatever a test puts into it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/tambon-test-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw TestFailure.system(errno) }
        path = unsafe String(cString: made)
    }

    deinit {
        for name in (try? names()) ?? [] {
            unsafe unlink("\(path)/\(name)")
            unsafe rmdir("\(path)/\(name)")
        }
        unsafe rmdir(path)
    }

    /// Writes a file as a stranger would, by plain calls.
    func put(_ name: String, _ bytes: [UInt8]) throws {
        let descriptor = unsafe open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw TestFailure.system(errno) }
        defer { close(descriptor) }
        guard unsafe write(descriptor, bytes, bytes.count) == bytes.count else {
            throw TestFailure.system(errno)
        }
    }

    /// The content of a file, by plain calls.
    func bytes(_ name: String) throws -> [UInt8] {
        let descriptor = unsafe open("\(path)/\(name)", O_RDONLY)
        guard descriptor >= 0 else { throw TestFailure.system(errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = unsafe read(descriptor, &bytes, bytes.count)
        return Array(bytes.prefix(max(count, 0)))
    }

    /// All names in the folder, sorted, the two dots left out.
    func names() throws -> [String] {
        guard let stream = unsafe opendir(path) else { throw TestFailure.system(errno) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// What kept a test from being set up.
enum TestFailure: Error {
    case system(CInt)
    case unexpected(String)
}
