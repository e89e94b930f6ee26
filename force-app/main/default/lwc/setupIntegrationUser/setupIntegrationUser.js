import { LightningElement, api } from 'lwc';
import choose from '@salesforce/apex/SetupUserController.choose';
import administrator from '@salesforce/label/c.SetupUserAdministrator';
import chosen from '@salesforce/label/c.SetupUserChosen';
import connects from '@salesforce/label/c.SetupUserConnects';
import connectsFull from '@salesforce/label/c.SetupUserConnectsFull';
import connectsIntegration from '@salesforce/label/c.SetupUserConnectsIntegration';
import intro from '@salesforce/label/c.SetupUserIntro';
import license from '@salesforce/label/c.SetupUserLicense';
import newFull from '@salesforce/label/c.SetupUserNewFull';
import newHeading from '@salesforce/label/c.SetupUserNewHeading';
import newIntegration from '@salesforce/label/c.SetupUserNewIntegration';
import openSetup from '@salesforce/label/c.SetupUserOpenSetup';
import opensInNewTab from '@salesforce/label/c.OpensInNewTab';
import otherLicense from '@salesforce/label/c.SetupCheckRemedyLicense';
import pickFirst from '@salesforce/label/c.SetupUserPickFirst';
import profile from '@salesforce/label/c.SetupUserProfile';

const CONNECTS = { integration: connectsIntegration, full: connectsFull };

/** Step of the setup wizard: the user the sync signs in as. */
export default class SetupIntegrationUser extends LightningElement {
    labels = {
        administrator,
        chosen,
        connects,
        intro,
        license,
        newFull,
        newHeading,
        newIntegration,
        openSetup,
        opensInNewTab,
        otherLicense,
        profile
    };
    problem = '';
    error;
    picked;
    known;

    /** The user chosen before, as SetupUser of Apex; undefined while nobody is. */
    @api
    get person() {
        return this.picked ?? this.known;
    }

    set person(value) {
        this.known = value;
    }

    get personId() {
        return this.person?.id;
    }

    get connects() {
        return CONNECTS[this.person?.kind];
    }

    get isLicenseTooSmall() {
        return this.person?.kind === 'other';
    }

    handlePick(event) {
        this.picked = event.detail;
        this.problem = '';
        this.error = undefined;
    }

    /**
     * Keeps the choice, as the wizard's Next asks for.
     * @returns {Promise<boolean>} whether the step may be left
     */
    @api
    async proceed() {
        const { person } = this;
        if (!person || this.isLicenseTooSmall) {
            this.problem = person ? otherLicense : pickFirst;
            return false;
        }
        try {
            await choose({ userId: person.id });
        } catch (error) {
            this.error = error;
            return false;
        }
        const detail = { integrationUserId: person.id, person };
        this.dispatchEvent(new CustomEvent('settings', { detail }));
        return true;
    }
}
