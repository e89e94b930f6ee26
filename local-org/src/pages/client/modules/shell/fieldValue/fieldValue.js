import { LightningElement, api } from 'lwc';

/** One value as its type is read: a link, a mark, text. */
export default class FieldValue extends LightningElement {
  /** @type {{ type: string, value: unknown, display: string | null, link?: string, label: string }} */
  @api cell;

  get isEmpty() {
    return this.cell.value === null || this.cell.value === '';
  }

  get isLink() {
    return Boolean(this.cell.link) && !this.isEmpty;
  }

  get isCheckbox() {
    return this.cell.type === 'boolean';
  }

  get isAddress() {
    return this.cell.type === 'url' && /^https?:\/\//i.test(this.cell.value);
  }

  get isEmail() {
    return this.cell.type === 'email';
  }

  get isPhone() {
    return this.cell.type === 'phone';
  }

  get mailto() {
    return `mailto:${this.cell.value}`;
  }

  get tel() {
    return `tel:${this.cell.value}`;
  }

  get boxClass() {
    return this.cell.value ? 'box checked' : 'box';
  }

  get checkMark() {
    return this.cell.value ? '✓' : '';
  }

  get checkText() {
    return this.cell.value ? 'True' : 'False';
  }

  get text() {
    const { display, value } = this.cell;
    return display ?? (typeof value === 'object' ? JSON.stringify(value) : String(value));
  }

  get className() {
    return ['longtext', 'address'].includes(this.cell.type) ? 'lines' : '';
  }
}
