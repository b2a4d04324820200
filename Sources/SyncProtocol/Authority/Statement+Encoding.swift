// The mirror of `Statement+Decoding.swift`.

extension Statement {
    /// The canonical bytes, with the root key's signature if there is one.
    package var bytes: [UInt8] {
        if case .unknown(let kind, let bytes) = self { return [kind] + bytes }
        var out = unsignedBytes
        let signature = rootSignature ?? []
        out.appendVarint(signature.count)
        return out + signature
    }

    /// What stands before the signature.
    var unsignedBytes: [UInt8] {
        switch self {
        case .certificate(let certificate):
            return [Kind.certificate.rawValue, Self.version] + certificate.fields
        case .revocation(let revocation):
            return [Kind.revocation.rawValue, Self.version] + revocation.fields
        case .furtherPlaces(let places):
            return [Kind.furtherPlaces.rawValue, Self.version] + places.fields
        case .unknown(let kind, let bytes):
            return [kind] + bytes
        }
    }

    /// The kinds that have a meaning in this version.
    enum Kind: UInt8 {
        case certificate = 1
        case revocation = 2
        case furtherPlaces = 3
    }
}

extension Certificate {
    /// Keys, level, code, ledger, prefixes, rights, replaced rows.
    fileprivate var fields: [UInt8] {
        var out = signingKey.bytes + agreementKey.bytes
        out.append(level.rawValue)
        out.append(code)
        out += ledger.bytes
        out.appendVarint(prefixes.count)
        for prefix in prefixes { out.append(prefix) }
        out.append(rights.rawValue)
        out.append(replaces)
        return out
    }
}

extension Revocation {
    /// Key, places by ledger, replaced rows.
    fileprivate var fields: [UInt8] {
        var out = key.bytes
        out.append(limits)
        out.append(replaces)
        return out
    }
}

extension FurtherPlaces {
    /// The revocation's row, places by ledger.
    fileprivate var fields: [UInt8] {
        var out: [UInt8] = []
        revocation.append(to: &out)
        out.append(limits)
        return out
    }
}

extension [Limit] {
    /// The runs between neighbours that differ.
    fileprivate func split(where differ: (Limit, Limit) -> Bool) -> [ArraySlice<Limit>] {
        var runs: [ArraySlice<Limit>] = []
        var start = startIndex
        for index in indices.dropFirst() where differ(self[index - 1], self[index]) {
            runs.append(self[start..<index])
            start = index
        }
        return isEmpty ? [] : runs + [self[start...]]
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ text: Utf8Text) {
        appendVarint(text.bytes.count)
        self += text.bytes
    }

    /// Places by ledger.
    fileprivate mutating func append(_ limits: [Limit]) {
        let runs = limits.split { $0.ledger != $1.ledger }
        appendVarint(runs.count)
        for run in runs {
            self += run[run.startIndex].ledger.bytes
            appendVarint(run.count)
            for limit in run {
                self += limit.origin.bytes
                appendVarint(UInt64(limit.sequence.value))
                limit.hash.append(to: &self)
            }
        }
    }

    fileprivate mutating func append(_ rows: [RowID]) {
        appendVarint(rows.count)
        for row in rows { row.append(to: &self) }
    }
}
