// Built for libFuzzer, the program has libFuzzer's own entry; see `FuzzerEntry.swift`.
#if !LIBFUZZER
import Foundation

/// The program `tambon-fuzz`: hands files to a decoder, one after the other.
@main
enum TambonFuzz {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let decoder = arguments.first.flatMap(Decoder.init(rawValue:)) else {
            let names = Decoder.allCases.map(\.rawValue).joined(separator: " ")
            let usage = "tambon-fuzz DECODER FILE…\ndecoders: \(names)\n"
            FileHandle.standardError.write(Data(usage.utf8))
            exit(64)
        }
        for path in arguments.dropFirst() {
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            let verdict = try decoder.exercise(bytes) ? "accepted" : "refused"
            FileHandle.standardOutput.write(Data("\(verdict) \(path)\n".utf8))
        }
    }
}
#endif
