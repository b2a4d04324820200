/// A complaint as somebody typed it: nothing in it has been checked.
package struct ComplaintEntry: Hashable, Sendable {
    /// What was typed, by field; a field that was left out is absent.
    package var typed: [EditableField: String]
    /// The key under which the source knows the complaint, so that a repeated import adds nothing.
    package var ref: String?

    /// The greatest length of a key of a source, in Unicode characters.
    package static let refLimitCharacters = 200

    /// Gathers what was typed.
    package init(_ typed: [EditableField: String] = [:], ref: String? = nil) {
        self.typed = typed
        self.ref = ref
    }

    /// What was typed into a field.
    package subscript(_ field: EditableField) -> String? {
        get { typed[field] }
        set { typed[field] = newValue }
    }

    /// Judges the whole entry and returns everything that is wrong with it at once.
    ///
    /// - Parameters:
    ///   - procedure: The office's procedure, for channels and categories.
    ///   - today: The present day; nothing when a person has vouched for the date of receipt.
    /// - Returns: The checked entry, or everything that is wrong with it.
    package func check(under procedure: Procedure, today: CivilDate?) -> EntryVerdict {
        var taken: [EditableField: String] = [:]
        var findings: [EntryFinding] = []
        for field in EditableField.allCases {
            guard let text = typed[field] else {
                if field.isRequired { findings.append(field.missing) }
                continue
            }
            switch field.check(text, under: procedure, today: today) {
            case .taken(let kept): if !kept.isEmpty { taken[field] = kept }
            case .refused(let reasons): findings += reasons
            }
        }
        let keptRef = checkRef(&findings)
        guard findings.isEmpty, let entry = CheckedEntry(taken, ref: keptRef) else {
            return .refused(findings)
        }
        return .accepted(entry)
    }

    private func checkRef(_ findings: inout [EntryFinding]) -> String? {
        guard let ref else { return nil }
        let kept = EntryText.normalised(ref)
        let isTooLong = kept.unicodeScalars.count > Self.refLimitCharacters
        if isTooLong || EntryText.hasControlCharacter(kept, takesLines: false) {
            let sentence = Sentence(
                thai: "ref ยาวเกิน \(Self.refLimitCharacters) ตัวอักษร หรือมีอักขระควบคุม",
                english: "The ref is longer than \(Self.refLimitCharacters) characters or holds "
                    + "a control character.",
            )
            findings.append(EntryFinding(field: "ref", sentence: sentence))
        }
        return kept.isEmpty ? nil : kept
    }
}
