#if Viewer
  internal import CFastracePage
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// The files of the page: those in the executable, or while they are being written those in a folder.
  struct Page: Sendable {
    struct File: Sendable {
      var name: String
      var contentType: String
      var bytes: ByteBuffer
    }

    private let files: [String: File]
    /// Where to look instead, for each request.
    private let folder: String?

    init(folder: String?) {
      self.folder = folder
      files = Dictionary(Self.embedded().map { ($0.name, $0) }) { first, _ in first }
    }

    /// The files in the executable.
    static func embedded() -> [File] {
      (0...).lazy.map { index in
        let file = unsafe fastrace_page_file(index)
        // SAFETY: static memory of the executable.
        let bytes = unsafe UnsafeRawBufferPointer(start: file.bytes, count: file.count)
        return unsafe File(
          name: String(cString: file.name), contentType: String(cString: file.content_type),
          bytes: ByteBuffer(bytes: bytes))
      }.prefix { !$0.name.isEmpty }
    }

    /// The file at an address; every address that is no file is a view of the page.
    func response(_ path: String) async throws(RequestFailure) -> Response {
      let isAsset = path.hasPrefix("/assets/")
      let name = isAsset ? String(path.dropFirst("/assets/".count)) : "index.html"
      // Only names that are in the table: there is no way out of the folder.
      guard var file = files[name] else {
        throw RequestFailure(.notFound, "there is no file \(path.prefix(200)); the page is at /")
      }
      if let folder {
        do {
          file.bytes = ByteBuffer(bytes: try FileBytes.read("\(folder)/\(name)"))
        } catch {
          throw RequestFailure(.notFound, "\(error); --web-folder names the folder")
        }
      }
      return Response(
        status: .ok, headers: [.contentType: file.contentType, .cacheControl: "no-cache"],
        body: ResponseBody(byteBuffer: file.bytes))
    }
  }
#endif
