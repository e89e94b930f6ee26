const ICONS = {
    award: 'utility:trophy',
    badge: 'utility:ribbon',
    comment: 'utility:comments',
    credential: 'utility:education',
    event_registration: 'utility:event',
    join: 'utility:adduser',
    journey: 'utility:steps',
    leave: 'utility:logout',
    login: 'utility:login',
    message: 'utility:chat',
    milestone: 'utility:target',
    poll: 'utility:poll',
    poll_vote: 'utility:check',
    post: 'utility:post',
    reaction: 'utility:emoji',
    reply: 'utility:reply'
};

/**
 * The icon of an activity's type; types are open, so an unknown one has an icon too.
 * @param {string} type value of Type__c
 */
export function iconOf(type) {
    return Object.hasOwn(ICONS, type ?? '') ? ICONS[type] : 'utility:activity';
}
