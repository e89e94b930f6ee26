import { api, LightningElement } from 'lwc';

/** Nothing here, why, and what to do. */
export default class Empty extends LightningElement {
  @api heading = '';
  @api text = '';
}
