/// Writes a parcel; the mirror of ``ParcelDecoder``.
enum ParcelEncoder {
    static func encode(_ parcel: Parcel) -> [UInt8] {
        var body: [UInt8] = []
        for message in parcel.messages { append(message, to: &body) }
        var out = Parcel.magic
        out.append(Parcel.formatVersion)
        let total = Parcel.headerByteCount + body.count + Digest256.byteCount
        out.reserveCapacity(total)
        out.appendBigEndian(UInt64(total))
        out.append(contentsOf: body)
        Digest256(hashing: out).append(to: &out)
        return out
    }

    private static func append(_ message: Message, to out: inout [UInt8]) {
        let content = content(of: message)
        out.appendVarint(message.kind)
        out.append(message.maySkip ? Parcel.maySkipFlag : 0)
        out.appendVarint(content.count)
        out.append(contentsOf: content)
    }

    private static func content(of message: Message) -> [UInt8] {
        var out: [UInt8] = []
        switch message {
        case .hello(let hello): append(hello, to: &out)
        case .address(let from, let to):
            out.append(contentsOf: from.bytes)
            append(to, to: &out)
        case .have(let have):
            out.append(contentsOf: have.ledger.bytes)
            append(have.officeCode.bytes, to: &out)
            append(have.vector.bytes, to: &out)
        case .changeSet(let bytes), .skipped(_, let bytes): return bytes
        case .notice(let code, let sentence):
            out.appendVarint(UInt64(code))
            append(Array(sentence.utf8), to: &out)
        case .more: break
        }
        return out
    }

    private static func append(_ hello: Hello, to out: inout [UInt8]) {
        out.append(contentsOf: hello.node.bytes)
        out.appendVarint(hello.parcelNumber)
        append(Array(hello.softwareVersion.utf8), to: &out)
        out.appendVarint(UInt64(hello.schemaVersion))
        out.append(hello.changeSetFormat)
        append(hello.dictionaries, to: &out)
    }

    private static func append(_ recipient: Recipient, to out: inout [UInt8]) {
        switch recipient {
        case .node(let node):
            out.append(RecipientForm.node.rawValue)
            out.append(contentsOf: node.bytes)
        case .office(let code):
            out.append(RecipientForm.office.rawValue)
            append(code.bytes, to: &out)
        case .above: out.append(RecipientForm.above.rawValue)
        }
    }

    /// Bytes with their length before them.
    private static func append(_ bytes: [UInt8], to out: inout [UInt8]) {
        out.appendVarint(bytes.count)
        out.append(contentsOf: bytes)
    }
}

/// The byte that says in which form a recipient follows.
enum RecipientForm: UInt8 {
    case node = 0
    case office = 1
    case above = 2
}
