package import ComplaintModel
import NodeStore
import SyncProtocol

/// Something that is owed soon, or overdue, and by whom.
package struct Reminder: Hashable, Sendable, Encodable {
    /// The unit, agency or committee that owes it; empty where the office itself does.
    package let unit: String
    /// The case's id.
    package let id: String
    /// The case's number.
    package let number: String
    /// The code of the office whose case it is.
    package let office: String
    /// What the case is about.
    package let subject: String
    /// The deadline's rule.
    package let rule: String
    /// What is owed, in Thai.
    package let name: String
    /// The last day, ISO 8601.
    package let due: String
    /// How many days are left; below zero where it is overdue.
    package let daysLeft: Int
}

extension FieldNode {
    /// What the own office and its units owe within some days, each unit's by itself, the oldest first:
    /// in the own books, and in cases of other books that are reserved for this office.
    ///
    /// - Parameters:
    ///   - days: how many days ahead.
    ///   - unit: only what this unit owes; nil for all.
    ///   - today: the day as of which it is asked; nil for today.
    /// - Returns: what is owed; nothing of a case that is reserved for another office.
    /// - Throws: `StoreError`.
    package func reminders(
        withinDays days: Int,
        of unit: String? = nil,
        today: CivilDate? = nil,
    ) throws -> [Reminder] {
        let day = today ?? now.date
        let ledger = try ownHeldLedger()
        var filter = CaseFilter()
        filter.ledger = ledger.number
        // As of an earlier day, what was done since was owed too.
        let isPast = day < now.date
        if !isPast { filter.dueUntil = day.dayNumber + days }
        filter.reserved = .ofOffice(office.code.text)
        return try store.read { [filter] reader in
            let own = try reader.cases(filter).filter { $0.row.reservedFor == nil }.map { summary in
                (summary: summary, work: try work(on: summary, in: ledger, reader).work)
            }
            return try (own + casesReservedHere(reader)).flatMap { summary, work in
                let disclosure = try disclosure(of: summary, reader)
                return work.standing.deadlines.filter { deadline in
                    (isPast ? deadline.isOwed(asOf: day) : deadline.isOpen)
                        && deadline.due <= day.adding(days: days)
                        && unit.map { $0 == deadline.unit } ?? true
                }.map { deadline in
                    Reminder(
                        unit: deadline.unit ?? "",
                        id: summary.id.description,
                        number: summary.numberText,
                        office: summary.officeCode,
                        subject: disclosure.text(.subject, in: summary.row),
                        rule: deadline.ruleID,
                        name: deadline.nameThai,
                        due: deadline.due.iso,
                        daysLeft: deadline.due.days(since: day)
                    )
                }
            }
        }.sorted { ($0.unit, $0.due, $0.id) < ($1.unit, $1.due, $1.id) }
    }
}
