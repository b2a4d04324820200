import GRDB

extension StoreWriter {
    /// Makes the file smaller by the pages that packing has emptied, where those are more than an
    /// eighth of it; fewer are soon filled again by what is recorded next.
    package func giveBackRoom() throws {
        var free = try RowStatement("PRAGMA freelist_count", in: db)
        var all = try RowStatement("PRAGMA page_count", in: db)
        let (freePages, pages) = (
            try free.first { try $0.integer(0) as Int64 } ?? 0,
            try all.first { try $0.integer(0) as Int64 } ?? 0
        )
        guard freePages > pages / 8 else { return }
        // A step a page: read to its end, the statement moves them all.
        var vacuum = try RowStatement("PRAGMA incremental_vacuum", in: db)
        _ = try vacuum.all { _ in () }
    }
}
