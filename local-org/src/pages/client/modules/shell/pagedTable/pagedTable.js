import { LightningElement, api } from 'lwc';

/** A table with the way to its other pages. */
export default class PagedTable extends LightningElement {
  @api table;
  @api label;
  /** Records on a page. */
  @api size;

  get summary() {
    const { offset, rows, total } = this.table;
    if (total === 0) return 'Nothing to show here.';
    const shown = offset + rows.length;
    const range = `${offset + 1} to ${shown} of ${total}`;
    // SOQL skips 2,000 records at most.
    return shown < total && this.isLast ? `${range}; a narrower list shows the rest` : range;
  }

  get hasRows() {
    return this.table.rows.length > 0;
  }

  get hasPages() {
    return this.table.total > Number(this.size);
  }

  get isFirst() {
    return this.table.offset === 0;
  }

  get isLast() {
    return !this.table.hasNext;
  }

  handlePrevious() {
    this.turn(Math.max(0, this.table.offset - Number(this.size)));
  }

  handleNext() {
    this.turn(this.table.offset + Number(this.size));
  }

  turn(offset) {
    this.dispatchEvent(new CustomEvent('page', { detail: { offset } }));
  }
}
