import { LightningElement } from 'lwc';
import avatars from '@salesforce/label/c.SetupPagesAvatars';
import avatarsLink from '@salesforce/label/c.SetupPagesAvatarsLink';
import builder from '@salesforce/label/c.SetupPagesBuilder';
import builderLink from '@salesforce/label/c.SetupPagesBuilderLink';
import intro from '@salesforce/label/c.SetupPagesIntro';
import opensInNewTab from '@salesforce/label/c.OpensInNewTab';
import related from '@salesforce/label/c.SetupPagesRelated';
import relatedLink from '@salesforce/label/c.SetupPagesRelatedLink';

/** Step of the setup wizard: where the cards are shown, and what only an administrator can do about it. */
export default class SetupPages extends LightningElement {
    labels = { intro, opensInNewTab };
    tasks = [
        { text: builder, link: builderLink, href: '/lightning/setup/FlexiPageList/home' },
        { text: related, link: relatedLink, href: '/lightning/setup/ObjectManager/home' },
        { text: avatars, link: avatarsLink, href: '/lightning/setup/SecurityCspTrustedSite/home' }
    ];
}
