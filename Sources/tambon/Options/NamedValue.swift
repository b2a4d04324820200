import ArgumentParser
import ComplaintModel
import FieldNode

/// Two words of the command line with an equals sign between them.
struct NamedValue {
    let name: String
    let value: String

    /// Cuts a text at its last equals sign: what a book calls something, and its code.
    init(_ text: String, like example: String) throws {
        guard let cut = text.lastIndex(of: "=") else { throw Self.unreadable(text, example) }
        name = String(text[..<cut])
        value = String(text[text.index(after: cut)...])
        if name.isEmpty || value.isEmpty { throw Self.unreadable(text, example) }
    }

    /// Cuts a text at its first equals sign: a column of a register, and the heading above it.
    init(column text: String) throws {
        name = try Typed.registerColumn(String(text.prefix { $0 != "=" })).rawValue
        value = String(text.dropFirst(name.count + 1))
        if value.isEmpty { throw Self.unreadable(text, "number=ลำดับที่") }
    }

    private static func unreadable(_ text: String, _ example: String) -> ValidationError {
        ValidationError("\"\(text)\" ใช้ไม่ได้ โปรดพิมพ์เช่น \(example)\nWrite it like \(example).")
    }
}

extension Typed {
    /// A column of an old register, such as `received`.
    static func registerColumn(_ text: String) throws -> RegisterColumn {
        if let column = RegisterColumn(rawValue: text) { return column }
        let known = RegisterColumn.allCases.map(\.rawValue).joined(separator: " ")
        throw ValidationError(
            "ไม่รู้จักคอลัมน์ \"\(text)\" มี: \(known)\n"
                + "There is no column \"\(text)\"; there are \(known)."
        )
    }

    /// The era of years that are written with two digits: `be` or `ce`.
    static func century(_ text: String) throws -> WrittenDate.Century {
        if let century = WrittenDate.Century(rawValue: text) { return century }
        throw ValidationError("--century ใช้ be (พ.ศ.) หรือ ce (ค.ศ.)\n--century takes be or ce.")
    }
}
