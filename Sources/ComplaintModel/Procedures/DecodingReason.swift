/// What is wrong with a JSON file, in words for the person who wrote the file.
enum DecodingReason {
    private static let noJSON = Sentence(thai: "ไม่ใช่ JSON", english: "it is no JSON")

    /// One phrase that names the place in the file and the trouble there.
    static func sentence(_ error: any Error, in json: [UInt8]) -> Sentence {
        guard let error = error as? DecodingError else { return noJSON }
        switch error {
        case .keyNotFound(let key, let context):
            return Place(context).sentence(
                thai: "ขาด \"\(key.stringValue)\"",
                english: "lacks \"\(key.stringValue)\""
            )
        case .typeMismatch(let type, let context):
            return Place(context).sentence(
                thai: "ต้องเป็นชนิด \(type)",
                english: "should be of the kind \(type)"
            )
        case .valueNotFound(_, let context):
            return Place(context).sentence(thai: "ว่างอยู่", english: "is empty")
        case .dataCorrupted(let context):
            if context.codingPath.isEmpty, let slip = JSONSlip(in: json) { return slip.phrase }
            return Place(context).sentence(
                thai: "มีค่าที่ใช้ไม่ได้ (\(context.debugDescription))",
                english: "has a value of no use: \(context.debugDescription)"
            )
        @unknown default:
            return noJSON
        }
    }

    /// A place in a file.
    private struct Place {
        let thai: String
        let english: String

        init(_ context: DecodingError.Context) {
            thai = Self.path(context, entry: "รายการที่") ?? "แฟ้ม"
            english = Self.path(context, entry: "entry") ?? "the file"
        }

        private static func path(_ context: DecodingError.Context, entry: String) -> String? {
            let path = context.codingPath.map { key in
                key.intValue.map { "\(entry) \($0 + 1)" } ?? "\"\(key.stringValue)\""
            }
            return path.isEmpty ? nil : path.joined(separator: " / ")
        }

        func sentence(thai: String, english: String) -> Sentence {
            Sentence(thai: "\(self.thai) \(thai)", english: "\(self.english) \(english)")
        }
    }
}
