import Crypto
import Foundation
import Glibc
import NodeStore
import SyncProtocol

/// The secrets of a node, in files of its folder that only their owner can read.
///
/// They lie beside the database, not in it, so that a copy of the database alone can neither sign
/// for the node nor open an identity.
struct NodeKeys: Sendable {
    /// Signs the heads of the node's origins.
    let signing: Curve25519.Signing.PrivateKey
    /// The public half of the key that signs, which names the node.
    var verifying: VerifyingKey { VerifyingKey(signing.publicKey) }
    /// Opens the parcels that are sealed to the node.
    let agreement: Curve25519.KeyAgreement.PrivateKey
    /// Those that the node had before it was put back from a backup: what was sealed for it then opens by
    /// them alone.
    let formerAgreements: [Curve25519.KeyAgreement.PrivateKey]
    /// Wraps the keys of sealed identities.
    let unlock: SymmetricKey
    /// Those that the node had before it was put back from a backup, where they have turned up since.
    let formerUnlocks: [SymmetricKey]

    /// The keys that unwrap those of sealed identities.
    var unlocks: [SymmetricKey] { [unlock] + formerUnlocks }

    /// The keys that open what is sealed in the log for this office's nodes.
    var readers: [Curve25519.KeyAgreement.PrivateKey] { [agreement] + formerAgreements }

    /// The name of their folder within the node's.
    static let folder = "keys"
    private static let signingFile = "signing.key"
    private static let agreementFile = "agreement.key"
    private static let unlockFile = "unlock.key"
    private static let formerFile = "agreement.former"
    private static let formerUnlockFile = "unlock.former"
    private static let keyBytes = 32

    /// Where the key lies that signs.
    static func signingPath(in directory: String) -> String {
        directory + "/" + folder + "/" + signingFile
    }

    /// Makes the keys of a new node and writes their files.
    static func create(in directory: String, world: World) throws -> NodeKeys {
        let folder = directory + "/" + Self.folder
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch { throw FieldNodeError.keysNotWritable(path: folder) }
        for name in [signingFile, agreementFile, unlockFile] {
            try write(world.randomBytes(keyBytes), to: folder + "/" + name)
        }
        return try load(from: directory)
    }

    /// Keys that are in no file and open nothing, to look through books that are nobody's yet.
    static func passing(_ world: World) throws -> NodeKeys {
        NodeKeys(
            signing: try .init(rawRepresentation: world.randomBytes(keyBytes)),
            agreement: try .init(rawRepresentation: world.randomBytes(keyBytes)),
            formerAgreements: [],
            unlock: SymmetricKey(data: world.randomBytes(keyBytes)),
            formerUnlocks: []
        )
    }

    /// Makes the keys of a node that is put back from a backup; the key to its identities is kept if
    /// it is there, and the one to what was sealed for the node as a former one.
    ///
    /// - Returns: the keys, and whether that one was there.
    /// - Throws: ``FieldNodeError``, or `StoreError` if there is no room.
    static func renew(
        in directory: String,
        world: World,
    ) throws -> (keys: NodeKeys, hadUnlock: Bool) {
        let folder = directory + "/" + Self.folder
        try keepPrivate(folder)
        try keepFormer(in: folder)
        let unlock = try? read(folder + "/" + unlockFile)
        if unlock == nil { return (try create(in: directory, world: world), false) }
        for name in [signingFile, agreementFile] {
            try replace(world.randomBytes(keyBytes), at: folder + "/" + name)
        }
        return (try load(from: directory), true)
    }

    /// Keeps other users of the machine from the keys that a person has laid there.
    private static func keepPrivate(_ folder: String) throws {
        let manager = FileManager.default
        let files = [signingFile, agreementFile, unlockFile, formerFile, formerUnlockFile]
            .map { folder + "/" + $0 }
        for (path, mode) in [(folder, 0o700)] + files.map({ ($0, 0o600) })
        where manager.fileExists(atPath: path) {
            do {
                try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            } catch { throw FieldNodeError.keysNotWritable(path: path) }
        }
    }

    private static func keepFormer(in folder: String) throws {
        guard let old = try? read(folder + "/" + agreementFile) else { return }
        let former = try formerKeys(in: folder, formerFile)
        if former.contains(old) { return }
        try replace(former.flatMap(\.self) + old, at: folder + "/" + formerFile)
    }

    private static func formerKeys(in folder: String, _ name: String) throws -> [[UInt8]] {
        let path = folder + "/" + name
        guard let data = FileManager.default.contents(atPath: path) else {
            if NodeStore.mayNotRead(path) { throw StoreError.notReadable(path: path) }
            return []
        }
        guard data.count % keyBytes == 0 else { throw FieldNodeError.keysDamaged(path: path) }
        let bytes = Array(data)
        return stride(from: 0, to: bytes.count, by: keyBytes).map {
            Array(bytes[$0..<($0 + keyBytes)])
        }
    }

    /// Reads the keys of a node.
    ///
    /// - Throws: ``FieldNodeError/keysDamaged(path:)``, or `StoreError` for files that this user may not
    ///   read.
    static func load(from directory: String) throws -> NodeKeys {
        let folder = directory + "/" + Self.folder
        let (signingPath, agreementPath) = (
            signingPath(in: directory), folder + "/" + agreementFile
        )
        let signing = try read(signingPath)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: signing) else {
            throw FieldNodeError.keysDamaged(path: signingPath)
        }
        let agreement = try read(agreementPath)
        guard let opener = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: agreement)
        else { throw FieldNodeError.keysDamaged(path: agreementPath) }
        return NodeKeys(
            signing: key,
            agreement: opener,
            formerAgreements: try formerKeys(in: folder, formerFile).compactMap {
                try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: $0)
            },
            unlock: SymmetricKey(data: try read(folder + "/" + unlockFile)),
            formerUnlocks: try formerKeys(in: folder, formerUnlockFile).map {
                SymmetricKey(data: $0)
            }
        )
    }

    private static func read(_ path: String) throws -> [UInt8] {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count == keyBytes else {
            if NodeStore.mayNotRead(path) { throw StoreError.notReadable(path: path) }
            throw FieldNodeError.keysDamaged(path: path)
        }
        return Array(bytes)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let isMade = FileManager.default.createFile(
            atPath: path,
            contents: Data(),
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade, let file = FileHandle(forWritingAtPath: path) else {
            throw FieldNodeError.keysNotWritable(path: path)
        }
        do {
            try file.write(contentsOf: Data(bytes))
            try file.synchronize()
            try file.close()
        } catch CocoaError.fileWriteOutOfSpace {
            throw StoreError.diskFull(path: path)
        } catch { throw FieldNodeError.keysNotWritable(path: path) }
    }

    /// Puts bytes in the place of a file's, whole or not at all.
    ///
    /// - Throws: ``FieldNodeError/keysNotWritable(path:)``, or `StoreError` if there is no room.
    static func replace(_ bytes: [UInt8], at path: String) throws {
        let temporary = path + ".new"
        try write(bytes, to: temporary)
        guard unsafe rename(temporary, path) == 0 else {
            throw FieldNodeError.keysNotWritable(path: path)
        }
    }
}
