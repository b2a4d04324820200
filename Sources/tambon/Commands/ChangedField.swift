import ComplaintModel
import FieldNode

/// What is printed after a field was changed or settled; never its value, which may be sealed.
struct ChangedField: Encodable {
    let basis: String
    let conflicts: Int
    let field: String
    let id: String
    let number: String

    /// Takes the case as it is now.
    init(_ view: CaseView, field: String) {
        self.field = field
        id = view.id
        number = view.number
        basis = view.basis
        conflicts = view.conflicts.count
    }

    /// Says it.
    func tell(_ deed: String, json: Bool, _ console: any Console) async throws {
        if json { return try await console.output(json: self) }
        let name = ConflictView.nameThai(of: field)
        try await console.say("\(deed)แล้ว เลขที่ \(number) ช่อง \(name) (\(field))")
        if conflicts > 0 {
            try await console.say(
                "ยังมีข้อขัดแย้ง \(conflicts) ข้อ ดู 'tambon show \(number)' "
                    + "(\(conflicts) conflicts are left)"
            )
        }
    }
}
