import Glibc
import TestGround

/// A parcel that is posted by hand, and what came back.
struct RawRequest {
    /// The status; nil if the connection was broken off.
    let status: Int?
    /// All that was answered.
    let text: String

    /// Posts a parcel to a node of this machine.
    init(posting parcel: [UInt8], to port: UInt16) throws {
        let connection = try LoopbackSocket.connect(to: port)
        defer { close(connection) }
        let head = [
            "POST /exchange HTTP/1.1", "Host: x", "Content-Length: \(parcel.count)",
            "Connection: close", "", "",
        ]
        _ = LoopbackSocket.write(Array(head.joined(separator: "\r\n").utf8), to: connection)
        _ = LoopbackSocket.write(parcel, to: connection)
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe recv(connection, &piece, piece.count, 0)
            guard count > 0 else { break }
            answer += piece.prefix(count)
        }
        text = String(decoding: answer, as: UTF8.self)
        status = text.firstMatch(of: /^HTTP\/1\.1 ([0-9]{3})/).flatMap { Int($0.output.1) }
    }
}
