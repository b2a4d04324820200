/// A way in which complaints reach an office, and how the office looks after it.
package struct Channel: Hashable, Sendable {
    /// How often an officer looks into the channel.
    package enum Checking: String, Codable, Sendable {
        /// Whenever a complaint comes.
        case everyTime
        /// By the end of every working day.
        case daily
    }

    /// The code.
    package let code: ChannelCode
    /// The Thai name, as it stands in the register.
    package let nameThai: String
    /// The English name.
    package let nameEnglish: String
    /// How often it is checked.
    package let checking: Checking
    /// Within how long a complaint from here is to be accepted, where the guideline says so.
    package let acceptance: DeadlineSpan?
    /// Whether recording a complaint on the day it came accepts it at once, as at the counter.
    package let recordingAccepts: Bool
    /// Whether a check is made before a witness, as the opening of a complaint box is.
    package let needsWitness: Bool

    /// Describes a channel.
    package init(
        code: ChannelCode,
        nameThai: String,
        nameEnglish: String,
        checking: Checking,
        acceptance: DeadlineSpan? = nil,
        recordingAccepts: Bool = false,
        needsWitness: Bool = false,
    ) {
        self.code = code
        self.nameThai = nameThai
        self.nameEnglish = nameEnglish
        self.checking = checking
        self.acceptance = acceptance
        self.recordingAccepts = recordingAccepts
        self.needsWitness = needsWitness
    }
}

extension Channel: Codable {
    private enum CodingKeys: String, CodingKey {
        case code, nameThai, nameEnglish, checking, acceptance, recordingAccepts, needsWitness
    }

    /// Reads a channel; the two yes-or-no entries are false where the file says nothing.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(ChannelCode.self, forKey: .code)
        nameThai = try values.decode(String.self, forKey: .nameThai)
        nameEnglish = try values.decode(String.self, forKey: .nameEnglish)
        checking = try values.decode(Checking.self, forKey: .checking)
        acceptance = try values.decodeIfPresent(DeadlineSpan.self, forKey: .acceptance)
        recordingAccepts =
            try values.decodeIfPresent(Bool.self, forKey: .recordingAccepts) ?? false
        needsWitness = try values.decodeIfPresent(Bool.self, forKey: .needsWitness) ?? false
    }
}
