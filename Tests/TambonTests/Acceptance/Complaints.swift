import Foundation
import TestGround

/// Made-up complaints, a line each, as `record --from` reads them.
enum Complaints {
    /// So many lines with a reference each.
    ///
    /// The noise hardly compresses: with it, an exchange takes more than one parcel.
    static func lines(_ count: Int, noiseBytes: Int = 0) -> String {
        var state: UInt64 = 20_260_101
        return (1...count).map { index in
            let noise = (0..<noiseBytes).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Character(UnicodeScalar(UInt8(33 + (state >> 40) % 90)))
            }
            let text = String(noise).replacing("\\", with: "/").replacing("\"", with: "'")
            return line(ref: "g-\(index)", subject: "เรื่องที่ \(index)", detail: "ไฟดับ \(text)")
        }.joined()
    }

    /// One line with a line end.
    static func line(
        ref: String? = nil,
        subject: String = "ไฟดับ",
        detail: String = "ดับสามคืน",
        _ more: String = "",
    ) -> String {
        let key = ref.map { "\"ref\": \"\($0)\", " } ?? ""
        return "{\(key)\"channel\": \"phone\", \"subject\": \"\(subject)\", "
            + "\"detail\": \"\(detail)\"\(more)}\n"
    }

    /// The sample complaints that come with the program.
    static func samples() throws -> [JSONValue] {
        try String(contentsOfFile: samplesPath, encoding: .utf8)
            .split(separator: "\n").map { try JSONValue(document: String($0)) }
    }

    private static var samplesPath: String {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in
            path.deletingLastPathComponent()
        }
        return root.path + "/Fixtures/complaints.th.jsonl"
    }
}
