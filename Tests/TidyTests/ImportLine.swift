/// An `import` in a file.
struct ImportLine: Sendable {
    /// The module, without a sub-module or a declaration in it.
    let module: String
    /// The index of its line.
    let index: Int

    /// The imports of a file, in its order.
    static func all(in file: SourceFile) -> [ImportLine] {
        let pattern = /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:[a-z]+\s+)?import\s+(?:[a-z]+\s+)?(\w+)/
        return file.code.indices.compactMap { index in
            file.code[index].firstMatch(of: pattern).map {
                ImportLine(module: String($0.1), index: index)
            }
        }
    }
}
