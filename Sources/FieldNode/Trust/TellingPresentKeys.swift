import ComplaintModel
import NodeStore
import SyncProtocol

// A centre that was put back from a backup has other keys, for which the root key vouches. An office that
// exchanges over a link seals to the former ones, and is told; on a stick the centre's parcels tell.

extension FieldNode {
    /// What is answered to a parcel for other keys than this node has: its present ones, if it is a centre
    /// that had others before.
    func presentKeys(_ reader: StoreReader) throws -> PresentKeys? {
        let authority = try authority(reader)
        if authority.formerKeys(of: verifyingKey).isEmpty { return nil }
        return authority.all.first { listed in
            listed.certificate.signingKey == verifyingKey && listed.issuer == nil
                && listed.state == .counts
        }.map { PresentKeys($0.certificate) }
    }

    /// Trusts the keys of a centre above for which the root key vouches, until the registry itself names
    /// them.
    ///
    /// - Returns: whether they are new here, and can be trusted.
    /// - Throws: `StoreError`.
    func trust(_ keys: PresentKeys, at address: String) throws -> Bool {
        try transaction { writer in
            let authority = try authority(writer.reader)
            let (certificate, key) = (keys.certificate, keys.certificate.signingKey)
            guard let root = authority.root, keys.isSigned(by: root), certificate.level == .centre,
                certificate.prefixes.covers(Utf8Text(office.code.text)), key != verifyingKey,
                !authority.isRevoked(key), !authority.isFormer(key)
            else { return false }
            try writer.set(Setting.presentKeys, to: keys.bytes.hex)
            try writer.set(Setting.peer(at: address), to: key.bytes.hex)
            return true
        }
    }

    /// The certificate of a centre above that the registries here do not name yet; nil if there is none.
    func vouchedCentre(_ reader: StoreReader) throws -> Certificate? {
        guard let text = try reader.setting(Setting.presentKeys), let bytes = [UInt8](hex: text),
            let certificate = PresentKeys(reading: bytes)?.certificate,
            try !authority(reader).isNamed(certificate.signingKey)
        else { return nil }
        return certificate
    }
}
