import account from '@salesforce/label/c.MatchAccount';
import contact from '@salesforce/label/c.MatchContact';
import hidden from '@salesforce/label/c.MatchHidden';
import lead from '@salesforce/label/c.MatchLead';
import accountDomain from '@salesforce/label/c.MatchRuleAccountDomain';
import ambiguous from '@salesforce/label/c.MatchRuleAmbiguous';
import contactEmail from '@salesforce/label/c.MatchRuleContactEmail';
import leadEmail from '@salesforce/label/c.MatchRuleLeadEmail';
import manual from '@salesforce/label/c.MatchRuleManual';
import none from '@salesforce/label/c.MatchRuleNone';

const RULES = {
    account_domain: accountDomain,
    ambiguous,
    contact_email: contactEmail,
    lead_email: leadEmail,
    manual,
    none
};

/**
 * @typedef {object} MatchExplanation of the Apex class of this name; what is null is left out
 * @property {{ contactId?: string, leadId?: string, accountId?: string, rule?: string, locked: boolean }} link
 * @property {string} [evidence]
 * @property {number} [confidence] 0 to 100
 * @property {string} [matchedAt] ISO-8601
 * @property {string} [contactName]
 * @property {string} [leadName]
 * @property {string} [accountName]
 */

/**
 * The rule as people read it; one that a newer sync knows goes by its own name.
 * @param {string} [rule] value of MatchRule__c
 */
export function ruleInWords(rule) {
    return Object.hasOwn(RULES, rule ?? 'none') ? RULES[rule ?? 'none'] : rule;
}

/**
 * What the member is linked to.
 * @param {MatchExplanation} match
 */
export function targetsOf(match) {
    const { contactId, leadId, accountId } = match.link;
    return [
        { label: contact, id: contactId, name: match.contactName },
        { label: lead, id: leadId, name: match.leadName },
        { label: account, id: accountId, name: match.accountName }
    ]
        .filter(({ id }) => id)
        .map((target) => ({ ...target, text: target.name ?? hidden }));
}
