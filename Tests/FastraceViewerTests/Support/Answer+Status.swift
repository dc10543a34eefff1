#if Viewer
  import Foundation
  import NIOHTTP1
  import OTLPMessages
  import SwiftProtobuf

  @testable import FastraceViewer

  extension TestServer.Answer {
    /// The message of a `google.rpc.Status` in the encoding that the answer names; nil when it is none.
    var statusMessage: String? {
      switch headers.first(name: "content-type") {
      case "application/json":
        guard let document = try? json(), document["error"] == nil else { return nil }
        return document["message"] as? String
      case "application/x-protobuf":
        // A message that is generated, and has a text in the same place.
        return try? OTLPScope(serializedBytes: body).version
      default: return nil
      }
    }
  }
#endif
