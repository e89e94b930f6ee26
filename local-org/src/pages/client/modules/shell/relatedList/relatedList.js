import { LightningElement, api } from 'lwc';
import { askOrg } from '../../../platform/org-request.js';
import { watchRecords } from '../../../platform/record-store.js';

const STANDARD_LENGTH = 6;

/** One related list as a card with a table; the first records, and a way to all of them. */
export default class RelatedList extends LightningElement {
  /** From the page: `relatedListApiName`, `relatedListFieldAliases`, sorting, how many. */
  @api node;
  @api context;

  table;
  error;

  connectedCallback() {
    this.stopWatching = watchRecords(() => this.load());
    this.load();
  }

  disconnectedCallback() {
    this.stopWatching();
  }

  async load() {
    const { properties } = this.node;
    const sortField = properties.sortFieldAlias;
    try {
      this.table = await askOrg(
        `/related-list/${this.context.recordId}/${properties.relatedListApiName}`,
        {
          query: {
            fields: properties.relatedListFieldAliases,
            sortField: sortField === '__DEFAULT__' ? undefined : sortField,
            descending: /^desc/i.test(properties.sortFieldOrder ?? ''),
            limit: properties.maxRecordsToDisplay ?? properties.rowsToDisplay ?? STANDARD_LENGTH
          }
        }
      );
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
  }

  get icon() {
    return this.table?.object.icon ?? 'standard:related_list';
  }

  get label() {
    return this.node.properties.relatedListLabel || this.table?.label || '';
  }

  get title() {
    return this.table ? `${this.label} (${this.table.total})` : this.label;
  }

  get problem() {
    return [this.error?.body].flat()[0]?.message;
  }

  get hasRows() {
    return this.table?.rows.length > 0;
  }

  get hasMore() {
    return this.table && this.table.total > this.table.rows.length;
  }

  get allHref() {
    const { recordId, objectApiName } = this.context;
    const { relatedListApiName } = this.node.properties;
    return `/lightning/r/${objectApiName}/${recordId}/related/${relatedListApiName}/view`;
  }
}
