import { LightningElement, api } from 'lwc';

/** The top of a record page: what it is, its name, the fields of its compact layout. */
export default class Highlights extends LightningElement {
  @api node;
  @api context;
}
