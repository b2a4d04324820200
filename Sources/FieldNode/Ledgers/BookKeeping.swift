import ComplaintModel
import NodeStore
import SyncProtocol

// Who gives the register's numbers: one origin a ledger, named by the office's own row. Every other
// computer of the office records at once under a slip code, and the number follows when the book has
// the case.

extension LedgerWork {
    /// Whether this node gives the register's numbers at present.
    func keepsBook() throws -> Bool {
        if try writer.reader.setting(Setting.numberingPaused) != nil { return false }
        if try node.authority(writer.reader).isRevoked(node.verifyingKey) { return false }
        guard let book = rules.bookOrigin, let line = try storedLine() else { return false }
        return log.lineage.lines[line]?.origin == book
    }

    /// Makes sure that this node gives the register's numbers.
    ///
    /// - Throws: ``FieldNodeError/notTheBook(code:)``.
    func requireBook() throws {
        guard try keepsBook() else { throw FieldNodeError.notTheBook(code: rules.code) }
    }

    /// Whether the computer that gives the register's numbers was revoked: nobody gives any from then on.
    func isBookLost() throws -> Bool {
        guard let book = rules.bookOrigin, let key = log.key(of: book) else { return false }
        return try node.authority(writer.reader).isRevoked(key)
    }

    /// Whether numbers may have been given that are not here, so that nobody takes the book without a look
    /// at the paper one: whoever gave them was revoked, or may be a life of this node that has ended.
    func mayLackNumbers() throws -> Bool {
        try isBookLost() || writer.reader.setting(Setting.keptBook) != nil
    }

    /// The next free slip code of this computer, after those that this transaction has given.
    func nextSlip(after given: Int) throws -> SlipCode {
        let name = Setting.station(in: log.ledger)
        _ = try ownLine()
        let station = try writer.reader.setting(name).flatMap { Int($0) } ?? 1
        let stored = try writer.reader.slips(beginning: "ช\(station)-", in: log.number)
            .compactMap { SlipCode($0)?.serial }.max()
        return SlipCode(station: station, serial: max(stored ?? 0, given) + 1)
    }

    /// Gives a number to every case that waits for one, if this node keeps the book.
    ///
    /// - Returns: how many were given.
    /// - Throws: `StoreError`.
    @discardableResult
    func numberWaiting() throws -> Int {
        guard try keepsBook() else { return 0 }
        let waiting = try writer.reader.unnumberedCases(in: log.number)
        var last: [Int: Int] = [:]
        for key in waiting {
            guard let row = try writer.reader.row(DomainTable.complaint.tag, key) else { continue }
            let facts = ComplaintFacts(row)
            guard let day = try bookDay(of: facts.received, recorded: facts.recorded) else {
                continue
            }
            let year = rules.procedure.registerYear.buddhistYear(of: day)
            let next = try 1 + (last[year] ?? lastNumber(ofYear: year))
            last[year] = next
            let number = RegisterNumber(number: next, buddhistYear: year)
            try author([.complaint(key, ComplaintCell.number, .number(number))])
        }
        return waiting.count
    }

    /// Names this node's present origin as the one that gives the numbers.
    ///
    /// - Parameters:
    ///   - last: the last number of the paper book, if somebody has looked; numbers up to it that no
    ///     case here shows become voided lines.
    ///   - skipping: how many they are, where somebody means so many.
    /// - Throws: `StoreError`, ``TrustError/bookBehind(typed:last:)`` or
    ///   ``TrustError/bookSkips(typed:last:count:)``.
    func takeBook(last: RegisterNumber?, skipping: Int? = nil) throws {
        let line = try ownLine()
        guard let origin = log.lineage.lines[line]?.origin else { return }
        if let last { try voidSkipped(upTo: last, confirmed: skipping) }
        try writer.unset(prefix: Setting.numberingPaused)
        try writer.unset(prefix: Setting.keptBook)
        if rules.bookOrigin == origin { return }
        guard
            let key = try writer.reader.otherRows(DomainTable.officeTag, of: log.number).first?.key
        else { throw FieldNodeError.notTheBook(code: rules.code) }
        try author([
            .set(DomainTable.officeTag, key, OfficeCell.book, .bytes(origin.bytes))
        ])
        try finish()
        try numberWaiting()
    }

