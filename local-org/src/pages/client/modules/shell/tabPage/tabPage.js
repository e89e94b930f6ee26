import { LightningElement, api } from 'lwc';
import { layoutOf } from 'shell/pageLayout';
import { askOrg } from '../../../platform/org-request.js';
import { session } from '../../../platform/session.js';

/** What a tab opens: a Lightning page, or one component. */
export default class TabPage extends LightningElement {
  @api name;
  /** `c:setupWizard`: shown by itself, without a tab. */
  @api component;

  layout;
  error;

  async connectedCallback() {
    try {
      this.layout = this.component ? single(this.component) : await this.load();
    } catch (error) {
      this.error = error;
    }
  }

  async load() {
    const query = { formFactor: session.formFactor };
    const { label, page, component } = await askOrg(`/tab/${this.name}`, { query });
    document.title = label;
    return page ? layoutOf(page) : single(component ? `c:${component}` : this.name);
  }
}

function single(name) {
  const nodes = [{ key: name, name, properties: {}, facets: {} }];
  return layoutOf({ template: '', regions: [{ name: 'main', nodes }] });
}
