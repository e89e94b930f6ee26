import { LightningElement, api } from 'lwc';
import { askOrg } from '../../../platform/org-request.js';
import { session } from '../../../platform/session.js';
import { watchRecords } from '../../../platform/record-store.js';
import { layoutOf } from 'shell/pageLayout';

/** One record on the Lightning page made for it. */
export default class RecordPage extends LightningElement {
  @api recordId;
  /** Name of the app one is in: it may have a page of its own for the record. */
  @api app;

  record;
  error;

  connectedCallback() {
    this.stopWatching = watchRecords((ids) => {
      if (ids.some((id) => id.startsWith(this.recordId.slice(0, 15)))) this.load();
    });
    this.load();
  }

  disconnectedCallback() {
    this.stopWatching();
  }

  async load() {
    const query = { app: this.app, formFactor: session.formFactor };
    try {
      this.record = await askOrg(`/record-page/${this.recordId}`, { query });
      this.error = undefined;
      document.title = `${this.record.name} | ${this.record.object.label}`;
    } catch (error) {
      this.error = error;
    }
  }

  get context() {
    const { id, name, object, highlights } = this.record;
    return { recordId: id, objectApiName: object.name, name, object, highlights };
  }

  get layout() {
    return layoutOf(this.record.page);
  }
}