    /// Puts a voided line into the register for each number that was given on paper and is not here.
    private func voidSkipped(upTo last: RegisterNumber, confirmed: Int?) throws {
        let here = try lastNumber(ofYear: last.buddhistYear)
        let present = RegisterNumber(number: here, buddhistYear: last.buddhistYear).description
        guard (here...here + Self.skippedLimit).contains(last.number) else {
            throw TrustError.bookBehind(typed: last.description, last: present)
        }
        let count = last.number - here
        guard count <= Self.unaskedLimit || confirmed == count else {
            throw TrustError.bookSkips(typed: last.description, last: present, count: count)
        }
        let isRestored = try writer.reader.setting(Setting.numberingPaused) != nil
        for number in (here + 1)..<(last.number + 1) {
            try voidLine(
                RegisterNumber(number: number, buddhistYear: last.buddhistYear),
                reason: isRestored
                    ? "เลขที่ออกไว้ในสมุดก่อนนำสำเนาข้อมูลกลับมาใช้ ไม่มีข้อมูลในเครื่อง"
                    : "เลขที่ออกไว้ในสมุดก่อนเครื่องนี้ออกเลข ไม่มีข้อมูลในเครื่อง"
            )
        }
    }

    /// No more numbers than this are missing in an old book at one place.
    private static let gapLimit = 20

    /// More skipped numbers than this may be a slip of the keyboard: whoever means them says how many.
    private static let unaskedLimit = 20

    /// More skipped numbers than this are a slip of the keyboard.
    private static let skippedLimit = 10_000

    /// The greatest number of a year's register, also where it is only one of several on a case
    /// for which somebody has yet to decide, was given to a case that is not admitted any more, or waits for
    /// a line of an old book; 0 if there is none.
    func lastNumber(ofYear year: Int) throws -> Int {
        try (undecidedNumbers() + vanishedNumbers()).filter { $0.buddhistYear == year }.map(
            \.number
        )
        .reduce(max(writer.reader.lastNumber(year: year, in: log.number), keptBack(year)), max)
    }

    /// The last number of a year's old book whose line is still to be put right; 0 if there is none.
    private func keptBack(_ year: Int) throws -> Int {
        try writer.reader.setting(Setting.keptBack(ofYear: year)).flatMap { Int($0) } ?? 0
    }

    /// The last number of a year's register that no line of an old book has brought; 0 if there is none.
    func ownNumber(ofYear year: Int) throws -> Int {
        try writer.reader.lastNumber(
            year: year,
            in: log.number,
            withoutRef: OldLine.refPrefix
        )
    }

    /// Keeps the numbers of bad lines of an old book for those lines: what is recorded until they are put
    /// right comes behind them.
    ///
    /// A book has gaps; a number far behind the others is a slip of the keyboard, and is not kept. Nor is
    /// any of a year whose numbers are given here: no line of an old book gets one that was not given.
    ///
    /// - Parameters:
    ///   - numbers: the numbers of the bad lines.
    ///   - entered: those of the lines that this transaction has entered.
    /// - Throws: what SQLite reports.
    func keepBack(
        _ numbers: some Sequence<RegisterNumber>,
        behind entered: some Sequence<RegisterNumber>,
    ) throws {
        for (year, bad) in Dictionary(grouping: numbers, by: \.buddhistYear) {
            if try ownNumber(ofYear: year) > 0 { continue }
            let last = try entered.filter { $0.buddhistYear == year }.map(\.number)
                .reduce(lastNumber(ofYear: year), max)
            let likely = last...(last + bad.count + Self.gapLimit)
            let kept = bad.map(\.number).filter { $0 > last && likely.contains($0) }.max()
            if let kept { try writer.set(Setting.keptBack(ofYear: year), to: String(kept)) }
        }
    }

