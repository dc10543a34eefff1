#if Viewer
  import SwiftProtobuf
#endif
