/// What is wrong with a JSON file, in words for the person who wrote the file.
enum DecodingReason {
    /// One phrase that names the place in the file and the trouble there.
    static func sentence(_ error: any Error, in json: [UInt8]) -> String {
        guard let error = error as? DecodingError else { return "it is no JSON" }
        switch error {
        case .keyNotFound(let key, let context):
            return "\(place(context)) lacks \"\(key.stringValue)\""
        case .typeMismatch(let type, let context):
            return "\(place(context)) should be of the kind \(type)"
        case .valueNotFound(_, let context):
            return "\(place(context)) is empty"
        case .dataCorrupted(let context):
            if context.codingPath.isEmpty, let slip = JSONSlip(in: json) { return slip.phrase }
            return "\(place(context)): \(context.debugDescription)"
        @unknown default:
            return "it is no JSON of the expected form"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { key in
            key.intValue.map { "entry \($0 + 1)" } ?? "\"\(key.stringValue)\""
        }
        return path.isEmpty ? "the file" : path.joined(separator: " / ")
    }
}
