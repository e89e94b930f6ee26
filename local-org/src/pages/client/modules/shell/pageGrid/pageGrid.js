import { LightningElement, api } from 'lwc';

/** The regions of a Lightning page, each with its components. */
export default class PageGrid extends LightningElement {
  /** What `layoutOf` made of the page. */
  @api layout;
  /** What components are told: record, object. */
  @api context;
}
