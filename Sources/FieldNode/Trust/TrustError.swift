package import ComplaintModel
package import SyncProtocol

/// Why something about enrolment, authority or the register's book is refused, each a sentence in
/// Thai for the clerk and in English for logs.
package enum TrustError: Error, Hashable, Sendable {
    /// This node has accepted no invitation, so it knows nobody to exchange with.
    case notEnrolled(code: String)
    /// Nobody has exchanged with this centre yet, so it knows nobody whom it could call.
    case heardNobody(code: String)
    /// This node was invited, and has not heard yet that it belongs: it has no rights to pass on.
    case notCertifiedYet(code: String)
    /// This node may not say who belongs to that office.
    case mayNotEnrol(code: String, own: String)
    /// The invitation is for another office.
    case invitedElsewhere(invited: String, own: String)
    /// The invitation is for a further computer of the office, and this one keeps books of its own.
    case invitedToOtherBook(code: String)
    /// The invitation would give a level above that of the node that makes it.
    case levelTooHigh(code: String, own: String)
    /// This node belongs to another deployment.
    case otherDeployment
    /// The file is no invitation that can be used.
    case badInvitation(InvitationError)
    /// The invitation needs a node that was set up before.
    case nodeNeeded(code: String)
    /// The root key is not the one of this deployment, or this node is no centre.
    case wrongRootKey
    /// The node stands beside or above this one.
    case mayNotRevoke(code: String)
    /// Another node has revoked the node, and alone can take that back in part.
    case mayNotAdmit(code: String)
    /// No enrolled node goes by this name.
    case unknownNode(typed: String)
    /// The office has nodes, and none of them was revoked.
    case notRevoked(code: String)
    /// All nodes that go by this name were revoked before.
    case alreadyRevoked(code: String)
    /// The office has more than one node.
    case ambiguousNode(typed: String, ids: [String])
    /// The number of the paper book lies before one that was given here, or far behind it.
    case bookBehind(typed: String, last: String)
    /// The number of the paper book would make so many numbers void that nobody should do it by a slip.
    case bookSkips(typed: String, last: String, count: Int)
    /// Numbers may have been given that are not here, and nobody has said what the paper book shows.
    case bookUnread(year: Int)
    /// This node's key was revoked: nothing that it writes would be admitted.
    case revoked(code: String)
}

extension TrustError {
    /// The sentence in both languages.
    package var sentence: Sentence {
        switch self {
        case .notEnrolled(let code):
            Sentence(
                thai:
                    "เครื่องนี้ยังไม่ได้รับเชิญ จึงยังรับส่งข้อมูลไม่ได้ ขอไฟล์คำเชิญจากหน่วยเหนือ แล้วใช้ 'tambon join ไฟล์'",
                english: "this node was not invited yet: ask the node above for "
                    + "'tambon invite \(code) --out FILE', and take it in with 'tambon join FILE'"
            )
        case .notCertifiedYet(let own):
            Sentence(
                thai: "เครื่องของ \(own) รับคำเชิญแล้ว แต่ยังไม่ได้รับใบรับรองจากหน่วยเหนือ "
                    + "โปรดรับส่งข้อมูลกับหน่วยเหนือก่อนด้วย 'tambon sync'",
                english: "the node of \(own) was invited, and the node above has not certified it "
                    + "yet: exchange with it first, with 'tambon sync'"
            )
        case .mayNotEnrol(let code, let own):
            Sentence(
                thai: "เครื่องของ \(own) เชิญสำนักงาน \(code) ไม่ได้ เพราะอยู่นอกเขตที่ดูแล",
                english: "the node of \(own) may not invite \(code), which is not under it"
            )
        case .invitedElsewhere(let invited, let own):
            Sentence(
                thai: "คำเชิญนี้เป็นของ \(invited) แต่เครื่องนี้เป็นของ \(own)",
                english: "the invitation is for \(invited), and this is a node of \(own)"
            )
        case .invitedToOtherBook(let code):
            Sentence(
                thai: "คำเชิญนี้ให้เครื่องเพิ่มของ \(code) แต่เครื่องนี้มีสมุดของตัวเองอยู่แล้ว โปรดใช้โฟลเดอร์ใหม่ "
                    + "หรือถ้าเครื่องนี้รับเรื่องไว้แล้ว ขอคำเชิญที่ทำด้วย --own-books",
                english: "the invitation is for a further computer of \(code), and this node keeps "
                    + "books of its own; accept it in an empty folder: 'tambon join FILE --node DIR', "
                    + "or, if complaints are recorded here, ask for one made with --own-books"
            )
        case .levelTooHigh(let code, let own):
            Sentence(
                thai: "เชิญ \(code) ในระดับที่สูงกว่าเครื่องนี้ (\(own)) ไม่ได้ ดูระดับที่ --level",
                english: "\(code) cannot be invited at a level above that of this node (\(own)); "
                    + "see '--level'"
            )
        case .otherDeployment:
            Sentence(
                thai: "เครื่องนี้อยู่ในระบบของส่วนกลางอื่นแล้ว",
                english: "this node belongs to the deployment of another centre"
            )
        case .badInvitation(let error):
            Sentence(thai: "ไฟล์คำเชิญใช้ไม่ได้ โปรดขอใหม่", english: "\(error)")
        case .nodeNeeded(let code):
            Sentence(
                thai: "ยังไม่ได้ตั้งสำนักงาน \(code) ในโฟลเดอร์นี้ ใช้ 'tambon init' ก่อน",
                english: "there is no node in this folder yet; set it up with "
                    + "'tambon init --office \(code) --name NAME', then accept the invitation"
            )
        default: moreSentences
        }
    }

