#if Logging
  extension LogLayout where Self == TextLayout {
    /// Text for people, without colours.
    public static var plain: TextLayout { TextLayout(isColored: false) }
    /// Text for people, with colours.
    public static var colored: TextLayout { TextLayout(isColored: true) }
  }

  extension LogLayout where Self == JSONLayout {
    /// One JSON object a line.
    public static var json: JSONLayout { JSONLayout() }
  }

  extension LogLayout where Self == LogfmtLayout {
    /// Pairs of keys and values.
    public static var logfmt: LogfmtLayout { LogfmtLayout() }
  }

  extension LogLayout where Self == GoogleCloudLayout {
    /// JSON for Google Cloud Logging.
    public static func googleCloud(projectID: String?) -> GoogleCloudLayout { GoogleCloudLayout(projectID: projectID) }
  }
#endif
