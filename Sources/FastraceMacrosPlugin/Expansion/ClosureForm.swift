#if Macros
  import SwiftSyntax

  /// The form for functions that suspend, and for those that begin a trace: a `TraceSpan` that runs the body in a closure.
  struct ClosureForm {
    private let plan: SpanPlan
    private let indentation: String

    init(_ plan: SpanPlan, _ indentation: String) {
      self.plan = plan
      self.indentation = indentation
    }

    func text(around body: String) -> String {
      var lines: [String] = []
      var span = "Fastrace.Expansion.Object.\(plan.arguments.isRoot ? "beginChildOrRoot" : "begin")(\(plan.beginning))"
      if usesSpan {
        lines.append("let \(plan.span) = \(span)")
        span = plan.span
      }
      lines += plan.consumed.map { "var \($0.box) = Swift.Optional(consume \($0.parameter))" }
      lines.append(start + "\(span).run\(options) { (_: Fastrace.Expansion.Object)\(effects)\(result) in")
      var ends = ["}"]
      if plan.arguments.recordsRuns {
        lines.append("  " + start + "\(plan.span).recordingRuns { ()\(effects)\(result) in")
        ends.insert("  }", at: 0)
      }
      lines += taken.map { "  " + $0 } + plan.properties.map { "  " + $0 }
      if plan.function.neverReturns {
        lines.append("  " + start + "{ ()\(effects) -> Swift.Never in")
        ends.insert("  }()", at: 0)
        ends.append("Swift.fatalError()")
      }
      return text(lines) + body + text(ends)
    }

    /// True when something refers to the span; and when a parameter is consumed, because the span's name may be made of
    /// it before.
    ///
    /// A closure's parameter would not do: the compiler takes a unique name, which begins with `$`, for a property
    /// wrapper's projection there.
    private var usesSpan: Bool {
      !plan.properties.isEmpty || plan.arguments.recordsRuns || !plan.consumed.isEmpty
    }

    /// `return try await` and a space, or as much of that as the function needs.
    private var start: String {
      let function = plan.function
      let words = [
        function.returnsValue ? "return" : nil, function.throwing.isNothing ? nil : "try",
        function.isAsync ? "await" : nil,
      ]
      return words.compactMap { $0.map { $0 + " " } }.joined()
    }

    private var options: String { plan.arguments.recordsErrors ? "" : "(recordsErrors: false)" }

    private var effects: String { (plan.function.isAsync ? " async" : "") + plan.function.throwing.effect }

    /// A closure cannot say that its result is opaque; there the compiler finds the type out.
    ///
    /// About a generic function that returns `Never` it would say that something will never be executed.
    private var result: String {
      guard let result = plan.function.result, !plan.function.neverReturns else { return " -> Swift.Void" }
      if result.isOpaque { return "" }
      return " -> " + result.withoutImplicitUnwrapping
    }

    /// The parameters that the body may consume, taken over from outside of the closure.
    ///
    /// As parameters they were variables. The assignment keeps the compiler from saying that they need not be.
    private var taken: [String] {
      plan.consumed.flatMap { name, box in ["var \(name) = \(box).take()!", "\(name) = consume \(name)"] }
    }

    private func text(_ lines: [String]) -> String {
      lines.map { indentation + $0 + "\n" }.joined()
    }
  }

  extension TypeSyntax {
    /// The type as a closure can say it: `T!` is `T?` there.
    fileprivate var withoutImplicitUnwrapping: String {
      guard let type = self.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) else { return trimmedDescription }
      return type.wrappedType.trimmedDescription + "?"
    }
  }
#endif
