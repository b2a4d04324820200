import Foundation

extension Procedure {
    /// Reads a procedure that a person has written, more strictly than one that stands in a ledger: what
    /// is there stays readable, whatever later versions of the program find wrong with it.
    ///
    /// - Throws: ``ComplaintModelError/unreadableProcedure(reason:)`` or
    ///   ``ComplaintModelError/inconsistentProcedure(code:faults:)``.
    package static func load(typed json: [UInt8]) throws(ComplaintModelError) -> Procedure {
        let procedure = try load(json)
        let faults = procedure.slips + unknownKeys(in: json, readAs: procedure)
        guard faults.isEmpty else {
            throw .inconsistentProcedure(code: procedure.code, faults: faults)
        }
        return procedure
    }

    /// What a person cannot have meant, each in one phrase.
    private var slips: [String] {
        namelessFaults
            + Self.repeated(declineReasons.map(\.code))
            .map { "the reason for declining \"\($0)\" is given twice" }
            + (letters ?? []).flatMap(\.slips)
    }

    private var namelessFaults: [String] {
        let named =
            channels.map { ("the channel \"\($0.code)\"", $0.nameThai) }
            + categories.map { ("the category \"\($0.code)\"", $0.nameThai) }
            + categories.flatMap { category in
                category.route.map { ("a step of \"\(category.code)\"", $0.nameThai) }
            }
            + deadlines.map { ("the deadline \"\($0.id)\"", $0.nameThai) }
            + deadlines.map { ("the clause of the deadline \"\($0.id)\"", $0.clause) }
            + declineReasons.map { ("the reason for declining \"\($0.code)\"", $0.nameThai) }
            + (letters ?? []).map { ("the letter series \"\($0.code)\"", $0.nameThai) }
        return named.filter { $0.1.allSatisfy(\.isWhitespace) }.map { "\($0.0) has no Thai words" }
    }

    /// The keys that nothing was read from: a name with a letter wrong means nothing, silently.
    private static func unknownKeys(in json: [UInt8], readAs procedure: Procedure) -> [String] {
        guard let typed = try? JSONSerialization.jsonObject(with: Data(json)),
            let read = try? JSONSerialization.jsonObject(with: Data(procedure.json()))
        else { return [] }
        return unknownKeys(in: typed, readAs: read, at: [])
    }

    private static func unknownKeys(in typed: Any, readAs read: Any, at path: [String]) -> [String]
    {
        switch (typed, read) {
        case (let typed as [String: Any], let read as [String: Any]):
            typed.sorted { $0.key < $1.key }.flatMap { key, value in
                guard let known = read[key] else {
                    // Nothing at all is what an optional key without a value is written back as.
                    if value is NSNull { return [String]() }
                    return ["nobody knows what \((path + [key]).joined(separator: "/")) means"]
                }
                return unknownKeys(in: value, readAs: known, at: path + [key])
            }
        case (let typed as [Any], let read as [Any]) where typed.count == read.count:
            zip(typed, read).enumerated().flatMap { index, pair in
                unknownKeys(in: pair.0, readAs: pair.1, at: path + [String(index + 1)])
            }
        default: []
        }
    }
}

extension LetterSeries {
    /// What stands in the pattern between braces and is neither `{n}` nor `{year}`, each in one phrase.
    fileprivate var slips: [String] {
        pattern.matches(of: /\{[^}]*\}?/).map { String($0.output) }
            .filter { $0 != "{n}" && $0 != "{year}" }
            .map { field in
                "the letter series \"\(code)\" has \(field) in its pattern; {n} and {year} are known"
            }
    }
}
