import NIOCore
import Testing

@testable import Transports

@Suite("A frame of the local socket")
struct LocalFrameTests {
    static let request = LocalRequest(
        arguments: ["record", "", "--subject", "ไฟดับ"],
        workingDirectory: "/home/คลัง",
        outputIsTerminal: true,
    )
    static let frames: [LocalFrame] = [
        .request(request), .input([]), .input([1, 2]), .accepted, .inputWanted, .output([]),
        .output([0, 255]), .errors([3]), .exit(0), .exit(-1), .exit(64),
    ]

    @Test("Every kind is read as it was written", arguments: frames)
    func roundTrip(frame: LocalFrame) {
        let bytes = frame.bytes
        #expect(LocalFrame.length(bytes.prefix(4)) == bytes.count - 4)
        #expect(LocalFrame(body: Array(bytes.dropFirst(4))) == frame)
    }

    @Test("A length of nothing or of more than a mebibyte is refused")
    func lengths() {
        #expect(LocalFrame.length([0, 0, 0, 0]) == nil)
        #expect(LocalFrame.length([0, 0, 0, 1]) == 1)
        #expect(LocalFrame.length([0, 16, 0, 0]) == 1 << 20)
        #expect(LocalFrame.length([0, 16, 0, 1]) == nil)
        #expect(LocalFrame.length([255, 255, 255, 255]) == nil)
    }

    @Test(
        "Unknown kinds, wrong sizes and trailing bytes are no frames",
        arguments: [
            [], [0], [3], [99, 1], [16, 0], [17, 0], [20], [20, 0, 0, 0], [20, 0, 0, 0, 0, 0],
        ],
    )
    func noFrames(body: [UInt8]) {
        #expect(LocalFrame(body: body) == nil)
    }

    @Test("A request that is cut off anywhere is no request, or one of fewer whole words")
    func cutRequests() {
        let bytes = Self.request.bytes
        for length in 0..<bytes.count {
            let cut = LocalRequest(bytes: Array(bytes.prefix(length)))
            #expect(cut == nil || Self.request.arguments.starts(with: cut?.arguments ?? []))
            #expect(cut?.arguments != Self.request.arguments)
        }
    }

    @Test("A request of another version, or not in UTF-8, is refused")
    func strangeRequests() {
        #expect(LocalRequest(bytes: [2, 0, 0, 0, 0, 1, 47]) == nil)
        #expect(LocalRequest(bytes: [1, 2, 0, 0, 0, 1, 47]) == nil)
        #expect(LocalRequest(bytes: [1, 0, 0, 0, 0, 1, 255]) == nil)
        #expect(LocalRequest(bytes: [1, 0, 255, 255, 255, 255, 47]) == nil)
        #expect(LocalRequest(bytes: [1, 0, 0, 0, 0, 1, 47])?.workingDirectory == "/")
    }

    @Test("The host takes commands from its own user and from root only")
    func peers() {
        #expect(LocalPeer.isAllowed(userID: 1000, own: 1000))
        #expect(LocalPeer.isAllowed(userID: 0, own: 1000))
        #expect(!LocalPeer.isAllowed(userID: 1001, own: 1000))
        #expect(!LocalPeer.isAllowed(userID: 1000, own: 0))
    }
}
