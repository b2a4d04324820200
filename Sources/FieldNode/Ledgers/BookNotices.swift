import NodeStore
import SyncProtocol

// What the staff of an office hears when its computer gives no numbers, and has to decide.

extension LedgerWork {
    /// Tells the staff once if nobody gives the register's numbers any more, as when a computer goes on in
    /// the place of one that was lost: somebody has to look into the paper book.
    func noticeLostBook() throws {
        guard try isBookLost(), let book = rules.bookOrigin?.description,
            try writer.reader.setting(Setting.numberingPaused) == nil,
            try writer.reader.setting(Setting.lostBook) != book
        else { return }
        try writer.leaveNotice(
            thai: "เครื่องที่ออกเลขทะเบียนของ \(rules.code) ถูกเพิกถอนแล้ว เรื่องใหม่จึงได้เลขชั่วคราว "
                + "ให้เครื่องนี้ออกเลขต่อด้วย 'tambon book --take --last เลขล่าสุดในสมุด'",
            english:
                "the computer that gave the register's numbers of \(rules.code) was revoked, so new "
                + "cases get slip codes; let this one give them with "
                + "'tambon book --take --last THE-BOOK'S-LAST-NUMBER'",
            at: node.world.nowMilliseconds()
        )
        try writer.set(Setting.lostBook, to: book)
    }

    /// Tells the staff once why the node above alone does not let this one give numbers again.
    func noticeNumberHeldApart() throws {
        let told = "apart"
        if try writer.reader.setting(Setting.numberingPaused) == told { return }
        try writer.leaveNotice(
            thai: "ข้อมูลของ \(rules.code) ที่ยังไม่รับเข้าทะเบียนให้เลขไว้แล้ว (ดู 'tambon doctor') "
                + "เครื่องนี้จึงยังไม่ออกเลข ให้หน่วยเหนือรับข้อมูลนั้นด้วย 'tambon admit' แล้วรับส่งข้อมูล "
                + "หรือดูเลขล่าสุดในสมุดแล้วสั่ง 'tambon book --take --last เลขล่าสุด'",
            english:
                "what is held of \(rules.code) and not admitted has given a number (see 'tambon "
                + "doctor'), so this computer gives none yet: let the node above take it in with "
                + "'tambon admit' and exchange again, or look at the paper book and say "
                + "'tambon book --take --last THE-LAST-NUMBER'",
            at: node.world.nowMilliseconds()
        )
        try writer.set(Setting.numberingPaused, to: told)
    }

    /// Tells the staff that another computer has come to give the numbers while this one was away: it may
    /// be a life of this very office's that has ended as well.
    func noticeBookElsewhere() throws {
        try writer.leaveNotice(
            thai: "เลขทะเบียนของ \(rules.code) ออกที่เครื่องอื่นของสำนักงานแล้ว เรื่องใหม่จึงได้เลขชั่วคราว "
                + "ถ้าเครื่องนั้นไม่มีแล้ว ให้เครื่องนี้ออกเลขต่อด้วย "
                + "'tambon book --take --last เลขล่าสุดในสมุด'",
            english:
                "another computer of \(rules.code) gives the register's numbers now, so new "
                + "cases get slip codes; if that one is gone, let this one give them with "
                + "'tambon book --take --last THE-BOOK'S-LAST-NUMBER'",
            at: node.world.nowMilliseconds()
        )
    }
}
