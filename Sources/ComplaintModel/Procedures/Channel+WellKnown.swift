extension Channel {
    /// The channels that offices commonly have, for an office that adds one to its procedure.
    ///
    /// They set no acceptance deadline: that is for the procedure to say to which one is added.
    package static let wellKnown: [Channel] = [
        Channel(
            code: .walkIn,
            nameThai: "ด้วยตนเอง",
            nameEnglish: "Walk-in",
            checking: .everyTime,
            recordingAccepts: true,
        ),
        Channel(code: .phone, nameThai: "โทรศัพท์", nameEnglish: "Telephone", checking: .daily),
        Channel(
            code: .complaintBox,
            nameThai: "ตู้รับเรื่องร้องเรียน",
            nameEnglish: "Complaint box",
            checking: .daily,
            needsWitness: true,
        ),
        Channel(code: .website, nameThai: "เว็บไซต์", nameEnglish: "Website", checking: .daily),
        Channel(code: .facebook, nameThai: "Facebook", nameEnglish: "Facebook", checking: .daily),
        Channel(code: .line, nameThai: "LINE", nameEnglish: "LINE", checking: .daily),
        Channel(code: .letter, nameThai: "หนังสือ", nameEnglish: "Letter", checking: .everyTime),
    ]

    /// The commonly known channel of a code, if there is one.
    package static func wellKnown(_ code: ChannelCode) -> Channel? {
        wellKnown.first { $0.code == code }
    }
}
