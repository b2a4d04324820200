/// Writes the content of a message; the mirror of ``MessageReader``.
enum MessageWriter {
    static func content(of message: Message) -> [UInt8] {
        var out: [UInt8] = []
        switch message {
        case .hello(let hello): append(hello, to: &out)
        case .have(let have):
            out += have.ledger.bytes
            append(have.officeCode.bytes, to: &out)
            append(have.vector.bytes, to: &out)
        case .changeSet(let bytes), .skipped(_, let bytes): return bytes
        case .notice(let code, let sentence):
            out.appendVarint(UInt64(code))
            append(Array(sentence.utf8), to: &out)
        case .more: break
        case .receipt(let receipt): append(receipt, to: &out)
        case .token(let token, let node):
            out += node.bytes
            append(token, to: &out)
        case .renew(let node, let incarnation): out += node.bytes + incarnation.bytes
        case .succession(let succession, let node): out += node.bytes + succession.bytes
        case .join(let answer): append(answer, to: &out)
        case .digests(let digests): append(digests, to: &out)
        }
        return out
    }

    private static func append(_ hello: Hello, to out: inout [UInt8]) {
        out += hello.incarnation.bytes
        out.appendVarint(hello.parcelNumber)
        out.appendVarint(hello.tokens.count)
        for shown in hello.tokens {
            out += shown.giver.bytes
            append(shown.token, to: &out)
        }
        out += hello.agreementKey.bytes
        append(hello.officeCode.bytes, to: &out)
        append(Array(hello.softwareVersion.utf8), to: &out)
        out.appendVarint(UInt64(hello.schemaVersion))
        out.append(hello.changeSetFormat)
        append(hello.dictionaries, to: &out)
    }

    private static func append(_ token: ResumeToken, to out: inout [UInt8]) {
        out += token.incarnation.bytes
        out.appendVarint(token.serial)
        out += token.tag
    }

    private static func append(_ receipt: Receipt, to out: inout [UInt8]) {
        out += receipt.issuer.bytes + receipt.incarnation.bytes
        out.appendVarint(receipt.parcelNumber)
        out += receipt.ledger.bytes
        append(receipt.vector.bytes, to: &out)
        out += receipt.signature
    }

    private static func append(_ answer: JoinAnswer, to out: inout [UInt8]) {
        out += answer.secret + answer.ledger.bytes
        append(answer.officeCode.bytes, to: &out)
        append(answer.officeName.bytes, to: &out)
        out.appendVarint(answer.predecessors.count)
        for key in answer.predecessors { out += key.bytes }
    }

    private static func append(_ digests: LedgerDigests, to out: inout [UInt8]) {
        out.append(digests.subject.rawValue)
        out.appendVarint(digests.entries.count)
        for entry in digests.entries {
            append(entry.prefix.bytes, to: &out)
            out.appendVarint(UInt64(entry.count))
            out += entry.digest
        }
    }

    /// Bytes with their length before them.
    private static func append(_ bytes: [UInt8], to out: inout [UInt8]) {
        out.appendVarint(bytes.count)
        out += bytes
    }
}
