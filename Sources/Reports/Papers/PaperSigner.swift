/// Who signs a paper.
package struct PaperSigner: Hashable, Sendable {
    /// Name and surname, with the title.
    package let name: String
    /// The post.
    package let position: String
    /// In whose place: `รักษาราชการแทน นายกองค์การบริหารส่วนตำบล`; nil for who signs for themselves.
    package let acting: String?

    /// Names a signer.
    package init(name: String, position: String, acting: String? = nil) {
        self.name = name
        self.position = position
        self.acting = acting
    }

    /// The fields of a signer who may not be known.
    ///
    /// - Parameters:
    ///   - signer: The signer; nil leaves name and post to the pen.
    ///   - role: How the fields' names begin.
    /// - Returns: Name, post, and in whose place.
    static func fields(of signer: PaperSigner?, _ role: String) -> [PaperField] {
        [
            PaperField(role + "Name", text: signer?.name),
            PaperField(role + "Position", text: signer?.position),
            PaperField(role + "Acting", text: signer?.acting),
        ]
    }
}