    /// Puts a voided line into the register for each number that was given to a case which is not
    /// admitted any more, because its computer was revoked.
    func voidVanished() throws {
        let numbers =
            try writer.reader.numbers(in: log.number).map {
                RegisterNumber(number: $0.number, buddhistYear: $0.year)
            } + undecidedNumbers()
        let vanished = try vanishedNumbers()
        for year in Set((numbers + vanished).map(\.buddhistYear)).sorted() {
            let present = Set(numbers.filter { $0.buddhistYear == year }.map(\.number))
            // A gap of an old book that was entered here is the old book's own.
            let entered = try writer.reader.lastNumber(
                year: year,
                in: log.number,
                withRef: OldLine.refPrefix
            )
            let old = max(entered, try keptBack(year))
            let last = vanished.filter { $0.buddhistYear == year }.map(\.number)
                .reduce(present.max() ?? 0, max)
            let missing = (old..<max(old, last)).map { $0 + 1 }
                .filter { !present.contains($0) }
            // More are nobody's revoked cases, but a number that was typed or forged.
            if missing.count > Self.skippedLimit { continue }
            for number in missing {
                try voidLine(
                    RegisterNumber(number: number, buddhistYear: year),
                    reason: "เลขที่ออกให้เรื่องจากเครื่องที่ถูกเพิกถอนสิทธิ์แล้ว"
                )
            }
        }
    }

    /// The numbers that somebody who may do so has given to cases which are not here, since their own
    /// computers were revoked: none but after rights in this register have changed, until it is closed.
    ///
    /// The rows do not tell it any more, so the log is read.
    private func vanishedNumbers() throws -> Set<RegisterNumber> {
        guard try writer.reader.setting(Setting.registerTouched) != nil else { return [] }
        var judge = try node.judge(of: log, writer.reader)
        var given: [RowKey: Set<RegisterNumber>] = [:]
        for block in try writer.reader.blockNumbers(of: log) {
            for change in try writer.reader.changes(ofBlock: block, in: log) {
                let writes = change.writes.filter { $0.cell == ComplaintCell.number }
                if writes.isEmpty { continue }
                guard case .admitted = try judge.verdict(of: change) else { continue }
                for write in writes {
                    guard write.table == DomainTable.complaint.tag,
                        let key = write.rowKey(at: change.dot),
                        let number = write.value.registerNumber
                    else { continue }
                    given[key, default: []].insert(number)
                }
            }
        }
        return try given.reduce(into: []) { vanished, given in
            if try writer.reader.caseSummary(given.key) == nil { vanished.formUnion(given.value) }
        }
    }

    /// Whether a change that is held and not admitted gives a number that no case here has.
    ///
    /// People may have been told it; or a thief has made it. The paper book knows.
    fileprivate func hasNumberHeldApart() throws -> Bool {
        let here = Set(
            try writer.reader.numbers(in: log.number).map {
                RegisterNumber(number: $0.number, buddhistYear: $0.year)
            }
        )
        return try HeldCases(writer.reader, log).numbers.contains { !here.contains($0) }
    }

    /// The numbers of cases that have several of them.
    private func undecidedNumbers() throws -> [RegisterNumber] {
        try writer.reader.undecidedCases(in: log.number).flatMap(\.row.registerNumbers)
    }

    /// Puts a voided line into the register, so that nobody gets its number.
    func voidLine(_ number: RegisterNumber, reason: String) throws {
        let now = node.now
        let cells: [(CellTag, Value)] = [
            (ComplaintCell.number, .number(number)),
            (ComplaintCell.received, .integer(Int64(now.minuteNumber))),
            (ComplaintCell.recorded, .integer(Int64(now.minuteNumber))),
            (ComplaintCell.channel, .code(ChannelCode.letter.text)),
            (ComplaintCell.subject, .text(reason)),
            (ComplaintCell.reachable, .integer(0)),
        ]
        let created = try author(
            cells.sorted { $0.0 < $1.0 }.map { cell, value in
                CellWrite(
                    table: DomainTable.complaint.tag,
                    row: .own(0),
                    cell: cell,
                    rule: .overwritable,
                    value: value
                )
            }
        )
        let voiding = CaseAction(kind: .void, date: now, reason: reason)
        let key = RowKey(created.change.dot, ordinal: 0)
        try author(CellWrite.action(voiding, on: key, retracts: nil))
    }
}

/// Who gives the register's numbers, as `book` shows it.
package struct BookView: Hashable, Sendable, Encodable {
    /// The office's code.
    package let office: String
    /// Whether it is this computer.
    package let isHere: Bool
    /// Whether numbering waits until this computer has heard from above.
    package let isPaused: Bool
    /// Whether the computer that gave the numbers was revoked, so that another has to take the book.
    package let isLost: Bool
    /// Cases that have a slip code and no number yet.
    package let waiting: Int
    /// The last number of the present year.
    package let last: String
}

