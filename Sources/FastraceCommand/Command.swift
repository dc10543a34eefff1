#if Viewer
  import FastraceDemo
  import FastraceViewer
#endif

/// The command `fastrace`.
@main
struct Command {
  static func main() {
    print("fastrace: built without the trait Viewer; run `swift run --traits Viewer fastrace`")
  }
}
