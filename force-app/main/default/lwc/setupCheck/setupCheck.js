import { LightningElement, api } from 'lwc';
import check from '@salesforce/apex/SetupCheckController.check';
import { grantAccess } from 'c/setupGrant';
import again from '@salesforce/label/c.SetupCheckAgain';
import allGood from '@salesforce/label/c.SetupCheckAllGood';
import fine from '@salesforce/label/c.SetupCheckFine';
import fix from '@salesforce/label/c.SetupCheckFix';
import goOn from '@salesforce/label/c.SetupCheckGoOn';
import intro from '@salesforce/label/c.SetupCheckIntro';
import kindField from '@salesforce/label/c.SetupCheckKindField';
import kindObject from '@salesforce/label/c.SetupCheckKindObject';
import kindPermission from '@salesforce/label/c.SetupCheckKindPermission';
import kindSet from '@salesforce/label/c.SetupCheckKindSet';
import kindUser from '@salesforce/label/c.SetupCheckKindUser';
import loading from '@salesforce/label/c.Loading';
import missing from '@salesforce/label/c.SetupCheckMissing';
import refused from '@salesforce/label/c.SetupPermissionsRefused';

const KINDS = [
    ['user', kindUser],
    ['set', kindSet],
    ['permission', kindPermission],
    ['object', kindObject],
    ['field', kindField]
];

/** Step of the setup wizard: whether the sync has everything it needs. */
export default class SetupCheck extends LightningElement {
    /** The integration user, as SetupUser of Apex. */
    @api person;

    /** What the sync may do: `level` and `viewAll`. */
    @api settings;

    labels = { again, allGood, fix, intro, loading };
    findings;
    refusals = [];
    error;
    isBusy = false;
    notice = '';

    connectedCallback() {
        this.run(() => undefined);
    }

    get groups() {
        return KINDS.map(([kind, heading]) => {
            const all = this.findings.filter((finding) => finding.kind === kind);
            const present = all.filter(({ ok }) => ok);
            return {
                kind,
                heading,
                missing: all.filter(({ ok }) => !ok),
                present,
                summary: fine.replace('{0}', String(present.length)),
                isEmpty: all.length === 0
            };
        }).filter(({ isEmpty }) => !isEmpty);
    }

    get missingCount() {
        return this.findings?.filter(({ ok }) => !ok).length ?? 0;
    }

    get status() {
        if (this.isBusy) {
            return loading;
        }
        if (!this.findings) {
            return '';
        }
        const text = missing.replace('{0}', String(this.missingCount));
        return this.missingCount === 0 ? allGood : text;
    }

    get isFixable() {
        return Boolean(this.findings?.some(({ fixable }) => fixable));
    }

    get hasRefusals() {
        return this.refusals.length > 0;
    }

    get refusedHeading() {
        return refused.replace('{0}', String(this.refusals.length));
    }

    handleAgain() {
        this.run(() => undefined);
    }

    handleFix() {
        this.run(async () => {
            const results = await grantAccess(this.person, this.settings);
            this.refusals = results.filter(({ granted }) => !granted);
        });
    }

    /**
     * Tells first when something is missing; asked again, the setup may be finished.
     * @returns {Promise<boolean>} whether the step may be left
     */
    @api
    async proceed() {
        const isKnown = Boolean(this.findings) && !this.isBusy;
        if ((isKnown && this.missingCount === 0) || this.notice) {
            return true;
        }
        this.notice = goOn;
        return false;
    }

    /** Does the work, then looks again. */
    async run(work) {
        this.isBusy = true;
        this.notice = '';
        this.error = undefined;
        this.refusals = [];
        try {
            await work();
            this.findings = await check();
        } catch (error) {
            this.error = error;
        } finally {
            this.isBusy = false;
        }
    }
}