extension FieldNode {
    /// Sees to it that the register has no gap after rights in it have changed, if this node keeps the
    /// book; else that waits for who does.
    func closeRegister(in writer: StoreWriter) throws {
        guard try writer.reader.setting(Setting.registerTouched) != nil,
            let held = try writer.reader.ledger(ownLedger)
        else { return }
        let work = try LedgerWork(self, writer, try writer.reader.log(of: held))
        guard try work.keepsBook() else { return }
        try work.voidVanished()
        try work.finish()
        try writer.unset(prefix: Setting.registerTouched)
    }

    /// Who gives the register's numbers.
    package func book() throws -> BookView {
        let held = try ownHeldLedger()
        return try transaction { writer in
            let work = try LedgerWork(self, writer, try writer.reader.log(of: held))
            let year = work.rules.procedure.registerYear.buddhistYear(of: now.date)
            let last = try work.lastNumber(ofYear: year)
            return BookView(
                office: work.rules.code,
                isHere: try work.keepsBook(),
                isPaused: try writer.reader.setting(Setting.numberingPaused) != nil,
                isLost: try work.isBookLost(),
                waiting: try writer.reader.unnumberedCases(in: work.log.number).count,
                last: last == 0
                    ? "" : RegisterNumber(number: last, buddhistYear: year).description
            )
        }
    }

    /// Lets this computer give the register's numbers from now on.
    ///
    /// - Parameters:
    ///   - last: the last number of the paper book, such as `57/2569`, or `0/2569` where it has none; nil
    ///     if nobody looked.
    ///   - skipping: how many numbers that makes void, where they are many; nil if nobody has said so.
    /// - Returns: who gives the numbers now.
    /// - Throws: ``FieldNodeError`` or ``TrustError`` for a number that cannot be right, or for none where
    ///   some may have been given that are not here; or `StoreError`.
    package func takeBook(last: String?, skipping: Int? = nil) throws -> BookView {
        let number: RegisterNumber?
        do throws(ComplaintModelError) {
            number = try last.map { text throws(ComplaintModelError) in
                try RegisterNumber(lastOfBook: text)
            }
        } catch { throw FieldNodeError.model(error) }
        try write(in: try ownHeldLedger()) { work in
            let isPaused = try isNumberingPaused(work.writer.reader)
            let year = work.rules.procedure.registerYear.buddhistYear(of: now.date)
            if try number?.buddhistYear != year && (isPaused || work.mayLackNumbers()) {
                throw TrustError.bookUnread(year: year)
            }
            try work.takeBook(last: number, skipping: skipping)
        }
        return try book()
    }

    /// Whether a peer has said what it holds of the own ledger, and all of it is here.
    func holdsAll(of peer: PeerName, _ reader: StoreReader) throws -> Bool {
        guard let vector = try reader.vectors(of: peer)[ownLedger],
            let held = try reader.ledger(ownLedger)
        else { return false }
        let log = try reader.log(of: held)
        return try vector.entries.allSatisfy { try log.place(of: $0) != nil }
    }

    /// Whether the register gets no number, since numbers may have been given that are not here.
    func isNumberingPaused(_ reader: StoreReader) throws -> Bool {
        try reader.setting(Setting.numberingPaused) != nil
    }

    /// Goes on giving numbers once the node above has said what it holds and all of it is here, unless a
    /// number was given by what is not admitted, or what was told to people is lost.
    func resumeNumbering(in writer: StoreWriter) throws {
        guard let paused = try writer.reader.setting(Setting.numberingPaused),
            paused != Setting.untilRead, let held = try writer.reader.ledger(ownLedger)
        else { return }
        guard let kept = try writer.reader.setting(Setting.keptBook) else {
            return try writer.unset(prefix: Setting.numberingPaused)
        }
        let work = try LedgerWork(self, writer, try writer.reader.log(of: held))
        if try work.hasNumberHeldApart() { return try work.noticeNumberHeldApart() }
        try writer.unset(prefix: Setting.numberingPaused)
        guard work.rules.bookOrigin?.description == kept else {
            return try work.noticeBookElsewhere()
        }
        try work.takeBook(last: nil)
        try work.finish()
    }
}
