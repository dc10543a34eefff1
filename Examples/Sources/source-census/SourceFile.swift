import Fastrace
import Foundation

/// A file to be counted.
struct SourceFile: Sendable {
  var url: URL
  /// The path from the folder that is counted.
  var path: String
  var language: Language
}

enum Language: String, Sendable, CaseIterable {
  case swift = "Swift"
  case c = "C"

  init?(fileExtension: String) {
    switch fileExtension {
    case "swift": self = .swift
    case "c", "h": self = .c
    default: return nil
    }
  }
}

/// Finds the sources below a folder.
struct SourceFinder {
  let root: URL

  func files() -> [SourceFile] {
    var files: [SourceFile] = []
    var folders = [""]
    while let folder = folders.popLast() {
      let (found, below) = list(folder)
      files += found
      folders += below.reversed()
    }
    return files
  }

  /// The sources in a folder, and the folders in it.
  private func list(_ folder: String) -> (files: [SourceFile], folders: [String]) {
    let span = LocalSpan.enter("list folder")
    span.setProperty("path", folder.isEmpty ? "." : folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
    let paths = names.sorted().filter { !$0.hasPrefix(".") }.map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    return (paths.compactMap(file), paths.filter(isFolder))
  }

  private func file(_ path: String) -> SourceFile? {
    let url = url(path)
    guard let language = Language(fileExtension: url.pathExtension), !isFolder(path) else { return nil }
    return SourceFile(url: url, path: path, language: language)
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url(path).path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private func url(_ path: String) -> URL { path.isEmpty ? root : root.appendingPathComponent(path) }
}

/// A temporary folder with a file that cannot be read as text, to show what an error looks like.
struct SampleFolder {
  private let url = FileManager.default.temporaryDirectory.appendingPathComponent("source-census-\(UUID().uuidString)")

  init() {
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try? Data("let name = \"caf".utf8 + [0xE9, 0x22, 0x0A]).write(to: file)
  }

  private var file: URL { url.appendingPathComponent("latin1.swift") }

  var files: [SourceFile] { [SourceFile(url: file, path: "(temporary)/latin1.swift", language: .swift)] }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
