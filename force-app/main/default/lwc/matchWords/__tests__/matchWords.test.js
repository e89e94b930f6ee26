import { ruleInWords, targetsOf } from 'c/matchWords';

it.each([
    ['contact_email', 'c.MatchRuleContactEmail'],
    ['lead_email', 'c.MatchRuleLeadEmail'],
    ['account_domain', 'c.MatchRuleAccountDomain'],
    ['manual', 'c.MatchRuleManual'],
    ['ambiguous', 'c.MatchRuleAmbiguous'],
    ['none', 'c.MatchRuleNone'],
    [undefined, 'c.MatchRuleNone']
])('says the rule %p in words', (rule, words) => {
    expect(ruleInWords(rule)).toBe(words);
});

it.each(['crystal_ball', 'constructor'])('shows the unknown rule %p by its own name', (rule) => {
    expect(ruleInWords(rule)).toBe(rule);
});

it('lists what the member is linked to', () => {
    const link = { contactId: '003', accountId: '001', locked: false };

    expect(targetsOf({ link, contactName: 'Ada', accountName: 'Pipwright' })).toEqual([
        { label: 'c.MatchContact', id: '003', name: 'Ada', text: 'Ada' },
        { label: 'c.MatchAccount', id: '001', name: 'Pipwright', text: 'Pipwright' }
    ]);
    expect(targetsOf({ link: { leadId: '00Q', locked: false }, leadName: 'Ben' })).toEqual([
        { label: 'c.MatchLead', id: '00Q', name: 'Ben', text: 'Ben' }
    ]);
});

it('does not hide that there is a link to a record the user may not read', () => {
    expect(targetsOf({ link: { accountId: '001', locked: false } })[0].text).toBe('c.MatchHidden');
});
