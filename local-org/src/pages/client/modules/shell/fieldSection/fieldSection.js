import { LightningElement, api } from 'lwc';

/** A section of a dynamic form with its columns side by side. */
export default class FieldSection extends LightningElement {
  @api node;
  @api context;

  get label() {
    return this.node.properties.label;
  }

  get columns() {
    const columns = this.node.facets.columns ?? [];
    const className = `slds-col slds-size_1-of-1 slds-medium-size_1-of-${columns.length}`;
    return columns.map(({ key, facets }) => ({ key, className, nodes: facets.body ?? [] }));
  }
}
