import { LightningElement, api } from 'lwc';
import { componentOf } from './components.js';

/** One component of a page, loaded when the page first holds it. */
export default class Node extends LightningElement {
  @api node;
  @api context;

  component;
  properties;

  connectedCallback() {
    this.load();
  }

  async load() {
    const { component, properties } = await componentOf(this.node, this.context);
    this.properties = properties;
    this.component = component;
  }
}
