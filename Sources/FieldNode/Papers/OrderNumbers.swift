import ComplaintModel
import NodeStore
import SyncProtocol

// Of the orders: those that appoint officers and those that set up committees are of one series.
extension LetterNumbers {
    /// Why an order cannot bear a number that somebody typed: another order has it.
    ///
    /// - Parameters:
    ///   - typed: The number.
    ///   - complaint: The case whose committee the order sets up, as the ledger names it, which keeps a
    ///     number that was given to its paper; nil for an order that appoints officers.
    /// - Returns: the refusal, naming that order; nil if the number is free.
    /// - Throws: `StoreError`.
    func refusal(ofOrder typed: String, for complaint: RowReference? = nil) throws -> Sentence? {
        let number = ThaiNumerals.arabic(typed)
        guard let holder = try appointment(number) ?? committee(number, besides: complaint) else {
            return nil
        }
        return Sentence(
            thai: "เลขที่คำสั่ง \(typed) เป็นของ\(holder.thai)แล้ว โปรดตรวจเลขในสมุดคำสั่ง "
                + "แล้วระบุเลขที่ยังไม่มีคำสั่งใดใช้",
            english: "the order number \(typed) is that of \(holder.english); check the book of "
                + "orders and give a number that no order has"
        )
    }

    /// The order of this number that appoints officers, in words.
    private func appointment(_ number: String) throws -> Sentence? {
        let orders = try Roster(of: ledger.number, in: reader).orders
        return orders.first { ThaiNumerals.arabic($0.number) == number }.map { order in
            Sentence(
                thai: "คำสั่งแต่งตั้งเจ้าหน้าที่ ลงวันที่ \(order.date.thaiShort) ",
                english: "the order of \(order.date.iso) that appoints officers"
            )
        }
    }

    /// The order of this number that sets up a committee, in words.
    private func committee(_ number: String, besides own: RowReference?) throws -> Sentence? {
        let rules = try node.rules(of: ledger.number, in: reader)
        let series = rules.procedure.letterSeries(for: .committeeOrder)
        let given = try all().filter {
            $0.series == series?.code && ThaiNumerals.arabic($0.written(rules)) == number
                && $0.complaint != own
        }
        let onPapers = try given.compactMap { try reader.caseSummary(of: $0.complaint) }
        let held = try onPapers + byHand(number, in: [.committee], rules)
        return held.first.map { summary in
            Sentence(
                thai: "คำสั่งแต่งตั้งคณะกรรมการของเรื่องเลขที่ \(summary.numberText) ",
                english: "the order on the committee of the case \(summary.numberText)"
            )
        }
    }
}

extension LedgerWork {
    /// Refuses a committee's order under the number of another order of the office that issues it.
    func checkOrderNumber(_ action: CaseAction, on summary: CaseSummary) throws {
        let reader = writer.reader
        guard action.kind == .committee, let number = action.number,
            let held = try reader.ledger(numbered: log.number)
        else { return }
        let isReserved = summary.row.reservedFor != nil
        let issuer = isReserved ? try node.ownHeldLedger(reader) : held
        let place: RowReference =
            issuer.id == held.id ? .row(summary.key) : .foreign(held.id, summary.id)
        let numbers = LetterNumbers(reader, issuer, at: node)
        if let refusal = try numbers.refusal(ofOrder: number, for: place) {
            throw FieldNodeError.actionRefused(refusal)
        }
    }
}
