import NodeStore

extension FieldNode {
    /// Exchanges by a folder: reads what is for this node, then writes what each known peer lacks.
    ///
    /// Foreign parcels are left alone, damaged ones are named, and nothing of a bad parcel is applied.
    /// A parcel of this node stays until its reader has said that it has everything in it, or newer
    /// ones have taken its place.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - batchBytes: the bytes of change sets that one parcel carries, about: far fewer than any
    ///     file system takes in one file.
    ///   - progress: called after every parcel that was read.
    /// - Returns: what was moved, and what was done with every parcel.
    /// - Throws: what the folder throws, or `StoreError`.
    package func sync(
        through folder: any ParcelFolder,
        batchBytes: Int = FieldNode.fileBatchBytes,
        progress: (SyncReport) -> Void = { _ in },
    ) throws -> SyncReport {
        var visit = FolderVisit(node: self, folder: folder)
        for name in try folder.parcelNames() { try visit.look(at: name) }
        try visit.readParcels(progress)
        do { try visit.leaveParcels(batchBytes: batchBytes) } catch let error
            where !(error is StoreError)
        {
            // The medium takes nothing, or no more: what it has brought is taken all the same.
            visit.report.isComplete = false
            try keepTrace(of: visit.report, way: "directory")
            throw error
        }
        try keepTrace(of: visit.report, way: "directory")
        return visit.report
    }
}
