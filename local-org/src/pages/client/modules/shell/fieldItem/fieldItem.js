import { LightningElement, api } from 'lwc';

/** A single field of a dynamic form. */
export default class FieldItem extends LightningElement {
  @api node;
  @api context;
}
