extension Authority {
    /// All that a key may write in a ledger.
    ///
    /// In a registry that is whatever a right to enrol over its prefix allows, and nothing else:
    /// nobody comes into a registry by a certificate that names it as an office's ledger.
    package func grant(of key: VerifyingKey, in ledger: LedgerID) -> Grant {
        if root == nil { return .open }
        let certificates = byKey[key] ?? []
        let permits: [Grant.Permit]
        if let prefix = registries[ledger] {
            permits = certificates.filter {
                mayWrite(registry: prefix, by: counting[$0].certificate)
            }
            .map { permit(.everything, by: $0, in: ledger) }
        } else {
            permits = certificates.flatMap { officePermits(by: $0, in: ledger) }
        }
        return Grant(isKnown: !certificates.isEmpty, permits: Set(permits))
    }

    private func mayWrite(registry prefix: Utf8Text, by certificate: Certificate) -> Bool {
        certificate.rights.contains(.enrols) && certificate.prefixes.covers(prefix)
    }

    private func officePermits(by index: Int, in ledger: LedgerID) -> [Grant.Permit] {
        let certificate = counting[index].certificate
        let owners = byLedger[ledger] ?? []
        var permits: [Grant.Permit] = []
        if certificate.rights.contains(.writes), owners.contains(index) {
            permits.append(permit(.everything, by: index, in: ledger))
        }
        let isUnderPrefix = owners.contains { owner in
            certificate.prefixes.covers(counting[owner].certificate.code)
        }
        if certificate.rights.contains(.acts), isUnderPrefix {
            permits.append(permit(.unreserved, by: index, in: ledger))
        }
        return permits
    }

    private func permit(
        _ extent: Grant.Extent,
        by index: Int,
        in ledger: LedgerID,
    ) -> Grant.Permit {
        Grant.Permit(extent: extent, limits: counting[index].limits(in: ledger))
    }
}
