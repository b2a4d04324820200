extension FieldNode {
    /// Exchanges by a folder: reads what is for this node, then writes what each known peer lacks.
    ///
    /// Foreign parcels are left alone, damaged ones are named, and nothing of a bad parcel is applied.
    /// A parcel of this node stays until its reader has said that it has everything in it, or newer
    /// ones have taken its place.
    ///
    /// - Throws: what the folder throws, or `StoreError`.
    package func sync(
        through folder: any ParcelFolder,
        progress: (SyncReport) -> Void = { _ in },
    ) throws -> SyncReport {
        var visit = FolderVisit(node: self, folder: folder)
        for name in try folder.parcelNames() {
            try visit.read(name)
            progress(visit.report)
        }
        try visit.leaveParcels()
        try visit.keepTrace()
        return visit.report
    }
}
