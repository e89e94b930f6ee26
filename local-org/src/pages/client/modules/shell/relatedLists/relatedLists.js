import { LightningElement, api } from 'lwc';
import { askOrg } from '../../../platform/org-request.js';

/** All related lists of the record's layout. */
export default class RelatedLists extends LightningElement {
  @api node;
  @api context;

  lists = [];
  error;

  async connectedCallback() {
    try {
      const lists = await askOrg(`/related-lists/${this.context.recordId}`);
      this.lists = lists.map(({ name, label, fields, sortField, descending }) => ({
        name,
        node: {
          properties: {
            relatedListApiName: name,
            relatedListLabel: label,
            relatedListFieldAliases: fields,
            sortFieldAlias: sortField,
            sortFieldOrder: descending ? 'Descending' : 'Ascending'
          }
        }
      }));
    } catch (error) {
      this.error = error;
    }
  }

  get hasNone() {
    return this.lists.length === 0;
  }
}
