import ComplaintModel
import Crypto
import FieldNode
import Foundation
import SyncProtocol

/// An office that has done a day's work.
///
/// Kept are the parcel by which its exchange begins, and what is needed to read the answer; its
/// database is not.
struct CountryOffice: Sendable {
    /// The parcel.
    let parcel: [UInt8]
    private let code: String
    private let ledger: LedgerID
    /// The changes of its own ledger.
    private let changes: Int
    private let agreement: Curve25519.KeyAgreement.PrivateKey

    /// Lets an office that is enrolled do its day's work, and takes its parcel for the centre.
    init(_ place: Place, centre: MeasuredNode, work: Workload) async throws {
        code = place.code
        (parcel, ledger) = try await Self.work(place, centre: centre, work: work)
        let database = StepFolder(path: "").database(of: place.directory)
        changes = Int(try DatabaseFigure.ownChanges.read(inDatabase: database))
        let key = try Data(contentsOf: URL(filePath: place.directory + "/keys/agreement.key"))
        agreement = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key)
    }

    private static func work(
        _ place: Place,
        centre: MeasuredNode,
        work: Workload,
    ) async throws -> ([UInt8], LedgerID) {
        let office = try MeasuredNode(opening: place.directory, at: work.openingMoment)
        // It makes itself known, and gets what the registries say of the others.
        _ = try await office.node.sync(over: InProcessLink(to: centre))
        var clerk = try Clerk(at: office, doing: work)
        for event in work.events { try clerk.take(event) }
        guard let ledger = LedgerID(hex: office.node.office.ledger.description) else {
            throw BenchError.notReceipted(office: place.code)
        }
        return (try await ParcelCatch.parcel(of: office.node), ledger)
    }

    /// Makes sure that the centre's answer says that it has all of the office's changes on its disk.
    ///
    /// - Throws: ``BenchError/notReceipted(office:)``.
    func check(_ answer: [UInt8]) throws {
        let opened = try SealedParcel.open(answer, with: agreement)
        let held = try Parcel(reading: opened.frames).messages.compactMap { message in
            if case .receipt(let receipt) = message, receipt.ledger == ledger, receipt.isValid {
                receipt.vector.entries.reduce(0) { $0 + Int($1.sequence.value) }
            } else {
                nil
            }
        }
        guard held.contains(where: { $0 >= changes }) else {
            throw BenchError.notReceipted(office: code)
        }
    }
}

extension CountryOffice {
    /// A place where an office is set up.
    struct Place {
        /// The office's code.
        let code: String
        /// Its node's folder.
        let directory: String

        /// Sets the office up, and enrols it at its province.
        func enrol(at province: MeasuredNode, moment: Int64) async throws {
            let office = try MeasuredNode(
                creating: directory,
                code: code,
                level: .office,
                at: moment
            )
            let invitation = try province.node.invite(office.node.office.code, level: .office)
            _ = try office.node.join(invitation)
            let link = InProcessLink(to: province, called: "province")
            _ = try await office.node.sync(over: link)
        }
    }
}
