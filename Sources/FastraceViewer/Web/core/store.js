/// A record of values, and those who want to know when some of them change.
export class Store {
  /// `derive` gets the values and the names of those that changed, and returns what follows from them.
  constructor(values, derive = () => ({})) {
    this.derive = derive;
    this.listeners = [];
    this.values = { ...values, ...derive(values, Object.keys(values)) };
  }

  /// Changes values, then tells those who listen to one that is different now, each once.
  set(changes) {
    const before = this.values;
    const changed = Object.keys(changes).filter((name) => before[name] !== changes[name]);
    if (changed.length === 0) return;
    const next = { ...before, ...changes };
    Object.assign(next, this.derive(next, changed));
    this.values = next;
    const different = Object.keys(next).filter((name) => before[name] !== next[name]);
    for (const { names, listener } of this.listeners) {
      if (names.some((name) => different.includes(name))) listener(this.values, different);
    }
  }

  /// Calls back after changes of the named values.
  on(names, listener) {
    this.listeners.push({ names, listener });
  }
}
