import { HOSTILE_ADDRESS, HOSTILE_TEXTS } from '../../../tools/browser/hostile-text.ts';
import { aCommunity, aMember, anActivity, aSession } from './records.ts';
import type { Records } from './take-records.ts';

const KEY = 'slack:TX';

/** A community in which everything that strangers may write is hostile; some of it no org accepts. */
export function hostileCommunity(): Required<Records> {
  const members = HOSTILE_TEXTS.map((text, index) =>
    aMember({
      ...{ externalId: `${KEY}:${text}`, communityKey: KEY, name: text, handle: text },
      ...{ jobTitle: text, company: text, avatarUrl: HOSTILE_ADDRESS },
      // Every other one is refused, and comes up as an issue.
      email: index % 2 === 0 ? text : null
    })
  );
  const activities = members.map(({ externalId, name }, index) =>
    anActivity({
      ...{ externalId: `${KEY}:C1:170000000${index}.000000`, communityKey: KEY },
      ...{ memberKey: externalId, channel: name, title: name, body: name, url: HOSTILE_ADDRESS }
    })
  );
  const sessions = HOSTILE_TEXTS.map((text, index) =>
    aSession({
      ...{ externalId: `demo:hostile-${index}`, fullName: text, email: null, demos: [text] },
      ...{ flows: [text], veryInterestedAreas: [text], shareUrl: HOSTILE_ADDRESS }
    })
  );
  const [name = ''] = HOSTILE_TEXTS;
  const community = { externalId: KEY, workspaceKey: 'TX', name, url: HOSTILE_ADDRESS };
  return { communities: [aCommunity(community)], members, activities, sessions };
}
