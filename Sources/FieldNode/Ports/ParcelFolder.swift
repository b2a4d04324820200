/// A folder that carries parcels from hand to hand: a USB stick, a shared directory.
///
/// Everything in the folder is foreign until its bytes have been verified; the folder's own part is
/// that a file it reports as written has reached the medium, whole, under its final name.
package protocol ParcelFolder: Sendable {
    /// What a person calls the folder, for traces and messages: its path.
    var address: String { get }

    /// The names of the parcel files in the folder, sorted, at most ``ParcelFolderLimits/files``.
    ///
    /// Only regular files whose names look like a parcel's are listed; links, devices and junk are
    /// passed over.
    func parcelNames() throws -> [String]

    /// Whether a name is of the form that nodes give; a file of any other name may be anything.
    func isGiven(_ name: String) -> Bool

    /// The bytes of one file; one larger than ``ParcelFolderLimits/fileBytes`` is refused by name.
    func open(_ name: String) throws -> any ParcelBytes

    /// Writes a new parcel file under a fresh 8.3 name that tells nothing, and returns the name.
    ///
    /// Temporary name, write, fsync, rename, fsync of the folder, read back and compare: when this
    /// returns, the stick can be pulled out.
    func write(_ parcel: [UInt8]) throws -> String

    /// Removes a parcel file; a file that is already gone is no error.
    func remove(_ name: String) throws
}

extension ParcelFolder {
    /// Every name is, where nobody else names files.
    package func isGiven(_ name: String) -> Bool { true }
}

/// The bounds within which a folder is read.
package enum ParcelFolderLimits {
    /// The most parcel files that one look into a folder considers.
    package static let files = 10_000
    /// The largest parcel file that is read, in bytes: no file on FAT32 is larger.
    package static let fileBytes = (4 << 30) - 1
}
