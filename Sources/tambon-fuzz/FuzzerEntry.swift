#if LIBFUZZER
import Foundation

/// The decoder that this run is for.
private let chosen: Decoder = {
    let name = ProcessInfo.processInfo.environment["TAMBON_FUZZ_DECODER"] ?? ""
    guard let decoder = Decoder(rawValue: name) else {
        fatalError("TAMBON_FUZZ_DECODER names no decoder: “\(name)”")
    }
    return decoder
}()

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do { try chosen.exercise(bytes) } catch { fatalError("\(error)") }
    return 0
}
#endif
