import { LightningElement, api } from 'lwc';
import saveStudioUrl from '@salesforce/apex/SetupConnectionController.saveStudioUrl';
import callback from '@salesforce/label/c.SetupConnectionCallback';
import callbackPending from '@salesforce/label/c.SetupCallbackPending';
import copied from '@salesforce/label/c.SetupCopied';
import copy from '@salesforce/label/c.SetupCopy';
import copyFailed from '@salesforce/label/c.SetupCopyFailed';
import flow from '@salesforce/label/c.SetupConnectionFlow';
import flowCredentials from '@salesforce/label/c.SetupConnectionFlowCredentials';
import flowWeb from '@salesforce/label/c.SetupConnectionFlowWeb';
import intro from '@salesforce/label/c.SetupConnectionIntro';
import ip from '@salesforce/label/c.SetupConnectionIp';
import ipValue from '@salesforce/label/c.SetupConnectionIpValue';
import permitted from '@salesforce/label/c.SetupConnectionPermitted';
import permittedValue from '@salesforce/label/c.SetupConnectionPermittedValue';
import refresh from '@salesforce/label/c.SetupConnectionRefresh';
import refreshValue from '@salesforce/label/c.SetupConnectionRefreshValue';
import scopes from '@salesforce/label/c.SetupConnectionScopes';
import settingsHeading from '@salesforce/label/c.SetupConnectionSettings';
import studioUrlLabel from '@salesforce/label/c.SetupStudioUrl';
import studioUrlHelp from '@salesforce/label/c.SetupStudioUrlHelp';
import urlInvalid from '@salesforce/label/c.SetupStudioUrlInvalid';
import where from '@salesforce/label/c.SetupConnectionWhere';

const CALLBACK_PATH = '/oauth/callback';

/** Step of the setup wizard: where the Studio is, and the settings of the app that connects it. */
export default class SetupConnection extends LightningElement {
    /** The integration user, as SetupUser of Apex: the flow follows from its license. */
    @api person;

    /** What was chosen before. */
    @api
    get settings() {
        return { studioUrl: this.studioUrl };
    }

    set settings(value) {
        this.studioUrl = value?.studioUrl ?? '';
    }

    studioUrl = '';
    notice = '';
    error;
    labels = {
        intro,
        settingsHeading,
        studioUrl: studioUrlLabel,
        studioUrlHelp,
        urlInvalid,
        where
    };

    get isIntegration() {
        return this.person?.kind === 'integration';
    }

    get rows() {
        const rows = [
            [
                flow,
                this.isIntegration ? flowCredentials.replace('{0}', this.person.username) : flowWeb
            ],
            [scopes, this.isIntegration ? 'api' : 'api refresh_token'],
            ...this.webRows,
            [ip, ipValue],
            [permitted, permittedValue]
        ];
        return rows.map(([name, value]) => ({
            name,
            value: value ?? callbackPending,
            copyable: Boolean(value),
            copyLabel: copy.replace('{0}', name)
        }));
    }

    /** Who gives consent is sent back to the Studio; client credentials know neither that nor refreshing. */
    get webRows() {
        if (this.isIntegration) {
            return [];
        }
        const origin = this.studioUrl.trim().replace(/\/$/, '');
        return [
            [callback, origin ? origin + CALLBACK_PATH : undefined],
            [refresh, refreshValue]
        ];
    }

    handleAddress(event) {
        this.studioUrl = event.detail.value;
        this.error = undefined;
    }

    async handleCopy(event) {
        const { name, value } = event.currentTarget.dataset;
        try {
            await navigator.clipboard.writeText(value);
            this.notice = copied.replace('{0}', name);
        } catch {
            this.notice = copyFailed;
        }
    }

    /**
     * Keeps the address.
     * @returns {Promise<boolean>} whether the step may be left
     */
    @api
    async proceed() {
        this.error = undefined;
        try {
            this.studioUrl = await saveStudioUrl({ address: this.studioUrl });
        } catch (error) {
            this.error = error;
            return false;
        }
        this.dispatchEvent(new CustomEvent('settings', { detail: this.settings }));
        return true;
    }
}
