/// Reads the content of one message of a known kind, all of it.
enum MessageReader {
    static func message(of kind: UInt64, _ content: [UInt8]) throws(ChangeSetError) -> Message {
        if kind == 4 { return .changeSet(content) }
        var reader = ByteReader(content)
        let message: Message =
            switch kind {
            case 1: .hello(try hello(&reader))
            case 2: .address(from: try node(&reader), to: try recipient(&reader))
            case 3: .have(try have(&reader))
            case 5: try notice(&reader)
            default: .more
            }
        guard reader.isAtEnd else { throw .trailingBytes(reader.remaining) }
        return message
    }

    private static func hello(_ reader: inout ByteReader) throws(ChangeSetError) -> Hello {
        let node = try node(&reader)
        let number = try reader.varint()
        let software = try text(&reader, limit: Message.nameByteLimit)
        let schema = try number32(&reader)
        let format = try reader.byte()
        let dictionaries = try reader.bytes(try reader.count(limit: Int(UInt8.max)))
        guard zip([0] + dictionaries, dictionaries).allSatisfy({ $0 < $1 }) else {
            throw .invalidField(.order)
        }
        return Hello(
            node: node,
            parcelNumber: number,
            softwareVersion: software.string,
            schemaVersion: schema,
            changeSetFormat: format,
            dictionaries: dictionaries
        )
    }

    private static func recipient(_ reader: inout ByteReader) throws(ChangeSetError) -> Recipient {
        switch RecipientForm(rawValue: try reader.byte()) {
        case .node: .node(try node(&reader))
        case .office: .office(try text(&reader, limit: Message.nameByteLimit))
        case .above: .above
        case nil: throw .invalidField(.flags)
        }
    }

    private static func have(_ reader: inout ByteReader) throws(ChangeSetError) -> Have {
        guard let ledger = LedgerID(bytes: try reader.bytes(LedgerID.byteCount)) else {
            throw .truncated
        }
        let officeCode = try text(&reader, limit: Message.nameByteLimit)
        let limit = VersionVector.entryLimit * VersionVector.entryBytes
        let entries = try reader.bytes(try reader.count(limit: limit))
        guard let vector = VersionVector(bytes: entries) else { throw .invalidField(.order) }
        return Have(ledger: ledger, officeCode: officeCode, vector: vector)
    }

    private static func notice(_ reader: inout ByteReader) throws(ChangeSetError) -> Message {
        let code = try number32(&reader)
        let sentence = try text(&reader, limit: Message.sentenceByteLimit)
        return .notice(code: code, sentence: sentence.string)
    }

    private static func node(_ reader: inout ByteReader) throws(ChangeSetError) -> NodeID {
        guard let node = NodeID(bytes: try reader.bytes(NodeID.byteCount)) else {
            throw .truncated
        }
        return node
    }

    private static func number32(_ reader: inout ByteReader) throws(ChangeSetError) -> UInt32 {
        let value = try reader.varint()
        guard let number = UInt32(exactly: value) else { throw .numberTooLarge }
        return number
    }

    private static func text(
        _ reader: inout ByteReader,
        limit: Int,
    ) throws(ChangeSetError) -> Utf8Text {
        let bytes = try reader.bytes(try reader.count(limit: limit))
        guard let text = Utf8Text(validating: bytes) else { throw .invalidText }
        return text
    }
}
