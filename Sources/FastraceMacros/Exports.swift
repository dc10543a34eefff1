// What @Trace makes of a function calls them: one import has to be enough.
@_exported public import Fastrace
@_exported public import FastraceRunRecording
