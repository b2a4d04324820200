import ComplaintModel
import FieldNode
import SyncProtocol

extension SimulatedNode {
    /// The code of its office.
    var officeCode: OfficeCode {
        guard let code = OfficeCode(code) else {
            preconditionFailure("a world's offices have codes")
        }
        return code
    }

    /// Whether this is one of the offices' own computers, which may give numbers by themselves.
    var isOffice: Bool { level == .office }

    /// Makes an invitation for another node.
    func invitation(for other: SimulatedNode) throws -> [UInt8] {
        guard let node else { preconditionFailure("a node that is shut down invites nobody") }
        return try node.invite(other.officeCode, level: other.level)
    }

    /// Accepts an invitation.
    func accept(_ invitation: [UInt8]) throws { _ = try node?.join(invitation) }

    /// Sets the node up as a further computer of the office that an invitation is for.
    func create(joining invitation: [UInt8]) throws {
        try FieldNode.prepare(folder, toJoin: invitation, world: world)
        try start()
        try accept(invitation)
    }

    /// Whether the node has told its staff that it was put back from a copy, or copied.
    var saysPutBack: Bool { says("get slip codes until this node") }

    /// Whether the node has told its staff that one of an office was put back from a copy, or copied.
    func saysPutBack(_ other: SimulatedNode) -> Bool {
        says("of \(other.code), or it was put back from a copy")
    }

    private func says(_ words: String) -> Bool {
        guard case .done(let notices) = attempt({ try $0.notices() }) else { return false }
        return notices.contains { $0.contains(words) }
    }

    /// The staff has read everything.
    ///
    /// - Throws: ``Violation`` if that cannot be kept, although nothing is in the way.
    func dropNotices() throws {
        let attempt = attempt { try $0.dropNotices() }
        if case .done = attempt { return }
        throw Violation(
            promise: .opens,
            detail: "\(name) cannot mark its notices as read: \(attempt)"
        )
    }
}
