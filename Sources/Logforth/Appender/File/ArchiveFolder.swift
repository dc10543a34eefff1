#if Logging
  internal import CLogforth

  /// The archives of a log file that are on the disk.
  struct ArchiveFolder {
    let names: ArchiveNames

    /// The archives, oldest first.
    ///
    /// - Throws: Why the folder cannot be read: without all names, an archive would get one that is taken.
    private func archives() throws(SystemError) -> [ArchiveName] {
      let listing = Listing()
      let folder = names.folder.isEmpty ? "." : names.folder
      // SAFETY: the listing outlives the call that uses it.
      let code = unsafe logforth_list(folder, Unmanaged.passUnretained(listing).toOpaque()) { listing, name in
        unsafe Unmanaged<Listing>.fromOpaque(listing).takeUnretainedValue().names.append(String(cString: name))
      }
      if let error = SystemError(code) { throw error }
      return listing.names.compactMap(names.read).sorted(by: <)
    }

    /// Collects the names of a folder's files.
    private final class Listing {
      var names: [String] = []
    }

    /// Puts the log file aside under the next free name of a date.
    func putAside(_ path: String, date: String) throws(SystemError) {
      let last = try archives().last { $0.date == date }?.number ?? 0
      try Self.move(path, to: names.path(ArchiveName(date: date, number: last + 1)))
    }

    /// Gives a file another name, which nobody else has.
    static func move(_ path: String, to archive: String) throws(SystemError) {
      if let error = SystemError(unsafe logforth_rename(path, archive)) { throw error }
    }

    /// Removes the oldest archives, and keeps the newest `count`.
    func keep(_ count: Int) throws(SystemError) {
      var failure: SystemError?
      for archive in try archives().dropLast(count) {
        failure = SystemError(unsafe logforth_remove(names.path(archive))) ?? failure
      }
      if let failure { throw failure }
    }
  }
#endif
