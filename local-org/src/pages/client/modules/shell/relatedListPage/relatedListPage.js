import { LightningElement, api } from 'lwc';
import { askOrg } from '../../../platform/org-request.js';

const PAGE = 50;

/** All records of a related list, page by page. */
export default class RelatedListPage extends LightningElement {
  @api recordId;
  @api list;

  table;
  error;

  connectedCallback() {
    this.load(0);
  }

  async load(offset) {
    try {
      this.table = await askOrg(`/related-list/${this.recordId}/${this.list}`, {
        query: { offset, limit: PAGE }
      });
      document.title = this.table.label;
    } catch (error) {
      this.error = error;
    }
  }

  handlePage({ detail: { offset } }) {
    this.load(offset);
  }
}
