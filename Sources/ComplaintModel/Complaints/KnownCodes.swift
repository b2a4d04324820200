/// The sentences that name an unknown code together with those that would be taken.
package enum KnownCodes {
    /// A channel that the procedure does not have.
    package static func unknownChannel(_ typed: String, in procedure: Procedure) -> Sentence {
        let known = procedure.channels.map(\.code.text).joined(separator: ", ")
        return Sentence(
            thai: "ไม่มีช่องทาง \"\(typed)\" ใช้ได้: \(known) หรือเพิ่มช่องทางก่อน",
            english: "There is no channel \"\(typed)\"; use \(known), or add the channel first.",
        )
    }

    /// A category that the procedure does not have.
    package static func unknownCategory(_ typed: String, in procedure: Procedure) -> Sentence {
        let known = procedure.categories.map(\.code.text).joined(separator: ", ")
        return Sentence(
            thai: "ไม่มีประเภท \"\(typed)\" ใช้ได้: \(known) หรือเพิ่มประเภทก่อน",
            english: "There is no category \"\(typed)\"; use \(known), or add the category first.",
        )
    }
}
