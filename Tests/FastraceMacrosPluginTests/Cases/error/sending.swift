import FastraceMacros

final class Store {}

@Trace func give(_ store: sending Store) async {}
@Trace func make() async -> sending Store { Store() }
