/// One event as the plain tables take it: its texts end to end, made before the clock runs.
struct PlainRow: Sendable {
    /// Which statements write it.
    enum Kind: Sendable {
        case complaint
        case followUp(number: Int32)
    }

    let kind: Kind
    /// The texts in UTF-8.
    let bytes: [UInt8]
    /// Where each text begins; the last entry is the end.
    let starts: [Int]

    /// Lays an event out.
    init(_ event: WorkloadEvent) {
        var bytes: [UInt8] = []
        var starts = [0]
        for text in Self.texts(event) {
            bytes.append(contentsOf: text.utf8)
            starts.append(bytes.count)
        }
        self.bytes = bytes
        self.starts = starts
        kind =
            if case .followUp(let followUp) = event { .followUp(number: Int32(followUp.seq)) } else
            {
                .complaint
            }
    }

    private static func texts(_ event: WorkloadEvent) -> [String] {
        switch event {
        case .complaint(let it):
            [
                it.id, it.no, it.received, it.channel, it.category, it.name, it.addr, it.phone,
                it.subject, it.detail, it.place, it.accused, it.status, it.officer,
            ]
        case .followUp(let it): [it.case, it.ts, it.status, it.unit, it.note, it.officer]
        }
    }
}
