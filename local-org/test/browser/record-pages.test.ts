import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settled } from '../../../tools/browser/settled.ts';
import { expectText, OpenedPages, recordPath } from '../support/opened-pages.ts';
import type { PageOrg } from '../support/page-org.ts';
import { serveSample } from '../support/sample-org.ts';

/** What a rep sees on a page, card by card: the component, and words of the sample in the order they stand there. */
interface SeenCard {
  readonly component: string;
  readonly says: readonly RegExp[];
}

interface SeenPage {
  readonly object: string;
  /** Of the record in the sample. */
  readonly named: string;
  /** External id, where the name is a number. */
  readonly key?: string;
  /** Cards that are there at once, each of which asks Apex once. */
  readonly cards: readonly SeenCard[];
  /** Cards behind the tab Community, which ask when it is opened. */
  readonly behindTab?: readonly SeenCard[];
}

const petra = [/^.*Reply.*Pipwright Community.*/s, /Message/, /Load more/];

const pages: readonly SeenPage[] = [
  {
    object: 'Account',
    named: 'Quarry Lane Insurance',
    cards: [
      {
        component: 'c-account-community-activity-summary',
        says: [
          /Members\s*9\s*Active members/,
          /Last activity\s*Aug 31, 2026/,
          /Activity by week/,
          /Top members by score\s*\w+.*Score \d/s,
          /Latest activity.*Delphine Roux.*claims intake/s
        ]
      },
      {
        component: 'c-session-summary',
        says: [/Sessions\s*[1-9]/, /Last session\s*\w+ \d+, 2026/, /Last viewers\s*\w+ \w+/]
      }
    ]
  },
  {
    object: 'Contact',
    named: 'Petra Lindqvist',
    cards: [
      {
        component: 'c-community-profile',
        says: [
          /Pipwright Community.*petra\.lindqvist\s*Operations Analyst/s,
          /Joined\s*May 6, 2026/,
          /Engagement score\s*\d+(\.\d)?\s*(New|Casual|Engaged|Champion)/,
          /Reply\s*36\s*\d/,
          /Contact:\s*Petra Lindqvist\s*Account:\s*Harrowgate Freight/
        ]
      },
      {
        component: 'c-session-summary',
        says: [/Sessions\s*3/, /Error handling \(\d/, /Last viewers\s*Petra Lindqvist/]
      },
      { component: 'c-view-in-studio-button', says: [/The address of the Studio is not known/] }
    ],
    behindTab: [{ component: 'c-contact-member-activity-log', says: petra }]
  },
  {
    object: 'Lead',
    named: 'Florence Adeyemi',
    cards: [
      {
        component: 'c-community-profile',
        says: [/Independent developer/, /Joined\s*May 8, 2026/, /Lead:\s*Florence Adeyemi/]
      },
      {
        component: 'c-session-summary',
        says: [/Sessions\s*1/, /Minutes viewed\s*\d+\.\d/, /Last viewers\s*Florence Adeyemi/]
      }
    ],
    behindTab: [{ component: 'c-contact-member-activity-log', says: petra }]
  },
  {
    object: 'Opportunity',
    named: 'Harrowgate Freight – Team plan',
    cards: [
      {
        component: 'c-session-summary',
        says: [/Sessions\s*[1-9]/, /Very interested.*Last viewers\s*\w+ \w+/s]
      }
    ]
  },
  {
    object: 'Community__c',
    named: 'Pipwright Community',
    cards: [
      {
        component: 'c-community-activity-summary',
        says: [/Members\s*59/, /All activities\s*3,571/, /Activity by week/, /Top contributors/]
      }
    ]
  },
  {
    object: 'Member__c',
    named: 'Petra Lindqvist',
    cards: [
      { component: 'c-member-activity-log', says: petra },
      { component: 'c-view-in-studio-button', says: [/The address of the Studio is not known/] }
    ]
  },
  {
    object: 'Activity__c',
    named: 'ACT-',
    // Rows travel in several calls at once: their numbers differ from run to run, their keys do not.
    key: 'slack:T0PIPWRGHT:CDCXFY096:1778165942.783829',
    cards: [
      {
        component: 'c-community-activity-info',
        says: [
          /Reply\s*May 7, 2026, 7:59 AM/,
          /By.*Rohan Sethi.*To.*Imke Vandaal.*Where.*Pipwright Community/s,
          /Role "operator" does that/,
          /Also in this thread.*Can I give a colleague the right/s
        ]
      }
    ]
  },
  { object: 'Session__c', named: 'demo:visit-039', cards: [] }
];

// A page takes a second, on a busy machine many.
jest.setTimeout(120_000);

let served: PageOrg;
let shown: OpenedPages;

beforeAll(async () => {
  served = await serveSample();
  shown = await OpenedPages.of(served, pathOf('Contact', 'Petra Lindqvist'));
}, 300_000);
afterEach(() => shown?.closeAll());
afterAll(() => shown?.stop());

describe.each(pages)(
  'the page of $object $named',
  ({ object, named, key = named, cards, behindTab = [] }) => {
    it('shows the sample in every card, each with one call of at most three queries', async () => {
      let page: Page | undefined;
      const calls = await shown.callsDuring(async () => {
        page = await shown.open(pathOf(object, key));
        await expectCards(page, cards);
        if (behindTab.length > 0) await openCommunityTab(page);
        await expectCards(page, behindTab);
      });
      expect(calls.length).toBe(cards.length + behindTab.length);
      expect(new Set(calls.map(({ className }) => className)).size).toBe(calls.length);
      for (const call of calls) expect(call).toMatchObject({ ok: true });
      expect(Math.max(0, ...calls.map(({ soqlQueries }) => soqlQueries))).toBeLessThanOrEqual(3);
      await expectText(page!, 'h1', new RegExp(named));
    });

    it('breaks no WCAG 2 A or AA rule and fits, on a desk and on a phone', async () => {
      const further = behindTab.length > 0 ? openCommunityTab : undefined;
      await shown.expectUsable(pathOf(object, key), object, further);
    });

    it('tells a visitor without the permission set how to get access', async () => {
      const page = await shown.open(pathOf(object, key), { user: 'visitor' });
      if (object.endsWith('__c')) {
        await expectText(page, 'shell-message', /You don't have access to this record/);
        return;
      }
      if (behindTab.length > 0) await openCommunityTab(page);
      for (const { component } of [...cards, ...behindTab]) {
        await expectText(page, component, /permission set Porchlight Viewer/);
      }
    });
  }
);

it('counts at an opportunity the sessions and touches that its lists show', async () => {
  const page = await shown.open(pathOf('Opportunity', 'Harrowgate Freight – Team plan'));
  await openCommunityTab(page);
  await expectText(page, 'main', /Touches\s*[1-9]\d*\s*Last.*Sessions\s*7\s*Last/s);
  await expectText(page, 'c-session-summary', /Sessions\s*7\s*Minutes/);
});

it('shows a session with the person, the demos and the opportunity', async () => {
  const page = await shown.open(pathOf('Session__c', 'demo:visit-039'));
  await expectText(page, 'shell-detail-panel', /Full Name\s*Judith Amsel/);
  await expectText(page, 'shell-detail-panel', /Very Interested Areas.*Error handling/s);
  await page.getByRole('link', { name: 'Harrowgate Freight – Team plan' }).first().click();
  await expectText(page, 'h1', /Opportunity\s*Harrowgate Freight – Team plan/);
});

async function expectCards(page: Page, cards: readonly SeenCard[]): Promise<void> {
  for (const { component, says } of cards) {
    for (const text of says) await expectText(page, component, text);
  }
}

async function openCommunityTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Community' }).click();
  await settled(page);
}

function pathOf(object: string, key: string): string {
  const field = object === 'Activity__c' ? 'ExternalId__c' : 'Name';
  const find = served.org.store.prepare(`SELECT "Id" FROM "${object}" WHERE "${field}" = ?`);
  return recordPath(object, String(find.pluck().get(key)));
}
