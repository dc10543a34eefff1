#if Logging
  internal import CLogforth

  /// The archives of a log file that are on the disk.
  struct ArchiveFolder {
    let names: ArchiveNames

    /// The archives, oldest first.
    var archives: [ArchiveName] {
      let listing = Listing()
      let folder = names.folder.isEmpty ? "." : names.folder
      // SAFETY: the listing outlives the call that uses it.
      _ = unsafe logforth_list(folder, Unmanaged.passUnretained(listing).toOpaque()) { listing, name in
        unsafe Unmanaged<Listing>.fromOpaque(listing).takeUnretainedValue().names.append(String(cString: name))
      }
      return listing.names.compactMap(names.read).sorted(by: <)
    }

    /// Collects the names of a folder's files.
    private final class Listing {
      var names: [String] = []
    }

    /// Puts the log file aside under the next free name of a date.
    func putAside(_ path: String, date: String) throws(SystemError) {
      let last = archives.last { $0.date == date }?.number ?? 0
      let archive = names.path(ArchiveName(date: date, number: last + 1))
      if let error = SystemError(unsafe logforth_rename(path, archive)) { throw error }
    }

    /// Removes the oldest archives until so many are left.
    func keep(_ count: Int) throws(SystemError) {
      var failure: SystemError?
      for archive in archives.dropLast(count) {
        failure = SystemError(unsafe logforth_remove(names.path(archive))) ?? failure
      }
      if let failure { throw failure }
    }
  }
#endif
