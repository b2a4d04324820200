import ComplaintModel
import NodeStore
import SyncProtocol

extension FieldNode {
    /// What a case shows that is reserved for another office, or whose words no key here opens: its number
    /// and its dates, and in the remark what would open it.
    func hidden(
        _ summary: CaseSummary,
        for reader: String,
        of ledger: String,
        _ arrival: CaseArrival,
        _ basis: String,
    ) -> CaseView {
        let isOwn = reader == office.code.text
        return CaseView(
            hidden: summary,
            for: reader,
            of: ledger,
            arrival,
            basis,
            remark: isOwn ? Disclosure.closed(summary.numberText).thai : ""
        )
    }
}

extension CaseView {
    fileprivate init(
        hidden summary: CaseSummary,
        for reader: String,
        of office: String,
        _ arrival: CaseArrival,
        _ basis: String,
        remark: String,
    ) {
        let facts = ComplaintFacts(summary.row)
        self.init(
            id: summary.id.description,
            number: summary.numberText,
            office: office,
            state: Disclosure.state,
            stateThai: "\(Disclosure.mask)ไว้ให้ \(reader)",
            received: facts.received.iso,
            recorded: facts.recorded.iso,
            channel: "",
            channelThai: "",
            category: "",
            categoryThai: "",
            accused: "",
            subject: Disclosure.mask,
            detail: "",
            place: "",
            agency: "",
            recordedBy: "",
            correspondenceNumber: "",
            remark: remark,
            ref: "",
            isReachable: false,
            knownAt: nil,
            hasArrived: arrival.isWhole,
            arrived: arrival.since,
            reservedFor: reader,
            identity: "sealed",
            identityFields: nil,
            identitiesClosed: nil,
            units: [],
            inTransitTo: nil,
            inTransitSince: nil,
            takenOver: nil,
            declinedTransfers: [],
            nextStep: nil,
            actions: [],
            deadlines: [],
            conflicts: [],
            links: [],
            history: nil,
            basis: basis
        )
    }
}
