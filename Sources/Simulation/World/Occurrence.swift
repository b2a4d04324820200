/// What can happen in a world beside everyday work, each counted when it really did.
package enum Occurrence: String, CaseIterable, Comparable, Sendable {
    case parcelLost = "parcel lost"
    case answerLost = "answer lost"
    case parcelTwice = "parcel twice"
    case parcelLate = "parcel late"
    case parcelOvertaken = "parcel overtaken"
    case parcelGarbled = "parcel garbled"
    case linkDown = "link down"

    case stickLost = "stick lost"
    case stickTorn = "stick torn"
    case stickStale = "stick stale"
    case stickAstray = "stick astray"

    case powerCut = "power cut"
    case tornWrite = "torn write"
    case processKilled = "process killed"
    case writeFailed = "write failed"
    case syncFailed = "fsync failed"
    case diskFull = "disk full"
    case bitRot = "bit rot"

    case clockDrift = "clock drift"
    case clockJump = "clock jump"
    case buddhistClock = "clock +543 years"

    case nodeRestored = "node restored"
    case imageRestored = "image restored"
    case backupRestored = "backup restored"
    case nodeCloned = "node cloned"
    case imageCloned = "image cloned"
    case nodeRevoked = "node revoked"

    case versionsMixed = "versions mixed"
    case nodeUpgraded = "node upgraded"

    case concurrentEdit = "concurrent edit"
    case staleForm = "stale form"
    case resolution
    case voided
    case bookTaken = "book taken"
    case numbersFollowed = "numbers followed"
    case handOverAsked = "hand-over asked"
    case handOverCarried = "hand-over carried on"
    case takenOver = "case taken over"
    case offerDeclined = "offer declined"
    case requestWithdrawn = "request withdrawn"
    case rollbackTold = "rollback told"
    case arrivalChecked = "arrival checked"
    case quarantined
    case newField = "new field written"

    /// Whether it is a fault, not just people at work.
    package var isFault: Bool {
        switch self {
        case .concurrentEdit, .staleForm, .resolution, .voided, .bookTaken, .numbersFollowed,
            .handOverAsked, .handOverCarried, .takenOver, .offerDeclined, .requestWithdrawn,
            .rollbackTold, .arrivalChecked, .quarantined, .newField:
            false
        default: true
        }
    }

    /// Whether it befalls a disk.
    var isOfDisk: Bool {
        switch self {
        case .powerCut, .tornWrite, .processKilled, .writeFailed, .syncFailed, .diskFull: true
        default: false
        }
    }

    /// The order in which they are listed.
    package static func < (left: Self, right: Self) -> Bool { left.place < right.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// How often each thing has happened.
package struct Tally: Hashable, Sendable {
    private var counts: [Occurrence: Int] = [:]

    /// Counts nothing yet.
    package init() {}

    /// How often something has happened.
    package subscript(_ occurrence: Occurrence) -> Int { counts[occurrence] ?? 0 }

    /// The kinds of fault that have happened.
    package var faultKinds: Int { counts.keys.count(where: \.isFault) }

    mutating func count(_ occurrence: Occurrence) { counts[occurrence, default: 0] += 1 }
}
