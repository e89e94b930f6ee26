import { LightningElement, api, wire } from 'lwc';
import findUsers from '@salesforce/apex/SetupAccessController.findUsers';
import found from '@salesforce/label/c.SetupUserFound';
import list from '@salesforce/label/c.SetupUserList';
import loading from '@salesforce/label/c.Loading';
import none from '@salesforce/label/c.SetupUserNone';
import noneHint from '@salesforce/label/c.SetupUserNoneHint';
import search from '@salesforce/label/c.SetupUserSearch';

const TYPING_PAUSE_MS = 300;

/** Finds an active user by name; tells the choice with the event `pick`. */
export default class SetupUserPicker extends LightningElement {
    /** Id of the chosen user. @type {string} */
    @api value;

    text = '';
    people = {};
    labels = { list, loading, none, noneHint, search };
    typingTimer;

    @wire(findUsers, { text: '$text' })
    receivePeople(result) {
        this.people = result;
    }

    disconnectedCallback() {
        clearTimeout(this.typingTimer);
    }

    get isLoading() {
        return !this.people.data && !this.people.error;
    }

    get isEmpty() {
        return this.people.data?.length === 0;
    }

    get status() {
        return this.isLoading ? loading : found.replace('{0}', String(this.options.length));
    }

    get options() {
        return (this.people.data ?? []).map((person) => {
            const isChosen = person.id === this.value;
            return {
                id: person.id,
                name: person.name,
                about: [person.username, person.license].filter(Boolean).join(' · '),
                pressed: String(isChosen),
                css: `option slds-p-around_x-small${isChosen ? ' slds-theme_shade' : ''}`
            };
        });
    }

    handleSearch(event) {
        const text = event.detail.value;
        clearTimeout(this.typingTimer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- one query per word, not per letter
        this.typingTimer = setTimeout(() => {
            if (text !== this.text) {
                this.people = {};
                this.text = text;
            }
        }, TYPING_PAUSE_MS);
    }

    handlePick(event) {
        const { id } = event.currentTarget.dataset;
        const detail = this.people.data.find((person) => person.id === id);
        this.dispatchEvent(new CustomEvent('pick', { detail }));
    }
}
