import FastraceMacros

@Trace
func plain(_ count: Int, of name: String) -> Int {
  let text = """
    several
      lines of \(name)
    """

  // A comment.
  return text.count + count  // Another one.
}
