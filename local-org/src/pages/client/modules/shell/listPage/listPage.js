import { LightningElement, api } from 'lwc';
import { askOrg } from '../../../platform/org-request.js';
import { goTo } from '../../../platform/page-location.js';

const PAGE = 50;

/** The list views of an object. */
export default class ListPage extends LightningElement {
  @api objectApiName;
  /** Name of the list view; the first one without it. */
  @api view;

  object;
  views = [];
  table;
  error;

  async connectedCallback() {
    try {
      const { object, views } = await askOrg(`/list-views/${this.objectApiName}`);
      this.object = object;
      this.views = views.map(({ name, label }) => ({ value: name, label }));
      document.title = object.labelPlural;
      await this.load(0);
    } catch (error) {
      this.error = error;
    }
  }

  get current() {
    return (
      this.view ?? this.views.find(({ value }) => value === 'All')?.value ?? this.views[0].value
    );
  }

  get title() {
    return this.table?.label ?? '';
  }

  async load(offset) {
    try {
      const query = { offset, limit: PAGE };
      this.table = await askOrg(`/list-views/${this.objectApiName}/${this.current}`, { query });
    } catch (error) {
      this.error = error;
    }
  }

  handlePage({ detail: { offset } }) {
    this.load(offset);
  }

  handleView({ detail: { value } }) {
    const attributes = { objectApiName: this.objectApiName, actionName: 'list' };
    goTo({ type: 'standard__objectPage', attributes, state: { filterName: value } });
  }
}
