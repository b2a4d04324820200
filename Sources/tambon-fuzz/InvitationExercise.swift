import Crypto
import SyncProtocol

/// Exercises the reading of invitations.
enum InvitationExercise {
    /// Where the key stands under which an invitation is signed: after magic, version and root key.
    private static let issuerPlace = 41..<73

    /// Reads bytes as they are, and again as the content of a well signed invitation.
    static func run(_ bytes: [UInt8]) throws(BrokenPromise) -> Bool {
        let isRead = (try? Invitation(decoding: bytes)) != nil
        guard let signed = try? signed(bytes) else { throw .harness(.invitation) }
        guard let invitation = try? Invitation(decoding: signed) else { return isRead }
        let again = try? invitation.signed(with: FixedKeys.sender)
        try BrokenPromise.unless(again == signed, .notWrittenAlike(.invitation))
        return true
    }

    /// The content under the fixed issuer's key and signature, in place of those it ends with.
    private static func signed(_ bytes: [UInt8]) throws -> [UInt8] {
        var content = Array(bytes.dropLast(64))
        if content.count >= issuerPlace.upperBound {
            content.replaceSubrange(issuerPlace, with: FixedKeys.sender.publicKey.rawRepresentation)
        }
        let statement = Array("tambon invitation 1".utf8) + content
        return content + Array(try FixedKeys.sender.signature(for: statement))
    }
}
