#if Enable
  import Synchronization

  /// Where every root asks the sampler whether it is recorded.
  ///
  /// Asking takes no lock, which all threads would want for each request. A sampler that was replaced is released when no
  /// thread can be asking it any more: by the last thread that asks, or by the next one that sets a sampler.
  ///
  /// Any thread may use it. Cost: two atomic additions for each question.
  @safe
  final class SamplingPoint: Sendable {
    private final class Box: Sendable {
      let sampler: Sampler
      init(_ sampler: Sampler) { self.sampler = sampler }
    }
    // SAFETY: holds one reference to the sampler in force. It moves to `replaced`, which keeps the sampler alive until
    // ``release()`` has seen that no thread can have the pointer.
    private let current = unsafe Atomic<Unmanaged<Box>>(.passRetained(Box(.alwaysOn)))
    /// Threads that may have loaded `current` and still use what they have loaded.
    private let asking = Atomic<Int>(0)
    /// Samplers that some thread may still be asking.
    private let replaced = Locked<[Box]>([])
    private let hasReplaced = Atomic<Bool>(false)

    deinit {
      // SAFETY: the reference that `current` holds; no thread uses this object any more.
      unsafe current.load(ordering: .relaxed).release()
    }

    /// Brings a sampler into force for the roots that begin from now on.
    func set(_ sampler: Sampler) {
      replaced.withLock { replaced in
        // ORDERING: sequentially consistent, see `release`.
        let before = unsafe current.exchange(.passRetained(Box(sampler)), ordering: .sequentiallyConsistent)
        // SAFETY: takes over the reference that `current` held.
        replaced.append(unsafe before.takeRetainedValue())
        // ORDERING: sequentially consistent, as with `asking` in `ask`: of a thread that sets this and then looks whether
        // others ask, and one that stops asking and then looks at this, at least one sees the other.
        hasReplaced.store(true, ordering: .sequentiallyConsistent)
      }
      release()
    }

    /// Asks the sampler in force, and returns what `question` makes of it.
    func ask<Answer>(_ question: (Sampler) -> Answer) -> Answer {
      // ORDERING: sequentially consistent, see `release`.
      asking.add(1, ordering: .sequentiallyConsistent)
      defer {
        // ORDERING: sequentially consistent: releases what was read of the sampler; and see `set`.
        if asking.subtract(1, ordering: .sequentiallyConsistent).newValue == 0,
          hasReplaced.load(ordering: .sequentiallyConsistent)
        {
          release()
        }
      }
      // SAFETY: counted in `asking` before the load, so `release` keeps whatever is loaded until it is not counted.
      let box = unsafe current.load(ordering: .sequentiallyConsistent)
      return unsafe box._withUnsafeGuaranteedRef { question($0.sampler) }
    }

    /// The decision about a trace that begins.
    func decide(_ parameters: SamplingParameters) -> Bool { ask { $0.isSampled(parameters) } }

    /// Releases the samplers that were replaced, unless a thread may still be asking one of them.
    private func release() {
      let unused = replaced.withLock { replaced -> [Box] in
        // ORDERING: all in one order. Everything in `replaced` left `current` before this load. A thread that counts itself
        // after this load finds another sampler in `current`, and one that counted itself before it has, if the count is
        // zero, uncounted itself since, and does not use what it had loaded any more. So nobody can be asking these.
        guard asking.load(ordering: .sequentiallyConsistent) == 0 else { return [] }
        defer { replaced = [] }
        hasReplaced.store(false, ordering: .sequentiallyConsistent)
        return replaced
      }
      // Outside of the lock: what the closure of a sampler holds may do anything when it is released.
      _ = consume unused
    }
  }
#endif
