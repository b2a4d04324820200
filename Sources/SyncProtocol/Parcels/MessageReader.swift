/// Reads the content of one message of a known kind, all of it.
enum MessageReader {
    static func message(of kind: UInt64, _ content: [UInt8]) throws(ChangeSetError) -> Message {
        if kind == Message.changeSetKind { return .changeSet(content) }
        var reader = ByteReader(content)
        let message: Message =
            switch kind {
            case 1: .hello(try hello(&reader))
            case 3: .have(try have(&reader))
            case 5: try notice(&reader)
            case 7: .receipt(try receipt(&reader))
            case 8: try nodeToken(&reader)
            case 9: .renew(try identifier(&reader), try incarnation(&reader))
            case 10: .join(try joinAnswer(&reader))
            case 11: .digests(try digests(&reader))
            case 12: try nodeSuccession(&reader)
            default: .more
            }
        guard reader.isAtEnd else { throw .trailingBytes(reader.remaining) }
        return message
    }

    private static func hello(_ reader: inout ByteReader) throws(ChangeSetError) -> Hello {
        let life = try incarnation(&reader)
        let number = try counter(&reader)
        let tokens = try tokens(&reader)
        guard let key = AgreementKey(bytes: try reader.bytes(AgreementKey.byteCount)) else {
            throw .invalidField(.key)
        }
        let code = try text(&reader, limit: Message.nameByteLimit)
        let software = try text(&reader, limit: Message.nameByteLimit)
        let schema = try number32(&reader)
        let format = try reader.byte()
        let dictionaries = try reader.bytes(try reader.count(limit: Int(UInt8.max)))
        guard zip([0] + dictionaries, dictionaries).allSatisfy({ $0 < $1 }) else {
            throw .invalidField(.order)
        }
        return Hello(
            incarnation: life,
            parcelNumber: number,
            tokens: tokens,
            agreementKey: key,
            officeCode: code,
            softwareVersion: software.string,
            schemaVersion: schema,
            changeSetFormat: format,
            dictionaries: dictionaries
        )
    }

    private static func tokens(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> [ShownToken] {
        var tokens: [ShownToken] = []
        for _ in 0..<(try reader.count(limit: Hello.tokenLimit)) {
            let giver: NodeID = try identifier(&reader)
            let shown = ShownToken(try token(&reader), of: giver)
            if let last = tokens.last, shown <= last { throw .invalidField(.order) }
            tokens.append(shown)
        }
        return tokens
    }

    private static func token(_ reader: inout ByteReader) throws(ChangeSetError) -> ResumeToken {
        ResumeToken(
            incarnation: try incarnation(&reader),
            serial: try counter(&reader),
            tag: try reader.bytes(ResumeToken.tagByteCount)
        )
    }

    private static func nodeToken(_ reader: inout ByteReader) throws(ChangeSetError) -> Message {
        let node: NodeID = try identifier(&reader)
        return .token(try token(&reader), for: node)
    }

    private static func nodeSuccession(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> Message {
        let node: NodeID = try identifier(&reader)
        return .succession(try succession(&reader), of: node)
    }

    static func succession(_ reader: inout ByteReader) throws(ChangeSetError) -> Succession {
        let life = try incarnation(&reader)
        var ended: [Incarnation] = []
        for _ in 0..<(try reader.count(limit: Succession.endedLimit)) {
            ended.append(try incarnation(&reader))
        }
        if ended.isEmpty { throw .invalidField(.counts) }
        return Succession(
            incarnation: life,
            ended: ended,
            signature: try reader.bytes(Head.signatureByteCount)
        )
    }

    private static func receipt(_ reader: inout ByteReader) throws(ChangeSetError) -> Receipt {
        guard let issuer = VerifyingKey(bytes: try reader.bytes(VerifyingKey.byteCount)) else {
            throw .invalidField(.key)
        }
        let life = try incarnation(&reader)
        let number = try counter(&reader)
        let ledger: LedgerID = try identifier(&reader)
        let vector = try vector(&reader)
        return Receipt(
            issuer: issuer,
            incarnation: life,
            parcelNumber: number,
            ledger: ledger,
            vector: vector,
            signature: try reader.bytes(Head.signatureByteCount)
        )
    }

    private static func joinAnswer(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> JoinAnswer {
        JoinAnswer(
            secret: try reader.bytes(JoinAnswer.secretByteCount),
            ledger: try identifier(&reader),
            officeCode: try text(&reader, limit: Message.nameByteLimit),
            officeName: try text(&reader, limit: Message.sentenceByteLimit),
            predecessors: try predecessors(&reader)
        )
    }

    private static func predecessors(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> [VerifyingKey] {
        var keys: [VerifyingKey] = []
        for _ in 0..<(try reader.count(limit: JoinAnswer.predecessorLimit)) {
            guard let key = VerifyingKey(bytes: try reader.bytes(VerifyingKey.byteCount)) else {
                throw .invalidField(.key)
            }
            if let last = keys.last, key <= last { throw .invalidField(.order) }
            keys.append(key)
        }
        return keys
    }

    private static func digests(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> LedgerDigests {
        guard let subject = LedgerDigests.Subject(rawValue: try reader.byte()) else {
            throw .invalidField(.flags)
        }
        var entries: [LedgerDigests.Entry] = []
        for _ in 0..<(try reader.count(limit: LedgerDigests.entryLimit)) {
            let entry = LedgerDigests.Entry(
                prefix: try text(&reader, limit: Message.nameByteLimit),
                count: try number32(&reader),
                digest: try reader.bytes(LedgerDigests.digestByteCount)
            )
            if let last = entries.last, entry <= last { throw .invalidField(.order) }
            entries.append(entry)
        }
        return LedgerDigests(of: subject, entries)
    }

    private static func have(_ reader: inout ByteReader) throws(ChangeSetError) -> Have {
        Have(
            ledger: try identifier(&reader),
            officeCode: try text(&reader, limit: Message.nameByteLimit),
            vector: try vector(&reader)
        )
    }

    private static func vector(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> VersionVector {
        let limit = VersionVector.entryLimit * VersionVector.entryBytes
        let entries = try reader.bytes(try reader.count(limit: limit))
        guard let vector = VersionVector(bytes: entries) else { throw .invalidField(.order) }
        return vector
    }

    private static func notice(_ reader: inout ByteReader) throws(ChangeSetError) -> Message {
        let code = try number32(&reader)
        let sentence = try text(&reader, limit: Message.sentenceByteLimit)
        return .notice(code: code, sentence: sentence.string)
    }

    private static func identifier<Name: Identifier128>(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> Name {
        guard let name = Name(bytes: try reader.bytes(Name.byteCount)) else { throw .truncated }
        return name
    }

    private static func incarnation(
        _ reader: inout ByteReader,
    ) throws(ChangeSetError) -> Incarnation {
        guard let incarnation = Incarnation(bytes: try reader.bytes(Incarnation.byteCount)) else {
            throw .truncated
        }
        return incarnation
    }

    /// The number of a parcel or token: below 2⁶³, so that every database keeps it in order.
    private static func counter(_ reader: inout ByteReader) throws(ChangeSetError) -> UInt64 {
        UInt64(try reader.count(limit: .max))
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
