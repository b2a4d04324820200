import ComplaintModel
import NodeStore
import SyncProtocol

/// How a person names a case: by id, by number, by office and number, or by the code on a slip.
enum CaseName {
    case id(RowID)
    case number(RegisterNumber, office: String?)
    case slip(SlipCode, office: String?)
    case asked(AskCode)

    /// Reads `28 hexadecimal digits`, `12/2569`, `๑๒/๒๕๖๙`, `ช2-0005`, `OFFICE:12/2569` or `K7M4-2QXP`.
    init(_ typed: String) throws(FieldNodeError) {
        if let id = RowID(hex: typed) {
            self = .id(id)
            return
        }
        let parts = typed.split(separator: ":", maxSplits: 1).map(String.init)
        let office = parts.count == 2 ? parts[0] : nil
        if let number = parts.last.flatMap({ RegisterNumber($0) }) {
            self = .number(number, office: office)
        } else if let slip = parts.last.flatMap({ SlipCode($0) }) {
            self = .slip(slip, office: office)
        } else if let code = AskCode(typed) {
            self = .asked(code)
        } else {
            throw .unknownCase(typed: typed)
        }
    }
}

extension FieldNode {
    /// Finds the case that a person means, with its ledger.
    func find(
        _ typed: String,
        in reader: StoreReader,
    ) throws -> (summary: CaseSummary, ledger: StoreReader.HeldLedger) {
        let found: [CaseSummary]
        let name = try CaseName(typed)
        switch name {
        case .id(let id):
            found = try reader.caseSummary(id: id).map { [$0] } ?? []
        case .number(let number, let office):
            found = try named(office, typed, reader).flatMap {
                try reader.cases(
                    numbered: number.number,
                    year: number.buddhistYear,
                    in: $0.number
                )
            }
        case .slip(let slip, let office):
            found = try named(office, typed, reader).flatMap {
                try reader.cases(slip: slip.description, in: $0.number)
            }
        case .asked(let code):
            found = try reader.caseIDs().filter { AskCode(of: $0) == code }
                .compactMap(reader.caseSummary(id:))
        }
        guard let summary = found.first,
            let ledger = try reader.ledger(numbered: summary.ledger)
        else {
            throw try isHeldApart(name, reader)
                ? FieldNodeError.heldApart(typed) : .unknownCase(typed: typed)
        }
        if found.count > 1 {
            throw FieldNodeError.ambiguousCase(typed: typed, ids: found.map { $0.id.description })
        }
        return (summary, ledger)
    }

    /// The ledgers of an office that a person names; the own one if none is named.
    private func named(
        _ office: String?,
        _ typed: String,
        _ reader: StoreReader,
    ) throws -> [StoreReader.HeldLedger] {
        let named = try reader.ledgers().filter { office == nil ? $0.isOwn : $0.code == office }
        if named.isEmpty { throw FieldNodeError.unknownOffice(typed: office ?? typed) }
        return named
    }

    /// The case with its actions and standing.
    func work(
        on summary: CaseSummary,
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> (work: CaseWork, log: LedgerLog, rules: LedgerRules) {
        let log = try reader.log(of: ledger)
        let rules = try rules(of: ledger.number, in: reader)
        return (try work(on: summary, in: log, under: rules, reader), log, rules)
    }

    /// The same for one case of several, whose log and rules are at hand.
    func work(
        on summary: CaseSummary,
        in log: LedgerLog,
        under rules: LedgerRules,
        _ reader: StoreReader,
    ) throws -> CaseWork {
        try CaseWork(
            summary,
            reader,
            rules: rules,
            lineage: log.lineage,
            opened: opened(summary.row, in: log.ledger)
        )
    }
}
