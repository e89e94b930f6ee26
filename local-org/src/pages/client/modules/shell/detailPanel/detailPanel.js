import { LightningElement, api } from 'lwc';
import { askOrg } from '../../../platform/org-request.js';
import { watchRecords } from '../../../platform/record-store.js';

/** The fields of a record in the sections of its layout. */
export default class DetailPanel extends LightningElement {
  @api node;
  @api context;

  sections = [];
  error;

  connectedCallback() {
    this.stopWatching = watchRecords(() => this.load());
    this.load();
  }

  disconnectedCallback() {
    this.stopWatching();
  }

  async load() {
    try {
      const sections = await askOrg(`/record-details/${this.context.recordId}`);
      this.sections = sections.map((section, key) => ({
        ...section,
        key,
        columns: section.columns.map((cells, column) => ({ key: column, cells }))
      }));
    } catch (error) {
      this.error = error;
    }
  }
}
