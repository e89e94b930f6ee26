import { api, LightningElement } from 'lwc';
import { recheck } from '../../api/form.ts';

/** The frame of the pages one sees before being signed in. */
export default class EntryCard extends LightningElement {
  @api heading = '';
  readonly handleChange = recheck;
}
