import FieldNode
import SyncProtocol

/// A case on somebody's screen: what it showed, and when.
struct OpenForm {
    let node: Int
    let ledger: Int
    let view: CaseView
    /// The values that it showed, field by field.
    let values: [FollowedField: Set<String>]
    /// The deeds whose values it showed.
    let saw: [FollowedField: Set<Int>]
}

extension FollowedField {
    /// The field as the node's screens call it.
    var editable: String {
        switch self {
        case .subject: "subject"
        case .place: "place"
        case .accused: "accused"
        case .urgency: "cell-\(FutureBuild.urgency)"
        }
    }

    /// The values that a screen shows in the field: one, or all that are in conflict.
    func values(in view: CaseView) -> Set<String> {
        if let conflict = view.conflicts.first(where: { $0.field == editable }) {
            return Set(conflict.values.map(\.value))
        }
        let shown =
            switch self {
            case .subject: view.subject
            case .place: view.place
            case .accused: view.accused
            // No page of the present version shows it, but where it is in conflict.
            case .urgency: ""
            }
        return shown.isEmpty ? [] : [shown]
    }
}
