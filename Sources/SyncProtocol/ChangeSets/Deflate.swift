import CZlib

/// Raw deflate (RFC 1951) with the system's zlib, in one shot; the only file that calls it.
package enum Deflate {
    private static let level: Int32 = 6
    /// 32 KiB of history; negative for deflate without zlib's own header and checksum, since a
    /// change set is verified by hashes.
    private static let windowBits: Int32 = -15
    private static let memoryLevel: Int32 = 8

    /// How far earlier bytes are searched: as at level 6, but half as long where the match is good.
    ///
    /// That takes an eighth less of the time, and a four-hundredth more bytes.
    private enum Search {
        static let goodLength: Int32 = 8
        static let lazyLength: Int32 = 16
        static let niceLength: Int32 = 64
        static let chainLength: Int32 = 64
    }

    /// The most that deflate can shrink: no stream gives more than this many bytes for one.
    package static let greatestRatio = 1_100

    /// The bytes that a block's end may take beyond what zlib states for a whole stream.
    private static let endOfBlockCount = 16

    /// Compresses bytes.
    ///
    /// - Parameters:
    ///   - bytes: what to compress.
    ///   - cuts: places within the bytes, ascending, where their statistics change: a block of
    ///     deflate, with codes of its own, ends there.
    ///   - dictionary: bytes that the reader holds as well; empty for none.
    /// - Returns: one whole deflate stream.
    package static func compress(
        _ bytes: [UInt8],
        cuts: [Int] = [],
        dictionary: [UInt8] = [],
    ) -> [UInt8] {
        var stream = unsafe z_stream()
        let opened = unsafe deflateInit2_(
            &stream,
            level,
            Z_DEFLATED,
            windowBits,
            memoryLevel,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        precondition(opened == Z_OK, "zlib cannot start: there is no memory for its window")
        defer { unsafe deflateEnd(&stream) }
        unsafe deflateTune(
            &stream,
            Search.goodLength,
            Search.lazyLength,
            Search.niceLength,
            Search.chainLength
        )
        if !dictionary.isEmpty {
            unsafe deflateSetDictionary(&stream, dictionary, UInt32(dictionary.count))
        }
        var out = [UInt8](
            repeating: 0,
            count: Int(unsafe deflateBound(&stream, UInt(bytes.count))) + endOfBlockCount
                * cuts.count
        )
        let (status, produced) = unsafe run(&stream, bytes, &out) { stream in
            var start = 0
            for cut in cuts {
                unsafe stream.pointee.avail_in = UInt32(cut - start)
                unsafe deflate(stream, Z_BLOCK)
                start = cut
            }
            unsafe stream.pointee.avail_in = UInt32(bytes.count - start)
            return unsafe deflate(stream, Z_FINISH)
        }
        precondition(status == Z_STREAM_END, "zlib stops short of the bound it has stated")
        out.removeSubrange(produced...)
        return out
    }

    /// Unpacks a stream that fills all of `bytes` and gives exactly `size` bytes.
    ///
    /// Memory is taken only after the size has been held against the limit and the ratio that
    /// deflate can reach.
    /// - Throws: `unpacksTooLarge` if the size is over a limit or the stream goes beyond it,
    ///   `truncated` if the stream is cut, `trailingBytes` if something follows it,
    ///   `damagedCompression` if it is not deflate or ends below the size.
    package static func expand(
        _ bytes: [UInt8],
        size: Int,
        limit: Int,
        dictionary: [UInt8] = [],
    ) throws(ChangeSetError) -> [UInt8] {
        guard size <= limit else { throw .unpacksTooLarge(limit: limit) }
        guard size <= greatestRatio * bytes.count else {
            throw .unpacksTooLarge(limit: greatestRatio * bytes.count)
        }
        var stream = unsafe z_stream()
        let opened = unsafe inflateInit2_(
            &stream,
            windowBits,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        precondition(opened == Z_OK, "zlib cannot start: there is no memory for its window")
        defer { unsafe inflateEnd(&stream) }
        if !dictionary.isEmpty {
            unsafe inflateSetDictionary(&stream, dictionary, UInt32(dictionary.count))
        }
        // One byte of room beyond the size tells a stream that ends there from one that goes on.
        var out = [UInt8](repeating: 0, count: size + 1)
        let (status, produced) = unsafe run(&stream, bytes, &out) {
            unsafe inflate($0, Z_FINISH)
        }
        guard produced <= size else { throw .unpacksTooLarge(limit: size) }
        guard status == Z_STREAM_END else {
            throw status == Z_BUF_ERROR ? .truncated : .damagedCompression
        }
        let rest = Int(unsafe stream.avail_in)
        guard rest == 0 else { throw .trailingBytes(rest) }
        guard produced == size else { throw .damagedCompression }
        out.removeLast()
        return out
    }

    /// Points a stream at its input and output, lets zlib work once, and counts what it wrote.
    private static func run(
        _ stream: inout z_stream,
        _ input: [UInt8],
        _ output: inout [UInt8],
        _ work: (UnsafeMutablePointer<z_stream>) -> Int32,
    ) -> (status: Int32, produced: Int) {
        unsafe input.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                let status = unsafe work(&stream)
                return (status, target.count - Int(unsafe stream.avail_out))
            }
        }
    }
}
