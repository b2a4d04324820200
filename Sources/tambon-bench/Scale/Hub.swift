import ComplaintModel
import Crypto
import FieldNode
import Foundation
import SyncProtocol

/// A district's hub at work, its centre, and the carrier that brings it the ledgers of many offices.
struct Hub {
    /// The folder; the hub lies where a run's office works, the centre where its new centre is kept.
    let folder: StepFolder
    private var carrier: Carrier
    private let agreement: AgreementKey

    /// The code of the district.
    static let code = "80.21"

    /// Sets up the centre and the hub, and enrols the hub and the carrier.
    init(in folder: StepFolder) async throws {
        self.folder = folder
        let code = try OfficeCode(parsing: Self.code)
        let centre = try MeasuredNode(
            creating: folder.newCentre,
            code: MeasuredNode.centreCode,
            level: .centre
        )
        let hub = try MeasuredNode(creating: folder.copy, code: Self.code, level: .district)
        _ = try hub.node.join(try centre.node.invite(code, level: .district))
        let link = InProcessLink(to: centre)
        for _ in 0..<2 { _ = try await hub.node.sync(over: link) }
        let invitation = try centre.node.invite(code, level: .district)
        carrier = try Carrier(accepting: invitation, for: code)
        _ = try centre.node.answer(
            try carrier.parcel([], to: try FieldNode.readInvitation(invitation).issuerAgreement)
        )
        _ = try await hub.node.sync(over: link)
        let key = try Data(contentsOf: URL(filePath: folder.copy + "/keys/agreement.key"))
        agreement = AgreementKey(
            try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key)
        )
    }

    /// The code of an office under the hub.
    static func code(ofOffice number: Int) -> String { "\(code).o\(number)" }

    /// Opens the hub's node.
    func open() throws -> MeasuredNode { try MeasuredNode(opening: folder.copy) }

    /// Names the authors of offices in the district's registry.
    mutating func certify(_ offices: [Carrier.Freight]) throws {
        _ = try take([try carrier.registry(of: offices)], at: try open())
    }

    /// Lets the hub take up ledgers, as one parcel.
    ///
    /// - Returns: how many changes were new, and what that used.
    mutating func take(
        _ freight: [Carrier.Freight],
        at hub: MeasuredNode,
    ) throws -> (changes: Int, usage: Usage) {
        let parcel = try carrier.parcel(freight, to: agreement)
        let (report, usage) = try Usage.measure {
            try hub.node.import(parcel, name: "parcel", isTrial: false)
        }
        if let refused = report.refused.first { throw BenchError.refused(refused) }
        return (report.newChanges, usage)
    }
}
