import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// The holidays that stand in the own office's calendar beside the national ones.
    func ownAddedHolidays(_ reader: StoreReader) throws -> Set<Holiday> {
        let own = try ownHeldLedger(reader)
        return Set(try rules(of: own.number, in: reader).addedHolidays.filter { $0.stands() })
    }

    /// Tells the staff which holidays an exchange has brought or taken away: what is due may have moved.
    ///
    /// - Parameters:
    ///   - before: the holidays as they stood before the exchange.
    ///   - writer: keeps the sentences until they are read.
    /// - Returns: the sentences, in English.
    /// - Throws: `StoreError`.
    func noticeHolidays(since before: Set<Holiday>, in writer: StoreWriter) throws -> [String] {
        let now = try ownAddedHolidays(writer.reader)
        let came = now.subtracting(before).sorted { $0.date < $1.date }
        let went = before.subtracting(now).sorted { $0.date < $1.date }
        let sentences =
            came.map { holiday in
                Sentence(
                    thai: "มีการเพิ่มวันหยุด \(holiday.date.thaiShort) \(holiday.nameThai) "
                        + "กำหนดเวลาที่เลื่อนดูด้วย 'tambon holiday moved \(holiday.date.iso)'",
                    english: "the holiday \(holiday.date.iso) was added to this office's calendar; "
                        + "'tambon holiday moved \(holiday.date.iso)' shows what moved"
                )
            }
            + went.map { holiday in
                Sentence(
                    thai: "มีการยกเลิกวันหยุด \(holiday.date.thaiShort) \(holiday.nameThai) "
                        + "กำหนดเวลาที่ยังไม่แล้วเสร็จเลื่อนกลับ ดูด้วย 'tambon list --due-within 30'",
                    english: "the holiday \(holiday.date.iso) was taken off this office's "
                        + "calendar; what is owed moved back, see 'tambon list --due-within 30'"
                )
            }
        for sentence in sentences {
            try writer.leaveNotice(
                thai: sentence.thai,
                english: sentence.english,
                at: world.nowMilliseconds()
            )
        }
        return sentences.map(\.english)
    }
}
