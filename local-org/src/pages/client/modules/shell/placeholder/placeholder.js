import { LightningElement, api } from 'lwc';

/** Stands for a component the local org does not have, so that nobody misses it without knowing. */
export default class Placeholder extends LightningElement {
  @api name;
  @api reason;
}