    private var moreSentences: Sentence {
        switch self {
        case .heardNobody(let code):
            Sentence(
                thai: "ยังไม่มีเครื่องใดรับส่งข้อมูลกับ \(code) ให้สำนักงานเป็นฝ่ายเรียกมาก่อน",
                english: "nobody has exchanged with \(code) yet: an office calls the node above it "
                    + "first, with 'tambon sync ADDRESS' there while 'tambon serve' runs here"
            )
        case .wrongRootKey:
            Sentence(
                thai: "กุญแจรากนี้ไม่ใช่ของระบบนี้",
                english: "this is not the root key that this deployment was founded with, "
                    + "or this node is no centre"
            )
        case .mayNotRevoke(let code):
            Sentence(
                thai: "เครื่องนี้เพิกถอนเครื่องของ \(code) ไม่ได้ ต้องใช้กุญแจราก (--root-key)",
                english: "this node may not revoke that of \(code), which does not stand under it; "
                    + "the root key may: --root-key KEY"
            )
        case .bookBehind(let typed, let last):
            Sentence(
                thai: "เลขสุดท้าย \(typed) ไม่สอดคล้องกับเลข \(last) ที่ออกแล้วในเครื่อง",
                english:
                    "\(typed) cannot be the last number of the paper book: the last one here is "
                    + last
            )
        case .bookUnread(let year):
            Sentence(
                thai: "เลขที่ออกไปแล้วอาจไม่มีในเครื่องนี้ ดูเลขล่าสุดในสมุดทะเบียน แล้วสั่ง "
                    + "'tambon book --take --last เลขล่าสุด/\(year)' ถ้าปีนี้ยังไม่ได้ออกเลข ใช้ "
                    + "--last 0/\(year)",
                english: "numbers may have been given that are not here: look at the paper book, "
                    + "and say 'tambon book --take --last LAST/\(year)', or --last 0/\(year) if "
                    + "it has none"
            )
        case .bookSkips(let typed, let last, let count):
            Sentence(
                thai: "เลขล่าสุดในเครื่องคือ \(last) ถ้าเลขสุดท้ายในสมุดคือ \(typed) "
                    + "จะต้องยกเลิก \(count) เลข ตรวจสมุดอีกครั้ง ถ้าถูกต้องให้เพิ่ม --skipped \(count)",
                english: "the last number here is \(last), so \(typed) would make \(count) numbers "
                    + "void; look at the paper book once more, and if it is right add "
                    + "--skipped \(count)"
            )
        default: sentencesOfNodes
        }
    }

