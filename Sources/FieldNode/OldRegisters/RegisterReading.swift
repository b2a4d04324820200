import ComplaintModel

/// A file read as an old register: what it says line by line, before the own register is asked.
struct RegisterReading {
    let encoding: TableText.Encoding
    let separator: UInt8
    let map: ColumnMap
    /// The headings under which nothing is read.
    let unread: [String]
    let lines: [(line: Int, read: Result<OldLine, OldLineProblems>)]

    /// Reads a file.
    ///
    /// - Throws: ``OldRegisterError`` if no line of it can be taken.
    init(
        _ file: [UInt8],
        _ request: RegisterImportRequest,
        procedure: Procedure,
        today: CivilDate,
    ) throws(OldRegisterError) {
        let text = try TableText(file)
        let rows = try TableRows(text.text)
        let map = try ColumnMap(rows.rows, named: request.columns, firstLine: request.firstLine)
        if map.places[.channel] == nil, request.channel == nil {
            throw .channelMissing(known: procedure.channels.map(\.code.text))
        }
        let reader = OldLineReader(
            procedure: procedure,
            request: request,
            map: map,
            today: today
        )
        encoding = text.encoding
        separator = rows.separator
        self.map = map
        unread = map.unread
        var previous: RegisterNumber?
        lines = RegisterSheet(rows.rows, map, merged: request.merged).lines.map { line in
            let read = reader.read(line, after: previous)
            switch read {
            case .success(let old): previous = old.number
            case .failure(let bad) where bad.isMisplaced: break
            case .failure(let bad): previous = bad.number ?? previous
            }
            return (line.line, read)
        }
    }

    /// What stands between the cells, as a person names it.
    var separatorName: String {
        separator == UInt8(ascii: "\t") ? "tab" : String(Unicode.Scalar(separator))
    }
}
