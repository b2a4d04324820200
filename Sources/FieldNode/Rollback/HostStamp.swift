import Foundation
import SyncProtocol

/// What a node remembers outside its database: where the database lies, and how far it had come.
///
/// A database that was put back from a copy does not know that it was. The stamp tells: a copy lies
/// in another file or on another machine, and one put back in place counts fewer parcels than were
/// written. It is renewed before a parcel leaves, so it is never ahead of an honest database. An
/// image of the whole disk keeps all of it; that is found at first contact.
package struct HostStamp: Hashable, Sendable {
    /// The machine and the file, as ``World/placeOfFile`` names them.
    let place: String
    /// The incarnation that wrote the last parcel.
    let incarnation: Incarnation
    /// The number of that parcel.
    let parcelNumber: UInt64

    static let fileName = "host.stamp"

    /// The stamp beside a node's database; nil if there is none that can be read.
    static func read(in directory: String) -> HostStamp? {
        guard let data = FileManager.default.contents(atPath: directory + "/" + fileName) else {
            return nil
        }
        let lines = String(decoding: data, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, let incarnation = Incarnation(hex: lines[1]),
            let number = UInt64(lines[2])
        else { return nil }
        return HostStamp(place: lines[0], incarnation: incarnation, parcelNumber: number)
    }

    /// Writes the stamp; it is on the disk when this returns.
    ///
    /// - Throws: ``FieldNodeError/keysNotWritable(path:)``.
    func write(in directory: String) throws {
        let text = "\(place)\n\(incarnation)\n\(parcelNumber)\n"
        try NodeKeys.replace(Array(text.utf8), at: directory + "/" + Self.fileName)
    }

    /// Whether a database that says this of itself is the one that wrote the stamp, or newer.
    func fits(place: String, incarnation: Incarnation, parcelNumber: UInt64) -> Bool {
        place == self.place
            && (incarnation != self.incarnation || parcelNumber >= self.parcelNumber)
    }

    /// The machine's id, and the number of a file on it.
    package static func place(of path: String) -> String {
        let machine = FileManager.default.contents(atPath: "/etc/machine-id") ?? Data()
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let file = attributes?[.systemFileNumber] as? UInt64 ?? 0
        let name = String(decoding: machine, as: UTF8.self).prefix { !$0.isNewline }
        return "\(name) \(file)"
    }
}
