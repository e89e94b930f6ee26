import { LightningElement, api } from 'lwc';

/** Says why there is nothing to see; a button that helps goes into the slot. */
export default class EmptyState extends LightningElement {
    /** @type {string} */
    @api heading;

    /** What the person can do, or what will happen by itself. @type {string} */
    @api hint;
}
