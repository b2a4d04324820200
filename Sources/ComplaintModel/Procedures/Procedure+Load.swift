import Foundation

extension Procedure {
    /// The procedures built into the program: `karo-sao` and `school`.
    package static let shipped: [Procedure] = {
        do {
            return [
                try load(PackageResources.karo_sao_json),
                try load(PackageResources.school_json),
            ]
        } catch {
            // The files are part of the program: a test reads them, so this is a broken build.
            preconditionFailure("The procedures built into the program cannot be read: \(error)")
        }
    }()

    /// The shipped procedures by their JSON, as most offices keep one: a centre with thousands of
    /// ledgers need not decode the same text thousands of times.
    package static let shippedByText: [String: Procedure] = {
        do {
            return try Dictionary(
                uniqueKeysWithValues: shipped.map {
                    (String(decoding: try $0.json(), as: UTF8.self), $0)
                }
            )
        } catch {
            preconditionFailure("The procedures built into the program cannot be written: \(error)")
        }
    }()

    /// The shipped procedure of a code, if there is one.
    package static func shipped(_ code: String) -> Procedure? {
        shipped.first { $0.code == code }
    }

    /// Reads a procedure from JSON and refuses one that contradicts itself.
    ///
    /// - Throws: ``ComplaintModelError/unreadableProcedure(reason:)`` or
    ///   ``ComplaintModelError/inconsistentProcedure(code:faults:)``.
    package static func load(_ json: [UInt8]) throws(ComplaintModelError) -> Procedure {
        let procedure: Procedure
        do {
            procedure = try JSONDecoder().decode(Procedure.self, from: Data(json))
        } catch {
            throw .unreadableProcedure(reason: DecodingReason.sentence(error, in: json))
        }
        let faults = procedure.faults
        guard faults.isEmpty else {
            throw .inconsistentProcedure(code: procedure.code, faults: faults)
        }
        return procedure
    }

    /// The procedure as JSON, the same bytes every time.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try [UInt8](encoder.encode(self))
    }
}
