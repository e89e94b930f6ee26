import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to a record: opens where Salesforce opens records, and in a new tab on demand. */
export default class RecordLink extends NavigationMixin(LightningElement) {
    /** @type {string} */
    @api label;

    url = '#';
    id;

    /** @type {string} */
    @api
    get recordId() {
        return this.id;
    }

    set recordId(value) {
        this.id = value;
        this.findAddress();
    }

    connectedCallback() {
        this.findAddress();
    }

    handleClick(event) {
        const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
        if (!opensElsewhere) {
            event.preventDefault();
            this[NavigationMixin.Navigate](this.page);
        }
    }

    get page() {
        return {
            type: 'standard__recordPage',
            attributes: { recordId: this.id, actionName: 'view' }
        };
    }

    async findAddress() {
        // Pages have addresses only for what is on a page.
        if (this.isConnected && this.id) {
            const { id } = this;
            const url = await this[NavigationMixin.GenerateUrl](this.page);
            if (id === this.id) {
                this.url = url;
            }
        }
    }
}
