import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancel from '@salesforce/label/c.Cancel';
import heading from '@salesforce/label/c.MatchPickerHeading';
import hint from '@salesforce/label/c.MatchPickerHint';
import link from '@salesforce/label/c.MatchPickerLink';
import loading from '@salesforce/label/c.Loading';
import none from '@salesforce/label/c.MatchPickerNone';
import results from '@salesforce/label/c.MatchPickerResults';
import search from '@salesforce/label/c.MatchPickerSearch';

const TYPING_PAUSE_MS = 300;
const SHORTEST_SEARCH = 2;

/**
 * @typedef {object} MatchTarget of the Apex class of this name
 * @property {string} id
 * @property {string} kindLabel
 * @property {string} name
 * @property {string} [detail]
 */

/** Dialog to choose a contact, lead or account; closes with its id, or without a value. */
export default class MatchPicker extends LightningModal {
    /** @type {(text: string) => Promise<MatchTarget[]>} */
    @api search;

    labels = { cancel, heading, hint, link, loading, none, results, search };

    text = '';
    chosen = '';
    isLoading = false;
    error;
    /** @type {MatchTarget[] | undefined} */
    found;
    typingTimer;

    disconnectedCallback() {
        clearTimeout(this.typingTimer);
    }

    get options() {
        return (this.found ?? []).map(({ id, kindLabel, name, detail }) => ({
            label: `${name} (${[kindLabel, detail].filter(Boolean).join(', ')})`,
            value: id
        }));
    }

    get hasOptions() {
        return this.options.length > 0;
    }

    get isHintShown() {
        return !this.found && !this.isLoading;
    }

    get isNothingChosen() {
        return this.chosen === '';
    }

    handleSearchChange(event) {
        this.text = event.detail.value.trim();
        clearTimeout(this.typingTimer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- one query per word, not per letter
        this.typingTimer = setTimeout(() => this.find(), TYPING_PAUSE_MS);
    }

    handleChoice(event) {
        this.chosen = event.detail.value;
    }

    handleCancel() {
        this.close();
    }

    handleLink() {
        this.close(this.chosen);
    }

    async find() {
        const { text } = this;
        this.chosen = '';
        this.error = undefined;
        this.found = undefined;
        this.isLoading = text.length >= SHORTEST_SEARCH;
        if (!this.isLoading) {
            return;
        }
        try {
            const found = await this.search(text);
            if (text === this.text) {
                this.found = found;
            }
        } catch (error) {
            if (text === this.text) {
                this.error = error;
            }
        } finally {
            // The answer to an older text does not end the wait for the newer one.
            this.isLoading = this.isLoading && text !== this.text;
        }
    }
}
