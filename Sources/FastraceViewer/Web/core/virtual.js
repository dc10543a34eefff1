// Rows of equal height, of which only those in sight are elements.

const OVERSCAN = 6;

/// Shows `count` rows within an element that scrolls. Row i lives in slot i % slots, so that scrolling by one row writes
/// one row.
export class VirtualRows {
  /// `create` makes the element of a slot; `bind` makes it show a row; both are called with as few rows as possible.
  constructor(scroller, { rowHeight, create, bind }) {
    Object.assign(this, { scroller, rowHeight, create, bind, count: 0, slots: [], pending: 0 });
    this.spacer = document.createElement("div");
    this.spacer.className = "virtual-rows";
    this.spacer.setAttribute("role", "presentation");
    scroller.append(this.spacer);
    scroller.addEventListener("scroll", () => this.schedule(), { passive: true });
    this.observer = new ResizeObserver(() => this.render());
    this.observer.observe(scroller);
  }

  /// Says how many rows there are, and writes all that are in sight again.
  setCount(count) {
    this.count = count;
    this.spacer.style.height = `${count * this.rowHeight}px`;
    this.refresh();
  }

  setRowHeight(rowHeight) {
    if (rowHeight === this.rowHeight) return;
    const first = this.scroller.scrollTop / this.rowHeight;
    this.rowHeight = rowHeight;
    for (const slot of this.slots) slot.row = -1;
    this.setCount(this.count);
    this.scroller.scrollTop = first * rowHeight;
  }

  /// Writes the rows in sight again, because what they show has changed.
  refresh() {
    for (const slot of this.slots) slot.row = -1;
    this.render();
  }

  schedule() {
    this.pending ||= requestAnimationFrame(() => {
      this.pending = 0;
      this.render();
    });
  }

  render() {
    const height = this.scroller.clientHeight;
    if (height === 0) return;
    this.fitSlots(Math.ceil(height / this.rowHeight) + 2 * OVERSCAN);
    const top = Math.max(0, Math.floor(this.scroller.scrollTop / this.rowHeight) - OVERSCAN);
    const first = Math.max(0, Math.min(top, this.count - this.slots.length));
    for (let row = first; row < first + this.slots.length; row++) this.place(this.slots[row % this.slots.length], row);
  }

  fitSlots(wanted) {
    if (this.slots.length >= wanted) return;
    while (this.slots.length < wanted) {
      const element = this.create();
      this.slots.push({ element, row: -1 });
      this.spacer.append(element);
    }
    for (const slot of this.slots) slot.row = -1;
  }

  place(slot, row) {
    if (slot.row === row) return;
    slot.row = row;
    slot.element.hidden = row >= this.count;
    if (row >= this.count) return;
    slot.element.style.transform = `translateY(${row * this.rowHeight}px)`;
    this.bind(slot.element, row);
  }

  /// The element of a row, when it is in sight.
  elementOf(row) {
    return this.slots.find((slot) => slot.row === row)?.element ?? null;
  }

  /// Scrolls as little as needed to have a row in sight, with some rows around it.
  reveal(row) {
    const margin = Math.min(3 * this.rowHeight, this.scroller.clientHeight / 4);
    const top = row * this.rowHeight;
    const bottom = top + this.rowHeight + margin - this.scroller.clientHeight;
    if (this.scroller.scrollTop > top - margin) this.scroller.scrollTop = top - margin;
    else if (this.scroller.scrollTop < bottom) this.scroller.scrollTop = bottom;
    this.render();
  }

  close() {
    this.observer.disconnect();
    cancelAnimationFrame(this.pending);
  }
}
