import { LightningElement, api, wire } from 'lwc';
import choose from '@salesforce/apex/SetupPermissionsController.choose';
import getPlan from '@salesforce/apex/SetupPermissionsController.getPlan';
import { grantAccess } from 'c/setupGrant';
import create from '@salesforce/label/c.SetupRightCreate';
import edit from '@salesforce/label/c.SetupRightEdit';
import goOn from '@salesforce/label/c.SetupPermissionsGoOn';
import grantLabel from '@salesforce/label/c.SetupPermissionsGrant';
import granted from '@salesforce/label/c.SetupPermissionsGranted';
import intro from '@salesforce/label/c.SetupPermissionsIntro';
import level from '@salesforce/label/c.SetupPermissionsLevel';
import levelCreate from '@salesforce/label/c.SetupLevelCreate';
import levelFull from '@salesforce/label/c.SetupLevelFull';
import levelLink from '@salesforce/label/c.SetupLevelLink';
import loading from '@salesforce/label/c.Loading';
import objectLabel from '@salesforce/label/c.SetupPermissionsObject';
import pickFirst from '@salesforce/label/c.SetupUserNotChosen';
import plan from '@salesforce/label/c.SetupPermissionsPlan';
import read from '@salesforce/label/c.SetupRightRead';
import refused from '@salesforce/label/c.SetupPermissionsRefused';
import remove from '@salesforce/label/c.SetupRightDelete';
import rights from '@salesforce/label/c.SetupPermissionsRights';
import viewAllLabel from '@salesforce/label/c.SetupViewAll';
import viewAllRight from '@salesforce/label/c.SetupRightViewAll';

/** Step of the setup wizard: what the sync may do, and granting it. */
export default class SetupPermissions extends LightningElement {
    /** The integration user, as SetupUser of Apex. */
    @api person;

    /** What was chosen before. */
    @api
    get settings() {
        return { level: this.level, viewAll: this.viewAll };
    }

    set settings(value) {
        this.level = value?.level ?? 'link';
        this.viewAll = value?.viewAll ?? true;
    }

    level = 'link';
    viewAll = true;
    plan = {};
    results;
    error;
    isGranting = false;
    labels = {
        goOn,
        grant: grantLabel,
        granted,
        intro,
        level,
        loading,
        object: objectLabel,
        pickFirst,
        plan,
        rights,
        viewAll: viewAllLabel
    };
    levels = [
        { value: 'link', label: levelLink },
        { value: 'create', label: levelCreate },
        { value: 'full', label: levelFull }
    ];

    @wire(getPlan, { level: '$level', viewAll: '$viewAll' })
    receivePlan(result) {
        this.plan = result;
    }

    get isLoading() {
        return !this.plan.data && !this.plan.error;
    }

    get rows() {
        return (this.plan.data ?? []).map((need) => ({
            name: need.name,
            label: need.label,
            rights: [
                read,
                edit,
                need.mayCreate && create,
                need.mayDelete && remove,
                need.mayViewAll && viewAllRight
            ]
                .filter(Boolean)
                .join(', ')
        }));
    }

    get refusals() {
        return (this.results ?? [])
            .filter((result) => !result.granted)
            .map((result, index) => ({ ...result, key: `${index} ${result.name}` }));
    }

    get hasRefusals() {
        return this.refusals.length > 0;
    }

    get refusedHeading() {
        return refused.replace('{0}', String(this.refusals.length));
    }

    get isAllGranted() {
        return Boolean(this.results) && !this.hasRefusals;
    }

    handleLevel(event) {
        this.level = event.detail.value;
        this.results = undefined;
    }

    handleViewAll(event) {
        this.viewAll = event.detail.checked;
        this.results = undefined;
    }

    /** Keeps the choice, then grants: settings and rights may not be written in one call. */
    async handleGrant() {
        if (!this.person) {
            this.error = { message: pickFirst };
            return;
        }
        this.isGranting = true;
        this.error = undefined;
        try {
            const { settings } = this;
            await choose(settings);
            this.results = await grantAccess(this.person, settings);
            this.dispatchEvent(new CustomEvent('settings', { detail: settings }));
        } catch (error) {
            this.error = error;
        } finally {
            this.isGranting = false;
        }
    }

    /**
     * Grants what was not granted yet. Refusals are shown first; asked again, the wizard goes on.
     * @returns {Promise<boolean>} whether the step may be left
     */
    @api
    async proceed() {
        if (this.results && !this.error) {
            return true;
        }
        await this.handleGrant();
        return this.isAllGranted && !this.error;
    }
}
