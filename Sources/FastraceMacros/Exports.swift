// What @Trace makes of a function calls Fastrace: one import has to be enough.
@_exported public import Fastrace
