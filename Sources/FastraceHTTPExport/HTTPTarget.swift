#if OpenTelemetry || Datadog
  package import Fastrace
  package import NIOCore
  package import NIOSSL

  /// Where messages are sent, and how.
  package struct HTTPTarget: Sendable {
    package var url: String
    /// Added to each request; they replace those that the exporter itself sets.
    package var headers: [(String, String)]
    /// For one request, from the connection to the end of the answer.
    package let timeout: Duration
    package var tls: TLSFiles

    package init(url: String, headers: [(String, String)], timeout: Duration, tls: TLSFiles = TLSFiles()) {
      self.url = url
      self.headers = headers
      self.timeout = Self.limit(timeout)
      self.tls = tls
    }

    /// A timeout as clocks take it; zero and less stand for none (OpenTelemetry, environment variables, Timeout).
    package static func limit(_ timeout: Duration) -> Duration {
      timeout > .zero ? timeout.waitable : Duration.nanoseconds(Int64.max)
    }

    var isSecure: Bool { url.prefix { $0 != ":" }.lowercased() == "https" }

    /// The name of the host in the URL; nil without one, and for an IPv6 address.
    var host: String? {
      guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
      let authority = url[start...].prefix { !"/?#".contains($0) }
      let host = authority[(authority.lastIndex(of: "@").map { authority.index(after: $0) } ?? authority.startIndex)...]
      if host.hasPrefix("[") { return nil }
      let name = host.prefix { $0 != ":" }
      return name.isEmpty ? nil : String(name)
    }

    var hasUsableURL: Bool {
      let scheme = url.prefix { $0 != ":" }.lowercased()
      return ["http", "https"].contains(scheme) && url.dropFirst(scheme.count).hasPrefix("://")
    }
  }

  /// The answer to a message.
  package struct HTTPAnswer: Sendable {
    package var status: Int
    package var contentType: String
    package var retryAfter: Duration?
    package var body: ByteBuffer

    /// The beginning of the body as text for people.
    package var text: String {
      let text = String(decoding: body.readableBytesView.prefix(300), as: UTF8.self)
      return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }))
    }

    /// The answer as a failure: worth another try when the receiver is overloaded or away.
    package func failure(from url: String, retryable: Set<Int> = [429, 502, 503, 504]) -> ReportFailure {
      let explanation = text.isEmpty ? "" : ": \(text)"
      return ReportFailure(
        "\(AddressText.of(url)) answered with status \(status)\(explanation)", isRetryable: retryable.contains(status),
        retryAfter: retryAfter)
    }
  }

  /// Files in PEM format for connections with TLS.
  package struct TLSFiles: Sendable, Hashable {
    /// Authorities that the server's certificate is checked against; nil for those of the system.
    package var certificateAuthorities: String?
    /// How this client identifies itself.
    package var clientCertificate: String?
    package var clientKey: String?

    package init(
      certificateAuthorities: String? = nil, clientCertificate: String? = nil, clientKey: String? = nil
    ) {
      self.certificateAuthorities = certificateAuthorities
      self.clientCertificate = clientCertificate
      self.clientKey = clientKey
    }

    package func configuration() throws(ReportFailure) -> TLSConfiguration {
      var configuration = TLSConfiguration.makeClientConfiguration()
      if let path = certificateAuthorities {
        _ = try read(path) { try NIOSSLCertificate.fromPEMFile($0) }
        configuration.trustRoots = .file(path)
      }
      if let path = clientCertificate {
        configuration.certificateChain = try read(path) { try NIOSSLCertificate.fromPEMFile($0) }
          .map { .certificate($0) }
      }
      if let path = clientKey {
        configuration.privateKey = .privateKey(try read(path) { try NIOSSLPrivateKey(file: $0, format: .pem) })
      }
      return configuration
    }

    private func read<Result>(_ path: String, _ body: (String) throws -> Result) throws(ReportFailure) -> Result {
      do {
        return try body(path)
      } catch {
        throw ReportFailure("could not read the PEM file \(path): \(error)")
      }
    }
  }
#endif
