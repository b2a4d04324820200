extension EditableField {
    /// Judges what a person typed into the field.
    ///
    /// - Parameters:
    ///   - typed: The text as typed. A blank one is refused only where the field is required.
    ///   - procedure: The office's procedure, for channels and categories; nothing when the text was chosen
    ///     from its lists.
    ///   - today: The present day; nothing when a person has vouched for the date.
    /// - Returns: What is kept of the text, or everything that is wrong with it.
    package func check(
        _ typed: String,
        under procedure: Procedure?,
        today: CivilDate?,
    ) -> FieldAnswer {
        let text = EntryText.normalised(typed)
        guard !text.isEmpty else { return isRequired ? .refused([missing]) : .taken("") }
        let plain = plainTextFindings(text)
        guard plain.isEmpty else { return .refused(plain) }
        switch shape(of: text, under: procedure, today: today) {
        case .success(let kept): return .taken(kept)
        case .failure(let wrong):
            return .refused([finding(wrong.sentence, isOldDate: wrong.isOldDate)])
        }
    }

    /// The finding that a required field is blank.
    package var missing: EntryFinding {
        finding(
            Sentence(
                thai: "ต้องกรอก\(nameThai)",
                english: "The \(rawValue) is missing; every complaint needs one.",
            )
        )
    }

    private struct Wrong: Error {
        let sentence: Sentence
        var isOldDate = false
    }

    private func finding(_ sentence: Sentence, isOldDate: Bool = false) -> EntryFinding {
        EntryFinding(field: rawValue, sentence: sentence, isOldDate: isOldDate)
    }

    private func plainTextFindings(_ text: String) -> [EntryFinding] {
        var findings: [EntryFinding] = []
        // Every character is at least one byte, so most texts need no counting.
        let count = text.utf8.count <= limitCharacters ? 0 : text.unicodeScalars.count
        if count > limitCharacters {
            findings.append(
                finding(
                    Sentence(
                        thai: "\(nameThai)ยาว \(count) ตัวอักษร เกิน \(limitCharacters)",
                        english: "The \(rawValue) has \(count) characters; "
                            + "at most \(limitCharacters) are taken.",
                    )
                )
            )
        }
        if EntryText.hasControlCharacter(text, takesLines: takesLines) {
            findings.append(
                finding(
                    Sentence(
                        thai: "\(nameThai)มีอักขระควบคุมที่มองไม่เห็น โปรดลบออก",
                        english: "The \(rawValue) holds an invisible control character"
                            + (takesLines ? "" : " or a line break") + "; remove it.",
                    )
                )
            )
        }
        return findings
    }

    private func shape(
        of text: String,
        under procedure: Procedure?,
        today: CivilDate?,
    ) -> Result<String, Wrong> {
        switch self {
        case .channel: procedure.map { channelCode(text, $0) } ?? .success(text)
        case .category: procedure.map { categoryCode(text, $0) } ?? .success(text)
        case .received: moment(text, today: today)
        case .phone: phoneNumber(text)
        case .email: emailAddress(text)
        case .idNumber: identityNumber(text)
        case .subject, .detail, .place, .name, .address, .agency, .accused, .recordedBy,
            .correspondenceNumber:
            .success(text)
        }
    }
}

// One judgement a shape.
extension EditableField {
    private func channelCode(_ text: String, _ procedure: Procedure) -> Result<String, Wrong> {
        if let code = ChannelCode(text), procedure.channel(code) != nil { return .success(text) }
        return .failure(Wrong(sentence: KnownCodes.unknownChannel(text, in: procedure)))
    }

    private func categoryCode(_ text: String, _ procedure: Procedure) -> Result<String, Wrong> {
        if let code = CategoryCode(text), procedure.category(code) != nil { return .success(text) }
        return .failure(Wrong(sentence: KnownCodes.unknownCategory(text, in: procedure)))
    }

    private func moment(_ text: String, today: CivilDate?) -> Result<String, Wrong> {
        do throws(ComplaintModelError) {
            let moment = try DateEntry.parse(text)
            if let today { try DateEntry.check(moment, today: today) }
            return .success(moment.iso)
        } catch {
            return .failure(Wrong(sentence: error.sentence, isOldDate: error.isOldDate))
        }
    }

    // Offices write extensions and second numbers behind the first, so only digits are looked for.
    private func phoneNumber(_ text: String) -> Result<String, Wrong> {
        let arabic = ThaiNumerals.arabic(text)
        let digits = arabic.utf8.count { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard (3...60).contains(digits) else {
            return wrong(
                thai: "หมายเลขโทรศัพท์ต้องมีตัวเลขอย่างน้อย 3 ตัว เช่น 081-555-0142",
                english: "The phone number needs at least 3 digits, like 081-555-0142.",
            )
        }
        return .success(arabic)
    }

    private func emailAddress(_ text: String) -> Result<String, Wrong> {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(" ") else {
            return wrong(
                thai: "อีเมลต้องมี @ หนึ่งตัว เช่น somchai@example.com",
                english: "The e-mail address needs one @, like somchai@example.com.",
            )
        }
        return .success(text)
    }

    private func identityNumber(_ text: String) -> Result<String, Wrong> {
        guard let number = ThaiIdentityNumber(text) else {
            return wrong(
                thai: "เลขประจำตัวประชาชนต้องมี 13 หลักและถูกต้องตามหลักตรวจสอบ โปรดตรวจจากบัตร",
                english:
                    "The ID number needs 13 digits, of which the last follows from the others; "
                    + "check it against the card.",
            )
        }
        return .success(number.digits)
    }

    private func wrong(thai: String, english: String) -> Result<String, Wrong> {
        .failure(Wrong(sentence: Sentence(thai: thai, english: english)))
    }
}
