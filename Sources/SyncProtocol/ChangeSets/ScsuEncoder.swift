/// Writes text as SCSU (Unicode Technical Standard #6): a byte a character for Thai and most scripts.
///
/// One encoder writes any number of texts end to end and keeps its windows from one to the next.
/// The same texts always give the same bytes.
package struct ScsuEncoder: Sendable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    private var starts = ScsuWindows.initial
    private var active = 0
    private var activeStart = ScsuWindows.initial[0]
    private var isUnits = false
    /// When each window was last used; the least recent gives way.
    ///
    /// At the start those give way first whose scripts are the least likely here.
    private var lastUse: [UInt64] = [8, 7, 3, 1, 2, 6, 5, 4]
    private var clock: UInt64 = 8

    /// Starts a stream.
    package init() {}

    /// Makes room for a stream of a length.
    package mutating func reserve(_ byteCount: Int) { bytes.reserveCapacity(byteCount) }

    /// Writes a text after those already written.
    ///
    /// - Parameter utf8: valid UTF-8; anything else is written as U+FFFD.
    package mutating func append(_ utf8: [UInt8]) {
        var position = 0
        while position < utf8.count {
            let byte = utf8[position]
            if byte >= 0x20, byte < 0x80, !isUnits {
                bytes.append(byte)
                position += 1
                continue
            }
            let (scalar, length) = Utf8Scalar.read(utf8, at: position)
            position += length
            if !isUnits, scalar &- activeStart < ScsuWindows.width {
                bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar &- activeStart))
            } else {
                let next =
                    position < utf8.count ? Utf8Scalar.read(utf8, at: position).scalar : nil
                append(scalar, before: next)
            }
        }
    }

    private mutating func append(_ scalar: UInt32, before next: UInt32?) {
        if isUnits {
            appendInUnits(scalar, before: next)
        } else if scalar < 0x80 {
            let byte = UInt8(scalar)
            if !ScsuSingle.isPlain(byte) { bytes.append(ScsuSingle.quote) }
            bytes.append(byte)
        } else if let window = window(holding: scalar) {
            appendFromOther(window, scalar, before: next)
        } else if scalar > 0xffff {
            defineExtended(scalar, command: ScsuSingle.defineExtended)
        } else {
            appendFromNoWindow(scalar, before: next)
        }
    }

    /// A scalar of a window that is not the active one: quoted if the text goes on in the active one.
    private mutating func appendFromOther(_ window: Int, _ scalar: UInt32, before next: UInt32?) {
        if let next, next &- activeStart < ScsuWindows.width {
            touch(window)
            bytes.append(ScsuSingle.quote + UInt8(window))
        } else {
            activate(window)
            bytes.append(ScsuSingle.change + UInt8(window))
        }
        bytes.append(0x80 | UInt8(scalar - starts[window]))
    }

    /// A scalar of no window: a window is moved there unless the text leaves it at once.
    private mutating func appendFromNoWindow(_ scalar: UInt32, before next: UInt32?) {
        let home = ScsuWindows.definingByte(scalar)
        let goesOn = next.map { $0 < 0x80 || ScsuWindows.definingByte($0) == home } ?? true
        let isLone = next.map { ScsuWindows.definingByte($0) != home } ?? true
        if let fixed = ScsuWindows.fixedWindow(scalar), isLone {
            bytes.append(ScsuSingle.quote + UInt8(fixed))
            bytes.append(UInt8(scalar - ScsuWindows.fixed[fixed]))
        } else if let home, goesOn {
            define(home, scalar, command: ScsuSingle.define)
        } else if home == nil, let next, next >= 0x80, !isSingle(next) {
            bytes.append(ScsuSingle.changeToUnits)
            isUnits = true
            appendUnits(scalar)
        } else {
            bytes.append(ScsuSingle.quoteUnit)
            appendUnit(UInt16(scalar))
        }
    }

    private mutating func appendInUnits(_ scalar: UInt32, before next: UInt32?) {
        guard isSingle(scalar), let next, isSingle(next) else { return appendUnits(scalar) }
        isUnits = false
        if scalar < 0x80 {
            bytes.append(ScsuUnits.change + UInt8(active))
            append(scalar, before: next)
        } else if let window = window(holding: scalar) {
            activate(window)
            bytes.append(ScsuUnits.change + UInt8(window))
            bytes.append(0x80 | UInt8(scalar - starts[window]))
        } else if let home = ScsuWindows.definingByte(scalar) {
            define(home, scalar, command: ScsuUnits.define)
        }
    }

    private mutating func define(_ home: UInt8, _ scalar: UInt32, command: UInt8) {
        guard let start = ScsuWindows.start(home) else { return }
        let window = leastRecent
        starts[window] = start
        activate(window)
        bytes.append(command + UInt8(window))
        bytes.append(home)
        bytes.append(0x80 | UInt8(scalar - start))
    }

    private mutating func defineExtended(_ scalar: UInt32, command: UInt8) {
        let number = (scalar - 0x10000) / ScsuWindows.width
        let window = leastRecent
        starts[window] = 0x10000 + number * ScsuWindows.width
        activate(window)
        bytes.append(command)
        bytes.append(UInt8(window) << 5 | UInt8(number >> 8))
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(0x80 | UInt8(scalar - starts[window]))
    }

    private mutating func appendUnits(_ scalar: UInt32) {
        guard scalar > 0xffff else {
            if ScsuUnits.isCommand(UInt8(scalar >> 8)) { bytes.append(ScsuUnits.quoteUnit) }
            return appendUnit(UInt16(scalar))
        }
        appendUnit(UInt16(0xd800 + (scalar - 0x10000) >> 10))
        appendUnit(UInt16(0xdc00 + (scalar & 0x3ff)))
    }

    private mutating func appendUnit(_ unit: UInt16) {
        bytes.append(UInt8(unit >> 8))
        bytes.append(UInt8(truncatingIfNeeded: unit))
    }

    /// Whether single-byte mode has a short form for a scalar.
    private func isSingle(_ scalar: UInt32) -> Bool {
        scalar < 0x80 || ScsuWindows.definingByte(scalar) != nil || window(holding: scalar) != nil
    }

    private func window(holding scalar: UInt32) -> Int? {
        starts.firstIndex { scalar &- $0 < ScsuWindows.width }
    }

    private var leastRecent: Int {
        lastUse.indices.dropFirst().reduce(0) { lastUse[$1] < lastUse[$0] ? $1 : $0 }
    }

    private mutating func activate(_ window: Int) {
        active = window
        activeStart = starts[window]
        touch(window)
    }

    private mutating func touch(_ window: Int) {
        clock += 1
        lastUse[window] = clock
    }
}
