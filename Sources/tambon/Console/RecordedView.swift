import FieldNode

/// A case that was recorded, with what it may be a repetition of, for other programs.
struct RecordedView: Encodable {
    let id: String
    let number: String
    let wasKnown: Bool
    let remark: String?
    let similar: [SimilarCase]

    init(_ recorded: RecordedCase, similar: [SimilarCase]) {
        id = recorded.id
        number = recorded.number
        wasKnown = recorded.wasKnown
        remark = recorded.remark
        self.similar = similar
    }
}
