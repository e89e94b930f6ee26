import { LightningElement, api } from 'lwc';

/** The top of a list: its kind and its name; controls go into the slot. */
export default class ListHeader extends LightningElement {
  @api icon;
  @api kind;
  @api title;
}
