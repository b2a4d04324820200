// Layout: version (1 byte, must be 1), terminal (1 byte, 0 or 1), then texts, each with its length
// in four bytes, most significant first: the working directory, then every argument to the end.

extension LocalRequest {
    private static let version: UInt8 = 1

    /// The request as it goes through the socket.
    var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.version, outputIsTerminal ? 1 : 0]
        for text in [workingDirectory] + arguments {
            bytes += BigEndian.bytes(UInt32(clamping: text.utf8.count))
            bytes += text.utf8
        }
        return bytes
    }

    /// Reads a request; nil if the bytes are none of this version.
    init?(bytes: [UInt8]) {
        guard bytes.count >= 2, bytes[0] == Self.version, bytes[1] <= 1 else { return nil }
        var rest = bytes[2...]
        var texts: [String] = []
        while !rest.isEmpty {
            guard let length = BigEndian.value(rest.prefix(4)), length <= rest.count - 4,
                let text = String(validating: rest.dropFirst(4).prefix(Int(length)), as: UTF8.self)
            else { return nil }
            texts.append(text)
            rest = rest.dropFirst(4 + Int(length))
        }
        guard let workingDirectory = texts.first else { return nil }
        self.init(
            arguments: Array(texts.dropFirst()),
            workingDirectory: workingDirectory,
            outputIsTerminal: bytes[1] == 1,
        )
    }
}