    private var sentencesOfNodes: Sentence {
        switch self {
        case .unknownNode(let typed):
            Sentence(
                thai: "ไม่พบเครื่อง \"\(typed)\" ดูรายชื่อด้วย 'tambon nodes'",
                english: "no enrolled node is named \"\(typed)\"; 'tambon nodes' lists them"
            )
        case .mayNotAdmit(let code):
            Sentence(
                thai: "รับข้อมูลของเครื่อง \(code) เข้าที่นี่ไม่ได้ ให้ทำที่เครื่องซึ่งเพิกถอนไว้ หรือด้วยกุญแจราก: "
                    + "--root-key กุญแจ",
                english: "what the node of \(code) had recorded can be admitted where it was "
                    + "revoked, or by the root key: --root-key KEY"
            )
        case .notRevoked(let code):
            Sentence(
                thai: "เครื่องของ \(code) ไม่ได้ถูกเพิกถอน คำสั่งนี้ใช้กับเครื่องที่ถูกเพิกถอนเท่านั้น",
                english: "the node of \(code) was not revoked; this is for nodes that were"
            )
        case .alreadyRevoked(let code):
            Sentence(
                thai: "เครื่องของ \(code) ถูกเพิกถอนไว้แล้ว ไม่ต้องทำอะไรอีก",
                english: "the node of \(code) was revoked before; nothing is to be done"
            )
        case .ambiguousNode(let typed, let ids):
            Sentence(
                thai: "\(typed) มีหลายเครื่อง โปรดระบุรหัส: \(ids.joined(separator: ", "))",
                english: "\(typed) has more than one node; name one by its id: "
                    + ids.joined(separator: ", ")
            )
        default:
            Sentence(
                thai: "เครื่องนี้ถูกเพิกถอนแล้ว บันทึกต่อไม่ได้ โปรดสอบถามหน่วยเหนือ "
                    + Sentence.wayOnAfterRevocation.thai,
                english: "this node's key was revoked, so nothing that it records would count; ask "
                    + "the node above why. \(Sentence.wayOnAfterRevocation.english)"
            )
        }
    }
}

extension Sentence {
    /// How an office goes on in its books whose node was revoked: a key stays revoked, so with others.
    static let wayOnAfterRevocation = Sentence(
        thai: "คำเชิญใหม่ใช้กับเครื่องที่ถูกเพิกถอนไม่ได้ หากจะทำงานต่อให้ตั้งเครื่องขึ้นใหม่จากข้อมูลเดิม: "
            + "'tambon backup ไฟล์' คัดลอก keys/unlock.key ไปไว้ใน keys ของโฟลเดอร์ใหม่ "
            + "(กับ keys/unlock.former และ keys/agreement.former ถ้ามี) "
            + "และคัดลอก keys/agreement.key ไปไว้ที่นั่นด้วย "
            + "'tambon restore ไฟล์ --node โฟลเดอร์ใหม่' "
            + "แล้วรับคำเชิญใหม่ที่นั่นด้วย 'tambon join คำเชิญ --node โฟลเดอร์ใหม่'",
        english: "No invitation is of use to a revoked node. To go on in the same books, set it up "
            + "anew: 'tambon backup FILE', copy keys/unlock.key and keys/agreement.key into keys of a "
            + "new folder (and keys/unlock.former and keys/agreement.former, if they are there), "
            + "'tambon restore FILE --node NEW-FOLDER', and there accept a new invitation with 'tambon join INVITATION --node "
            + "NEW-FOLDER'"
    )

    /// What whoever reads a parcel of a revoked node is told: that one's way on is not for this one.
    static func revokedSender(_ code: String) -> Sentence {
        Sentence(
            thai: "เครื่องของ \(code) ที่ส่งมานี้ถูกเพิกถอนแล้ว เครื่องที่กำลังอ่านนี้ไม่ต้องทำอะไร "
                + "โปรดแจ้ง \(code) คำเชิญใหม่ใช้กับเครื่องที่ถูกเพิกถอนไม่ได้ "
                + "เครื่องนั้นจะบอกวิธีทำงานต่อเมื่อลองบันทึก",
            english: "the node of '\(code)' that this comes from was revoked; nothing is to be "
                + "done at this one. Tell that office: no invitation is of use to its node, which says "
                + "how to go on when something is to be recorded there"
        )
    }

    /// What a person is told where changes are held that are not admitted, and were not held so before.
    static func heldApart(_ changes: Int) -> Sentence {
        Sentence(
            thai: "ข้อมูล \(changes) รายการเก็บไว้ต่างหากโดยไม่เข้าทะเบียน ดูเหตุผลด้วย 'tambon doctor'",
            english: "\(changes) changes are held apart and not admitted: 'tambon doctor' says why"
        )
    }

    /// Both sentences, as a notice has them.
    var lines: String { "\(thai)\n\(english)" }
}

extension TrustError: CustomStringConvertible {
    package var description: String { sentence.english }
}
