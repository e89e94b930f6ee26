import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import MatchPicker from 'c/matchPicker';
import { ruleInWords, targetsOf } from 'c/matchWords';
import byPerson from '@salesforce/label/c.MatchByPerson';
import change from '@salesforce/label/c.MatchChange';
import confidence from '@salesforce/label/c.MatchConfidence';
import confirm from '@salesforce/label/c.MatchConfirm';
import confirmNobody from '@salesforce/label/c.MatchConfirmNobody';
import confirmQuestion from '@salesforce/label/c.MatchConfirmQuestion';
import evidence from '@salesforce/label/c.MatchEvidence';
import linkHere from '@salesforce/label/c.MatchLinkHere';
import linkHereQuestion from '@salesforce/label/c.MatchLinkHereQuestion';
import loading from '@salesforce/label/c.Loading';
import locked from '@salesforce/label/c.MatchLocked';
import nobody from '@salesforce/label/c.MatchNobody';
import rule from '@salesforce/label/c.MatchRule';
import time from '@salesforce/label/c.MatchTime';
import undo from '@salesforce/label/c.MatchUndo';
import unlink from '@salesforce/label/c.MatchUnlink';
import unlinkQuestion from '@salesforce/label/c.MatchUnlinkQuestion';
import unlock from '@salesforce/label/c.MatchUnlock';
import unlockQuestion from '@salesforce/label/c.MatchUnlockQuestion';
import whyLinked from '@salesforce/label/c.MatchWhyLinked';
import whyNotLinked from '@salesforce/label/c.MatchWhyNotLinked';

/**
 * Why a member is linked, in plain words, and what a person can do about it.
 * Fires `decide` with `{ action, targetId }`, the members of the Apex class MatchDecision.
 */
export default class MatchExplainer extends LightningElement {
    /** The contact or lead of the page, to which the member can be linked. @type {{ id: string, name: string }} */
    @api person;

    /** Finds what a member can be linked to. @type {(text: string) => Promise<object[]>} */
    @api search;

    /** Whether the last decision can be taken back. @type {boolean} */
    @api canUndo = false;

    /** Whether a decision is on its way. @type {boolean} */
    @api isSaving = false;

    isOpen = false;
    explanation;
    toggleNeedsFocus = false;

    labels = {
        change,
        confidence,
        evidence,
        loading,
        locked,
        nobody,
        rule,
        time,
        undo,
        unlink,
        unlock
    };

    /** @type {import('c/matchWords').MatchExplanation} */
    @api
    get match() {
        return this.explanation;
    }

    set match(explanation) {
        // After a decision its button may be gone, and the focus with it.
        this.toggleNeedsFocus = this.isSaving && this.explanation !== undefined;
        this.explanation = explanation;
    }

    renderedCallback() {
        if (this.toggleNeedsFocus && !this.isSaving) {
            this.toggleNeedsFocus = false;
            this.template.querySelector('[data-id="toggle"]')?.focus();
        }
    }

    get targets() {
        return targetsOf(this.match);
    }

    get isLinked() {
        return this.targets.length > 0;
    }

    get isLocked() {
        return this.match.link.locked === true;
    }

    get toggleLabel() {
        return this.isLinked ? whyLinked : whyNotLinked;
    }

    get isExpanded() {
        return String(this.isOpen);
    }

    get toggleIcon() {
        return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
    }

    get ruleText() {
        return ruleInWords(this.match.link.rule);
    }

    get isByPerson() {
        return this.match.link.rule === 'manual';
    }

    /** What the sync knew is no evidence for what a person chose instead. */
    get evidenceText() {
        return this.isByPerson ? byPerson : this.match.evidence;
    }

    get hasConfidence() {
        return this.isLinked && !this.isByPerson && typeof this.match.confidence === 'number';
    }

    get confidenceShare() {
        return this.match.confidence / 100;
    }

    get matchedAt() {
        return this.isByPerson ? null : this.match.matchedAt;
    }

    get confirmLabel() {
        return this.isLinked ? confirm : confirmNobody;
    }

    get linkHereLabel() {
        return linkHere.replace('{0}', this.person.name);
    }

    get isElsewhere() {
        return !this.targets.some(({ id }) => id === this.person.id);
    }

    handleToggle() {
        this.isOpen = !this.isOpen;
    }

    handleConfirm() {
        this.ask(confirmQuestion, this.confirmLabel, { action: 'confirm' });
    }

    handleLinkHere() {
        const question = linkHereQuestion.replace('{0}', this.person.name);
        this.ask(question, this.linkHereLabel, { action: 'change', targetId: this.person.id });
    }

    handleUnlink() {
        this.ask(unlinkQuestion, unlink, { action: 'unlink' });
    }

    handleUnlock() {
        this.ask(unlockQuestion, unlock, { action: 'unlock' });
    }

    handleUndo() {
        this.decide({ action: 'undo' });
    }

    async handleChange() {
        const targetId = await MatchPicker.open({ size: 'small', search: this.search });
        if (targetId) {
            this.decide({ action: 'change', targetId });
        }
    }

    async ask(message, label, decision) {
        if (await LightningConfirm.open({ message, label })) {
            this.decide(decision);
        }
    }

    decide(detail) {
        this.dispatchEvent(new CustomEvent('decide', { detail }));
    }
}
