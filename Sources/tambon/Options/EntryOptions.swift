import ArgumentParser
import ComplaintModel

/// The fields of the record form.
struct EntryOptions: ParsableArguments {
    @Option(parsing: .unconditional, help: "How it came: walk-in, phone, letter, …")
    var channel: String?

    @Option(parsing: .unconditional, help: "What it is about, in one line.")
    var subject: String?

    @Option(parsing: .unconditional, help: "What happened.")
    var detail: String?

    @Option(parsing: .unconditional, help: "Where it happened.")
    var place: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("When it reached the office; now if left out.", valueName: "date")
    )
    var received: String?

    @Option(parsing: .unconditional, help: "The complainant's name and surname.")
    var name: String?

    @Option(parsing: .unconditional, help: "The complainant's address.")
    var address: String?

    @Option(parsing: .unconditional, help: "The complainant's telephone number.")
    var phone: String?

    @Option(parsing: .unconditional, help: "The complainant's e-mail address.")
    var email: String?

    @Option(parsing: .unconditional, help: "The complainant's identity card number.")
    var idNumber: String?

    @Option(parsing: .unconditional, help: "The agency that complains, when it is one.")
    var agency: String?

    @Option(parsing: .unconditional, help: "The category, where it is known at the counter.")
    var category: String?

    @Option(parsing: .unconditional, help: "The person, post or unit complained of.")
    var accused: String?

    @Option(parsing: .unconditional, help: "The officer who writes the entry.")
    var recordedBy: String?

    @Option(
        parsing: .unconditional,
        help: "The office's own number of an incoming paper (เลขรับ)."
    )
    var correspondenceNumber: String?

    /// What was typed, by field.
    var typed: [EditableField: String] {
        let values: [(EditableField, String?)] = [
            (.channel, channel), (.subject, subject), (.detail, detail), (.place, place),
            (.received, received), (.name, name), (.address, address), (.phone, phone),
            (.email, email), (.idNumber, idNumber), (.agency, agency), (.category, category),
            (.accused, accused), (.recordedBy, recordedBy),
            (.correspondenceNumber, correspondenceNumber),
        ]
        return Dictionary(
            uniqueKeysWithValues: values.compactMap { field, text in
                text.map { (field, $0) }
            }
        )
    }

    /// The options that cannot be left out and were.
    var missing: [String] {
        EditableField.allCases.filter { $0.isRequired && typed[$0] == nil }
            .map { "--" + $0.rawValue }
    }
}
