import GRDB
package import SyncProtocol

extension StoreWriter {
    /// Forgets the telephone numbers of a complainant.
    package func removePhoneMarks(of complaint: RowKey) throws {
        var remove = try RowStatement("DELETE FROM phone_mark WHERE complaint = ?", in: db)
        remove.bind(complaint.packed)
        try remove.run()
    }

    /// Notes telephone numbers of a complainant.
    ///
    /// - Parameters:
    ///   - marks: a code of 16 bytes for each number, which only the office can make.
    ///   - complaint: the case.
    /// - Throws: what SQLite reports.
    package func addPhoneMarks(_ marks: [[UInt8]], of complaint: RowKey) throws {
        if marks.isEmpty { return }
        var add = try RowStatement(
            "INSERT OR IGNORE INTO phone_mark (complaint, mark) VALUES (?, ?)",
            in: db
        )
        for mark in marks {
            add.bind(complaint.packed)
            add.bind(blob: mark)
            try add.run()
        }
    }
}

/// The telephone numbers of a text that a person has typed.
package enum TypedPhoneNumbers {
    /// The numbers, digits alone from the zero on, however they are spaced and in either digits.
    package static func found(in text: String) -> [[UInt8]] {
        PhoneNumbers.found(in: SearchText(text).folded).map(\.digits)
    }

    /// The number, if the text is one and nothing else.
    package static func only(in text: String) -> [UInt8]? {
        let folded = SearchText(text).folded
        guard let number = PhoneNumbers.found(in: folded).first else { return nil }
        let around = folded[..<number.range.lowerBound] + folded[number.range.upperBound...]
        return around.allSatisfy { Array(" ()-.".utf8).contains($0) } ? number.digits : nil
    }
}
