/// One thing that happened in the office: a complaint came in, or a case went a step on.
enum WorkloadEvent: Sendable {
    case complaint(WorkloadComplaint)
    case followUp(WorkloadFollowUp)

    /// When it happened, ISO 8601, Bangkok time: to the minute or to the second.
    var moment: String {
        switch self {
        case .complaint(let complaint): complaint.received
        case .followUp(let followUp): followUp.ts
        }
    }
}

/// A complaint, with the field names of a workload file.
struct WorkloadComplaint: Codable, Sendable {
    let id: String
    let no: String
    let received: String
    let channel: String
    let category: String
    let name: String
    let addr: String
    let phone: String
    let subject: String
    let detail: String
    let place: String
    let accused: String
    let status: String
    let officer: String
}

/// A follow-up of a case, with the field names of a workload file.
struct WorkloadFollowUp: Codable, Sendable {
    /// The ``WorkloadComplaint/id`` of the case.
    let `case`: String
    let seq: Int
    let ts: String
    let status: String
    let unit: String
    let note: String
    let officer: String
}

extension WorkloadEvent: Codable {
    private enum Key: String, CodingKey { case t }

    /// Reads a line of a workload file; its key `t` is `c` for a complaint, `u` for a follow-up.
    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: Key.self)
        switch try line.decode(String.self, forKey: .t) {
        case "c": self = .complaint(try WorkloadComplaint(from: decoder))
        case "u": self = .followUp(try WorkloadFollowUp(from: decoder))
        case let other:
            throw DecodingError.dataCorruptedError(
                forKey: .t,
                in: line,
                debugDescription: "\"\(other)\" is neither c (complaint) nor u (follow-up)"
            )
        }
    }

    /// Writes a line of a workload file.
    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        switch self {
        case .complaint(let complaint):
            try line.encode("c", forKey: .t)
            try complaint.encode(to: encoder)
        case .followUp(let followUp):
            try line.encode("u", forKey: .t)
            try followUp.encode(to: encoder)
        }
    }
}
