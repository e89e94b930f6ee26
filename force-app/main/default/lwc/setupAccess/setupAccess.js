import { LightningElement } from 'lwc';
import assign from '@salesforce/apex/SetupAccessController.assign';
import getHolders from '@salesforce/apex/SetupAccessController.getHolders';
import admin from '@salesforce/label/c.SetupAccessAdmin';
import assigned from '@salesforce/label/c.SetupAccessAssigned';
import assignLabel from '@salesforce/label/c.SetupAccessAssign';
import holders from '@salesforce/label/c.SetupAccessHolders';
import intro from '@salesforce/label/c.SetupAccessIntro';
import loading from '@salesforce/label/c.Loading';
import nobody from '@salesforce/label/c.SetupAccessNobody';
import pickFirst from '@salesforce/label/c.SetupAccessPickFirst';
import set from '@salesforce/label/c.SetupAccessSet';
import viewer from '@salesforce/label/c.SetupAccessViewer';

const SETS = [
    { value: 'PorchlightAdmin', label: admin },
    { value: 'PorchlightViewer', label: viewer }
];

/** Step of the setup wizard: who may use Porchlight. */
export default class SetupAccess extends LightningElement {
    labels = { assign: assignLabel, intro, loading, nobody, set };
    options = SETS;
    chosenSet = 'PorchlightViewer';
    person;
    groups = [];
    error;
    result;
    notice = '';
    isAssigning = false;

    connectedCallback() {
        this.load();
    }

    get isLoading() {
        return this.groups.length === 0 && !this.error;
    }

    get personId() {
        return this.person?.id;
    }

    handlePick(event) {
        this.person = event.detail;
        this.notice = '';
        this.result = undefined;
    }

    handleSet(event) {
        this.chosenSet = event.detail.value;
    }

    async handleAssign() {
        if (!this.person) {
            this.notice = pickFirst;
            return;
        }
        this.isAssigning = true;
        this.notice = '';
        this.error = undefined;
        this.result = undefined;
        try {
            const result = await assign({
                userId: this.person.id,
                permissionSetName: this.chosenSet
            });
            if (result.granted) {
                const { label } = SETS.find(({ value }) => value === this.chosenSet);
                this.notice = assigned.replace('{0}', this.person.name).replace('{1}', label);
                await this.load();
            } else {
                this.result = result;
            }
        } catch (error) {
            this.error = error;
        } finally {
            this.isAssigning = false;
        }
    }

    async load() {
        try {
            const people = await Promise.all(
                SETS.map(({ value }) => getHolders({ permissionSetName: value }))
            );
            this.groups = SETS.map(({ value, label }, index) => ({
                key: value,
                heading: holders.replace('{0}', label),
                people: people[index],
                isEmpty: people[index].length === 0
            }));
        } catch (error) {
            this.error = error;
        }
    }
}
