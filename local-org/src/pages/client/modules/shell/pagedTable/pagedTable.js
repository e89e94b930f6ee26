import { LightningElement, api } from 'lwc';

/** A table with the way to its other pages. */
export default class PagedTable extends LightningElement {
  @api table;
  @api label;
  /** Records on a page. */
  @api size;

  get summary() {
    const { offset, rows, total } = this.table;
    return total === 0
      ? 'Nothing to show here.'
      : `${offset + 1} to ${offset + rows.length} of ${total}`;
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
    return this.table.offset + this.table.rows.length >= this.table.total;
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
