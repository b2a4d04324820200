import FieldNode
import Foundation
import Transports

/// A file with one JSON object a line, as far as its bytes go.
struct LineFile {
    /// The largest input that is read.
    static let limitBytes = 256 << 20

    /// One line that is not blank.
    struct Line {
        /// Its number, from 1, blank ones counted.
        let number: Int
        /// What is in it.
        let bytes: Data
    }

    /// The lines, in order.
    let lines: [Line]

    /// Cuts bytes into lines; CR LF and LF end one, and a byte order mark is passed over.
    init(_ bytes: [UInt8]) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let pieces = bytes[start...].split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        )
        lines = pieces.enumerated().compactMap { index, piece in
            let isBlank = piece.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
            return isBlank ? nil : Line(number: index + 1, bytes: Data(piece))
        }
    }

    /// Reads a file, or standard input where its name is `-`.
    static func read(_ name: String, _ console: any Console) async throws -> LineFile {
        if name == "-" { return LineFile(try await console.wholeInput(limitBytes: limitBytes)) }
        return LineFile(try PlainFile(path: console.path(name)).read(limitBytes: limitBytes))
    }
}
