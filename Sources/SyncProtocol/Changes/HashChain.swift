import Crypto

/// The chain of hashes of one origin: h(0), and each h(n) from h(n − 1) and the change.
package enum HashChain {
    /// h(0) = SHA-256("tambon chain 1" ‖ ledger id ‖ origin).
    package static func start(ledger: LedgerID, origin: Origin) -> Digest256 {
        Digest256(hashing: Array("tambon chain 1".utf8) + ledger.bytes + origin.bytes)
    }

    /// h(n) = SHA-256(h(n − 1) ‖ SHA-256(skeleton) ‖ SHA-256(salt ‖ free text)).
    package static func link(
        after previous: Digest256,
        _ form: CanonicalForm,
        of change: Change,
        seed: RunSeed,
    ) -> Digest256 {
        let skeleton = Digest256(hashing: form.skeleton)
        let text = change.removedText ?? textDigest(form, of: change, seed: seed)
        var input: [UInt8] = []
        input.reserveCapacity(3 * Digest256.byteCount)
        previous.append(to: &input)
        skeleton.append(to: &input)
        text.append(to: &input)
        return Digest256(hashing: input)
    }

    /// SHA-256(salt ‖ free text): what stays of a change's text when it is redacted.
    package static func textDigest(
        _ form: CanonicalForm,
        of change: Change,
        seed: RunSeed,
    ) -> Digest256 {
        var salt: [UInt8] = []
        salt.reserveCapacity(Digest256.byteCount)
        seed.appendSalt(of: change.dot.sequence, to: &salt)
        var hasher = SHA256()
        hasher.update(salt)
        hasher.update(form.text)
        return Digest256(hasher.finalize())
    }
}
