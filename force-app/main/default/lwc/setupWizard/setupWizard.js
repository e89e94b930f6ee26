import { LightningElement } from 'lwc';
import completeStep from '@salesforce/apex/SetupWizardController.completeStep';
import getSettings from '@salesforce/apex/SetupWizardController.getSettings';
import getUser from '@salesforce/apex/SetupUserController.getUser';
import MAY_SET_UP from '@salesforce/customPermission/PorchlightSetup';
import accessHeading from '@salesforce/label/c.SetupAccessHeading';
import accessRequired from '@salesforce/label/c.SetupAccessRequired';
import back from '@salesforce/label/c.SetupBack';
import finish from '@salesforce/label/c.SetupFinish';
import finished from '@salesforce/label/c.SetupFinished';
import finishedHint from '@salesforce/label/c.SetupFinishedHint';
import heading from '@salesforce/label/c.SetupHeading';
import loading from '@salesforce/label/c.Loading';
import next from '@salesforce/label/c.SetupNext';
import openStudio from '@salesforce/label/c.SetupOpenStudio';
import opensInNewTab from '@salesforce/label/c.OpensInNewTab';
import refresh from '@salesforce/label/c.Refresh';
import review from '@salesforce/label/c.SetupReview';
import stepAccess from '@salesforce/label/c.SetupStepAccess';
import stepCheck from '@salesforce/label/c.SetupStepCheck';
import stepConnection from '@salesforce/label/c.SetupStepConnection';
import stepIntegrationUser from '@salesforce/label/c.SetupStepIntegrationUser';
import stepOf from '@salesforce/label/c.SetupStepOf';
import stepPages from '@salesforce/label/c.SetupStepPages';
import stepPermissions from '@salesforce/label/c.SetupStepPermissions';
import { studioAddress } from 'c/webAddress';

const STEPS = [
    { name: 'access', label: stepAccess },
    { name: 'integrationUser', label: stepIntegrationUser },
    { name: 'permissions', label: stepPermissions },
    { name: 'connection', label: stepConnection },
    { name: 'pages', label: stepPages },
    { name: 'check', label: stepCheck }
];

/** Leads an administrator from the install to a connection; goes on where it was left. */
export default class SetupWizard extends LightningElement {
    labels = {
        accessHeading,
        accessRequired,
        back,
        finished,
        finishedHint,
        heading,
        loading,
        openStudio,
        opensInNewTab,
        refresh,
        review
    };
    steps = STEPS;
    mayNotSetUp = !MAY_SET_UP;
    settings;
    person;
    index = 0;
    isFinished = false;
    isBusy = false;
    error;
    headingNeedsFocus = false;

    connectedCallback() {
        if (!this.mayNotSetUp) {
            this.load();
        }
    }

    renderedCallback() {
        // The content under the keyboard has changed: reading goes on at its heading.
        if (this.headingNeedsFocus) {
            this.headingNeedsFocus = false;
            this.template.querySelector('h2')?.focus();
        }
    }

    get isLoading() {
        return !this.settings && !this.error;
    }

    get isWithoutSettings() {
        return !this.settings;
    }

    get hasButtons() {
        return Boolean(this.settings) && !this.isFinished;
    }

    get step() {
        return STEPS[this.index].name;
    }

    get isAccess() {
        return this.step === 'access';
    }

    get isIntegrationUser() {
        return this.step === 'integrationUser';
    }

    get isPermissions() {
        return this.step === 'permissions';
    }

    get isConnection() {
        return this.step === 'connection';
    }

    get isPages() {
        return this.step === 'pages';
    }

    get isCheck() {
        return this.step === 'check';
    }

    get isFirst() {
        return this.index === 0 || this.isBusy;
    }

    get stepHeading() {
        const { label } = STEPS[this.index];
        return stepOf
            .replace('{0}', String(this.index + 1))
            .replace('{1}', String(STEPS.length))
            .replace('{2}', label);
    }

    get nextLabel() {
        return this.index === STEPS.length - 1 ? finish : next;
    }

    get studioUrl() {
        return studioAddress(this.settings?.studioUrl);
    }

    /** Settings a step has kept, and who was chosen. */
    handleSettings(event) {
        const { person, ...kept } = event.detail;
        this.settings = { ...this.settings, ...kept };
        this.person = person ?? this.person;
    }

    handleBack() {
        this.error = undefined;
        this.goTo(this.index - 1);
    }

    handleReview() {
        this.isFinished = false;
        this.goTo(0);
    }

    handleRefresh() {
        this.error = undefined;
        this.load();
    }

    async handleNext() {
        this.isBusy = true;
        this.error = undefined;
        try {
            const shown = this.template.querySelector('[data-step]');
            const mayGoOn = shown.proceed ? await shown.proceed() : true;
            if (mayGoOn) {
                await completeStep({ step: this.step });
                this.goOn();
            }
        } catch (error) {
            this.error = error;
        } finally {
            this.isBusy = false;
        }
    }

    goOn() {
        if (this.index < STEPS.length - 1) {
            this.goTo(this.index + 1);
        } else {
            this.isFinished = true;
            this.headingNeedsFocus = true;
        }
    }

    goTo(index) {
        this.index = index;
        this.headingNeedsFocus = true;
    }

    async load() {
        try {
            const settings = await getSettings();
            this.person = await personOf(settings);
            const open = STEPS.findIndex(({ name }) => !settings.done.includes(name));
            this.isFinished = open === -1;
            this.index = this.isFinished ? 0 : open;
            this.settings = settings;
        } catch (error) {
            this.error = error;
        }
    }
}

/** Undefined when nobody was chosen, or the chosen user is gone: then the step asks anew. */
async function personOf({ integrationUserId }) {
    if (!integrationUserId) {
        return undefined;
    }
    try {
        return await getUser({ userId: integrationUserId });
    } catch {
        return undefined;
    }
}
