import SyncProtocol

/// A change set as lines of text, a line, change, write or head each: how the fixtures say what a golden
/// file holds, and what the reader in `Tests/FormatReader` prints.
enum ChangeSetListing {
    static func text(of set: ChangeSet) -> String {
        var lines = ["ledger \(set.ledger.bytes.hex)"]
        for (number, line) in set.lines.enumerated() {
            lines.append("line \(number) origin \(line.origin.bytes.hex) \(text(of: line.place))")
        }
        for head in set.heads {
            lines.append(
                "head \(head.line.value) \(head.head.sequence.value) seed "
                    + "\(head.head.seed.bytes.hex) signature \(head.head.signature.hex)"
            )
        }
        for change in set.changes {
            lines.append(text(of: change))
            lines += change.writes.map { write in
                "write \(write.table.value) \(text(of: write.row)) \(write.cell.value) "
                    + "\(write.rule.rawValue) \(text(of: write.value))"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(of place: SetLine.Place) -> String {
        switch place {
        case .run(let first, let hash): "run \(first.value) \(hash.bytes.hex)"
        case .reference(let upTo, let prefix): "reference \(upTo.value) \(prefix.hex)"
        }
    }

    private static func text(of change: Change) -> String {
        let seen = change.context.others.entries.map { "\($0.line.value):\($0.sequence.value)" }
        let removed = change.removedText.map { " removed \($0.bytes.hex)" } ?? ""
        return "change \(change.dot.line.value) \(change.dot.sequence.value) height "
            + "\(change.height.value) time \(change.time) own \(change.context.own.value) others "
            + "[\(seen.joined(separator: " "))]\(removed)"
    }

    private static func text(of row: RowReference) -> String {
        switch row {
        case .own(let ordinal): "own:\(ordinal)"
        case .row(let key):
            "row:\(key.dot.line.value):\(key.dot.sequence.value):\(key.ordinal)"
        case .foreign(let ledger, let id): "foreign:\(ledger.bytes.hex):\(id.bytes.hex)"
        }
    }

    private static func text(of value: Value) -> String {
        switch value {
        case .empty: "empty"
        case .integer(let number): "integer \(number)"
        case .code(let words): "code \"\(words.string)\""
        case .text(let words): "text \"\(words.string)\""
        case .removedText(let count): "removed-text \(count)"
        case .row(let row): "row \(text(of: row))"
        case .sealed(let keyID, let ciphertext): "sealed \(keyID.hex) \(ciphertext.hex)"
        case .blob(let digest, let count): "blob \(digest.bytes.hex) \(count)"
        case .bytes(let bytes): "bytes \(bytes.hex)"
        case .tuple(let values): "group [\(values.map(text).joined(separator: ", "))]"
        case .unknown(let kind, let bytes): "kind-\(kind) \(bytes.hex)"
        }
    }
}
