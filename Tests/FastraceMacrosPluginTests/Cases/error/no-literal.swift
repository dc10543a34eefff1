import FastraceMacros

let isRoot = true
let style = SpanNameStyle.short

@Trace(root: isRoot) func load() {}
@Trace(style: style) func store() {}
