import Hummingbird
import HummingbirdCore
import NIOCore

extension Response {
    /// An answer that consists of one sentence for a person.
    static func sentence(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)),
        )
    }

    /// An answer for a program that watches.
    static func metrics(_ text: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)),
        )
    }

    /// An answer that is a parcel.
    static func parcel(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/x-tambon-parcel"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
        )
    }
}
