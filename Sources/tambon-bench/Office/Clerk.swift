import ComplaintModel
import FieldNode

/// Does the workload's work at a node, as a person at the counter would.
struct Clerk {
    let office: MeasuredNode
    private let shiftSeconds: Int
    /// The node's ids of the workload's complaints.
    private var caseIDs: [String: String] = [:]

    /// Starts work; the cases of earlier work are found again by their order in the register.
    init(at office: MeasuredNode, doing workload: Workload) throws {
        self.office = office
        shiftSeconds = workload.shiftDays * 86_400
        let complaints = workload.events.compactMap { event in
            if case .complaint(let complaint) = event { complaint.id } else { nil }
        }
        for (complaint, listed) in zip(complaints, try office.node.list(ListRequest())) {
            caseIDs[complaint] = listed.id
        }
    }

    /// Records one event, in a transaction that is on the disk afterwards.
    mutating func take(_ event: WorkloadEvent) throws {
        guard let seconds = ClockText.seconds(event.moment) else {
            throw BenchError.badMoment(event.moment)
        }
        let moment = Int64(seconds + shiftSeconds - 7 * 3_600) * 1_000
        office.clock.set(milliseconds: moment)
        switch event {
        case .complaint(let complaint): try record(complaint)
        case .followUp(let followUp): try act(followUp)
        }
    }

    private mutating func record(_ complaint: WorkloadComplaint) throws {
        let recording = Recording(entry: Self.entry(of: complaint))
        let recorded = try office.node.record([recording], allOrNothing: true)[0]
        caseIDs[complaint.id] = try recorded.get().id
    }

    /// What a clerk types of a complaint.
    static func entry(of complaint: WorkloadComplaint) -> ComplaintEntry {
        ComplaintEntry([
            .channel: channels[complaint.channel] ?? complaint.channel,
            .category: (ComplaintCategory(rawValue: complaint.category) ?? .other).code,
            .name: complaint.name, .address: complaint.addr, .phone: complaint.phone,
            .subject: complaint.subject, .detail: complaint.detail, .place: complaint.place,
            .accused: complaint.accused, .recordedBy: complaint.officer,
        ])
    }

    private func act(_ followUp: WorkloadFollowUp) throws {
        guard let id = caseIDs[followUp.case] else {
            throw BenchError.unknownCase(followUp.case)
        }
        let status = FollowUpStatus(rawValue: followUp.status)
        var acting = Acting(caseName: id, kind: status?.action ?? .note)
        acting.text = followUp.note
        acting.unit = followUp.unit
        acting.by = followUp.officer
        try office.node.act(acting)
    }

    /// The workload's names of channels that the program knows by others.
    private static let channels = [
        "box": ChannelCode.complaintBox.text, "web": ChannelCode.website.text,
    ]
}
