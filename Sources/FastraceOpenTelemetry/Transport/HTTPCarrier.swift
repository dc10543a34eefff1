#if OpenTelemetry
  internal import Fastrace
  internal import FastraceHTTPExport
  internal import FastraceOTLP
  internal import NIOCore

  /// OTLP over HTTP: one POST for each request.
  struct HTTPCarrier: OTLPCarrier {
    private let url: String
    private let sender: HTTPSender
    private let contentType: String

    init(_ options: OpenTelemetryOptions, signal: OTLPSignal) {
      url = options.httpURL(for: signal)
      sender = HTTPSender(
        HTTPTarget(
          url: url, headers: options.headers.map { ($0.name, $0.value) }, timeout: options.timeout,
          tls: TLSFiles(options.tls)))
      contentType = options.wireProtocol == .httpJSON ? "application/json" : "application/x-protobuf"
    }

    var takesCompressedMessages: Bool { true }

    func send(_ message: OTLPMessage) async throws(SendFailure) -> OTLPResponse {
      var headers = [("content-type", contentType), ("user-agent", OTLPMessage.userAgent)]
      if message.isCompressed { headers.append(("content-encoding", "gzip")) }
      let answer: HTTPAnswer
      do {
        answer = try await sender.post(message.body, headers: headers)
      } catch {
        throw SendFailure(error)
      }
      guard (200..<300).contains(answer.status) else {
        throw SendFailure(failure(answer), isTooLarge: answer.status == 413)
      }
      return OTLPResponse(answer)
    }

    func shutDown() async { await sender.shutDown() }

    private func failure(_ answer: HTTPAnswer) -> ReportFailure {
      guard !answer.contentType.lowercased().contains("json"), let status = RPCStatus(answer.bytes) else {
        return answer.failure(from: url)
      }
      var readable = answer
      readable.body = ByteBuffer(string: status.message)
      return readable.failure(from: url)
    }
  }

  extension OTLPResponse {
    fileprivate init(_ answer: HTTPAnswer) {
      let isJSON = answer.contentType.lowercased().contains("json")
      self = isJSON ? OTLPResponse(json: answer.bytes) : OTLPResponse(protobuf: answer.bytes)
    }
  }

  extension HTTPAnswer {
    fileprivate var bytes: [UInt8] { Array(body.readableBytesView) }
  }

  extension TLSFiles {
    init(_ tls: OpenTelemetryOptions.TLS) {
      self.init(
        certificateAuthorities: tls.certificateAuthorities, clientCertificate: tls.clientCertificate,
        clientKey: tls.clientKey)
    }
  }
#endif
