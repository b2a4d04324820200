// The mirror of `Statement+Encoding.swift`. What it accepts, encoding gives back byte for byte.

extension Statement {
    /// Reads canonical bytes.
    ///
    /// A kind or version that this program does not know is taken as it is.
    ///
    /// - Throws: ``StatementError`` if the bytes are of a known kind and malformed.
    package init(decoding bytes: [UInt8]) throws(StatementError) {
        guard bytes.count <= Self.byteLimit else {
            throw .tooLong(.statement, length: UInt64(bytes.count), limit: Self.byteLimit)
        }
        var reader = StatementReader(bytes)
        let kind = try reader.byte()
        guard let known = Kind(rawValue: kind), bytes.count < 2 || bytes[1] == Self.version else {
            self = .unknown(kind: kind, bytes: Array(bytes.dropFirst()))
            return
        }
        _ = try reader.byte()
        switch known {
        case .certificate: self = .certificate(try Certificate(&reader))
        case .revocation: self = .revocation(try Revocation(&reader))
        case .furtherPlaces: self = .furtherPlaces(try FurtherPlaces(&reader))
        }
        try reader.end()
    }
}

extension Certificate {
    fileprivate init(_ reader: inout StatementReader) throws(StatementError) {
        let signingKey = try reader.signingKey()
        guard let agreementKey = AgreementKey(bytes: try reader.bytes(AgreementKey.byteCount))
        else { throw .invalid(.agreementKey) }
        guard let level = NodeLevel(rawValue: try reader.byte()) else { throw .invalid(.level) }
        let code = try reader.text(.code)
        guard code.isCode else { throw .invalid(.code) }
        let ledger = try reader.ledger()
        var prefixes: [Utf8Text] = []
        for _ in 0..<(try reader.count(.prefixes, limit: Self.prefixLimit)) {
            let prefix = try reader.text(.prefixes)
            guard prefix == .everything || prefix.isCode else { throw .invalid(.prefixes) }
            try StatementReader.append(prefix, to: &prefixes, .prefixes)
        }
        self.init(
            signingKey: signingKey,
            agreementKey: agreementKey,
            level: level,
            code: code,
            ledger: ledger,
            prefixes: prefixes,
            rights: Rights(rawValue: try reader.byte()),
            replaces: try reader.replaces(),
            rootSignature: try reader.rootSignature(),
        )
    }
}

extension Revocation {
    fileprivate init(_ reader: inout StatementReader) throws(StatementError) {
        self.init(
            key: try reader.signingKey(),
            limits: try reader.limits(),
            replaces: try reader.replaces(),
            rootSignature: try reader.rootSignature(),
        )
    }
}

extension FurtherPlaces {
    fileprivate init(_ reader: inout StatementReader) throws(StatementError) {
        self.init(
            of: try reader.row(),
            limits: try reader.limits(),
            rootSignature: try reader.rootSignature(),
        )
    }
}
