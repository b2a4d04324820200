/// The fields that a template may name, and where.
struct TemplateScope {
    /// What a section does that is named for a field.
    private enum Shape {
        case text
        case flag
        case paragraphs
        case rows([String: Shape])
    }

    private let fields: [String: Shape]

    /// Takes the fields of a paper that has a value in each of them.
    init(of fields: [PaperField]) {
        self.fields = Self.shapes(of: fields)
    }

    private static func shapes(of fields: [PaperField]) -> [String: Shape] {
        fields.reduce(into: [:]) { shapes, field in shapes[field.name] = shape(of: field.value) }
    }

    private static func shape(of value: PaperValue) -> Shape {
        switch value {
        case .cell, .day: .text
        case .flag: .flag
        case .paragraphs: .paragraphs
        case .rows(let rows): .rows(shapes(of: rows.first ?? []))
        }
    }

    /// Checks that every tag names a field that is there, and that sections lie within each other.
    func check(_ tags: [TemplateTag]) throws(PaperTemplateError) {
        var open: [(tag: TemplateTag, known: [String: Shape])] = []
        for tag in tags {
            let known = open.last?.known ?? fields
            if tag.kind == .end {
                guard let opened = open.popLast() else {
                    throw .strayEnd(line: tag.line, name: tag.name)
                }
                if opened.tag.name != tag.name {
                    throw .openSection(line: opened.tag.line, name: opened.tag.name)
                }
                continue
            }
            let shape = try Self.shape(of: tag, in: known)
            guard tag.kind != .field else { continue }
            if open.count == PaperTemplate.depthLimit { throw .tooDeep(line: tag.line) }
            open.append((tag, Self.within(shape, tag, known)))
        }
        if let left = open.last { throw .openSection(line: left.tag.line, name: left.tag.name) }
    }

    private static func shape(
        of tag: TemplateTag,
        in known: [String: Shape],
    ) throws(PaperTemplateError) -> Shape {
        guard let shape = known[tag.name] else {
            throw .unknownField(
                line: tag.line,
                name: tag.name,
                known: known.keys.filter { $0 != "." }.sorted()
            )
        }
        return shape
    }

    /// What may be named within a section: a row's own fields as well, or a text itself.
    private static func within(
        _ shape: Shape,
        _ tag: TemplateTag,
        _ known: [String: Shape],
    ) -> [String: Shape] {
        guard tag.kind == .section else { return known }
        switch shape {
        case .flag: return known
        case .text, .paragraphs: return known.merging([".": .text]) { $1 }
        case .rows(let row):
            return known.merging(row) { $1 }.filter { $0.key != "." }
        }
    }
}
