import { LightningElement, api } from 'lwc';

const RIGHT = new Set(['int', 'double', 'currency', 'percent']);

/** Records as a table; on a phone each record is a block of its own. */
export default class RecordTable extends LightningElement {
  /** What the org answers: columns, rows, total. */
  @api table;
  /** Names the table for screen readers. */
  @api label;

  get columns() {
    return this.table.columns.map((column) => ({
      ...column,
      className: RIGHT.has(column.type) ? 'slds-text-align_right' : ''
    }));
  }

  get rows() {
    const { columns } = this;
    return this.table.rows.map(({ id, cells }) => ({
      id,
      cells: cells.map((cell, index) => ({
        ...cell,
        key: `${id} ${cell.name}`,
        className: columns[index].className
      }))
    }));
  }
}
