/// The windows and commands of SCSU, the compression scheme of Unicode Technical Standard #6.
///
/// A window is a half-block of 128 scalars that a byte from 0x80 on points into.
enum ScsuWindows {
    /// The number of windows of either sort.
    static let count = 8
    /// The number of scalars in a window.
    static let width: UInt32 = 0x80

    /// Where the fixed windows begin, from which single scalars can be quoted.
    static let fixed: [UInt32] = [
        0x0000, 0x0080, 0x0100, 0x0300, 0x2000, 0x2080, 0x2100, 0x3000,
    ]
    /// Where the movable windows begin at the start of a stream.
    static let initial: [UInt32] = [
        0x0080, 0x00c0, 0x0400, 0x0600, 0x0900, 0x3040, 0x30a0, 0xff00,
    ]
    /// Where the movable windows of the bytes 0xf9…0xff begin.
    private static let special: [UInt32] = [
        0x00c0, 0x0250, 0x0370, 0x0530, 0x3040, 0x30a0, 0xff60,
    ]

    /// Where the window that a defining byte names begins; nil for a reserved byte.
    static func start(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x01...0x67: UInt32(byte) * width
        case 0x68...0xa7: UInt32(byte) * width + 0xac00
        case 0xf9...0xff: special[Int(byte - 0xf9)]
        default: nil
        }
    }

    /// The defining byte of the half-block that holds a scalar; nil where none can be defined by one
    /// byte: ASCII, the ideographs and syllables of the middle, and everything beyond U+FFFF.
    static func definingByte(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x80..<0x3400: UInt8(scalar / width)
        case 0xe000...0xffff: UInt8((scalar - 0xac00) / width)
        default: nil
        }
    }

    /// The fixed window that holds a scalar beyond ASCII; nil if there is none.
    static func fixedWindow(_ scalar: UInt32) -> Int? {
        fixed.indices.dropFirst().first { scalar &- fixed[$0] < width }
    }
}

/// The command bytes of single-byte mode; window numbers are added to those with an `n`.
enum ScsuSingle {
    static let quote: UInt8 = 0x01  // SQn
    static let defineExtended: UInt8 = 0x0b  // SDX
    static let quoteUnit: UInt8 = 0x0e  // SQU
    static let changeToUnits: UInt8 = 0x0f  // SCU
    static let change: UInt8 = 0x10  // SCn
    static let define: UInt8 = 0x18  // SDn

    /// Whether a byte below 0x80 stands for itself.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 || byte == 0 || byte == 0x09 || byte == 0x0a || byte == 0x0d
    }
}

/// The command bytes of the mode in which UTF-16 units stand as they are.
enum ScsuUnits {
    static let change: UInt8 = 0xe0  // UCn
    static let define: UInt8 = 0xe8  // UDn
    static let quoteUnit: UInt8 = 0xf0  // UQU
    static let defineExtended: UInt8 = 0xf1  // UDX
    static let reserved: UInt8 = 0xf2

    /// Whether the first byte of a unit would be taken for a command.
    static func isCommand(_ byte: UInt8) -> Bool { byte >= change && byte <= reserved }
}
