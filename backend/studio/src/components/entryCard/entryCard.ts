import { api, LightningElement } from 'lwc';

/** The frame of the pages one sees before being signed in. */
export default class EntryCard extends LightningElement {
  @api heading = '';
}
