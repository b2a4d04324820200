import Foundation

/// A picture of one byte a pixel: the format PGM, `P5`.
struct GreyPicture {
    private let width: Int
    private let pixels: Data

    /// Reads a picture; what is none has no pixels.
    init(_ file: Data) {
        let header = file.prefix(32).split(separator: UInt8(ascii: "\n"), maxSplits: 3)
        let sizes = header.dropFirst().first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let numbers = sizes.split(separator: " ").compactMap { Int($0) }
        width = numbers.first ?? 0
        pixels = file.suffix(numbers.reduce(1, *))
    }

    /// Whether a strip along the right edge is white; a picture without pixels is not.
    func isRightEdgeBlank(pixels count: Int) -> Bool {
        guard width > count, !pixels.isEmpty else { return false }
        return stride(from: pixels.startIndex + width, through: pixels.endIndex, by: width)
            .allSatisfy { end in pixels[(end - count)..<end].allSatisfy { $0 == 255 } }
    }

    /// What is dark in a picture: how many rows it spans, and how many pixels it has.
    struct Ink: Hashable {
        /// From the highest dark row to the lowest.
        let rows: Int
        /// The dark pixels.
        let pixels: Int
    }

    /// What is dark in the picture.
    var ink: Ink {
        guard width > 0 else { return Ink(rows: 0, pixels: 0) }
        let dark = pixels.enumerated().filter { $0.element < 128 }.map { $0.offset / width }
        guard let first = dark.first, let last = dark.last else {
            return Ink(rows: 0, pixels: 0)
        }
        return Ink(rows: last - first + 1, pixels: dark.count)
    }
}
