/// One message through the local socket.
///
/// On the wire: the length of what follows (four bytes, most significant first, at least 1 and at
/// most ``limitBytes``), the kind (one byte), the payload.
enum LocalFrame: Sendable, Equatable {
    /// From the command: what is to be done.
    case request(LocalRequest)
    /// From the command: a piece of its standard input; no bytes at its end.
    case input([UInt8])
    /// From the host: the request will be carried out; before this nothing has been done.
    case accepted
    /// From the host: one piece of standard input is wanted.
    case inputWanted
    /// From the host: bytes for standard output.
    case output([UInt8])
    /// From the host: bytes for standard error.
    case errors([UInt8])
    /// From the host: the command has ended with this exit code.
    case exit(Int32)

    /// The most bytes that follow a length.
    static let limitBytes = 1 << 20
    /// The most bytes of a stream that one frame carries.
    static let pieceBytes = 64 << 10
    static let lengthBytes = 4

    private enum Kind: UInt8 {
        case request = 1
        case input = 2
        case accepted = 16
        case inputWanted = 17
        case output = 18
        case errors = 19
        case exit = 20
    }

    /// The frame with its length, as it goes through the socket.
    var bytes: [UInt8] {
        let (kind, payload) = parts
        return BigEndian.bytes(UInt32(clamping: payload.count + 1)) + [kind.rawValue] + payload
    }

    /// Whether the frame is within what the other side accepts.
    var isWithinLimit: Bool { parts.payload.count < Self.limitBytes }

    /// Reads what follows a length; nil if it is no frame.
    init?(body: [UInt8]) {
        guard let first = body.first, let kind = Kind(rawValue: first) else { return nil }
        let payload = Array(body.dropFirst())
        switch kind {
        case .request:
            guard let request = LocalRequest(bytes: payload) else { return nil }
            self = .request(request)
        case .input: self = .input(payload)
        case .output: self = .output(payload)
        case .errors: self = .errors(payload)
        case .exit:
            guard let code = BigEndian.value(payload) else { return nil }
            self = .exit(Int32(bitPattern: code))
        case .accepted, .inputWanted:
            guard payload.isEmpty else { return nil }
            self = kind == .accepted ? .accepted : .inputWanted
        }
    }

    /// The length that four bytes announce; nil if no frame is that long.
    static func length(_ bytes: some Collection<UInt8>) -> Int? {
        guard let length = BigEndian.value(bytes), (1...UInt32(limitBytes)).contains(length) else {
            return nil
        }
        return Int(length)
    }

    private var parts: (kind: Kind, payload: [UInt8]) {
        switch self {
        case .request(let request): (.request, request.bytes)
        case .input(let bytes): (.input, bytes)
        case .accepted: (.accepted, [])
        case .inputWanted: (.inputWanted, [])
        case .output(let bytes): (.output, bytes)
        case .errors(let bytes): (.errors, bytes)
        case .exit(let code): (.exit, BigEndian.bytes(UInt32(bitPattern: code)))
        }
    }
}
