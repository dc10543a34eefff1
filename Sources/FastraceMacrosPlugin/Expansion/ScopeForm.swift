#if Macros
  /// The form for functions that do not suspend: a `LocalSpan` that ends with the body, which stays where it is.
  struct ScopeForm {
    private let plan: SpanPlan
    private let indentation: String

    init(_ plan: SpanPlan, _ indentation: String) {
      self.plan = plan
      self.indentation = indentation
    }

    func text(around body: String) -> String {
      var lines = ["let \(plan.span) = Fastrace.Expansion.Scope.enter(\(plan.beginning))"] + plan.properties
      guard plan.catchesErrors else {
        // Otherwise the compiler says that the variable is never used.
        if lines.count == 1 { lines.append("_ = \(plan.span)") }
        return text(lines) + body
      }
      lines.append("\(plan.function.throwing.doStatement) {")
      return text(lines) + body
        + text(["} catch {", "  \(plan.span).recordError(error)", "  throw error", "}"])
    }

    private func text(_ lines: [String]) -> String { lines.map { indentation + $0 + "\n" }.joined() }
  }
#endif
