import type {
  Activity,
  Community,
  Member,
  MemberLink,
  PrivacyLevel,
  Write
} from '../domain/index.ts';
import { cutText, summarise } from './cut-text.ts';

/** Lengths of the package's fields that we shorten; longer values elsewhere are refused by the org. */
const NAME_LENGTH = 80;
const TEXT_LENGTH = 255;

type Fields = Readonly<Record<string, unknown>>;

export function communityWrite(community: Community, totals: Fields = {}): Write {
  return {
    object: 'Community__c',
    externalId: community.externalId,
    fields: {
      Name: cutText(community.name, NAME_LENGTH),
      Platform__c: community.platform,
      WorkspaceKey__c: community.workspaceKey,
      Url__c: community.url,
      LogoUrl__c: community.logoUrl,
      ...totals
    },
    parentKeys: []
  };
}

export function memberWrite(
  member: Member,
  link: MemberLink | undefined,
  totals: Fields = {}
): Write {
  return {
    object: 'Member__c',
    externalId: member.externalId,
    fields: {
      Name: cutText(member.name, NAME_LENGTH),
      Community__r: reference(member.communityKey),
      Email__c: member.email,
      Handle__c: member.handle,
      JobTitle__c: member.jobTitle,
      Company__c: member.company,
      AvatarUrl__c: member.avatarUrl,
      JoinedAt__c: member.joinedAt,
      LeftAt__c: member.leftAt,
      Status__c: member.status,
      ...(link?.locked ? {} : { ...linkFields(link), ...matchFields(link) }),
      ...totals
    },
    parentKeys: [member.communityKey]
  };
}

/** @param level how much of the words goes along; at a lower one what was sent before is cleared */
export function activityWrite(
  activity: Activity,
  link: MemberLink | undefined,
  level: PrivacyLevel = 'full'
): Write {
  const hasSnippet = level === 'snippet' || level === 'full';
  return {
    object: 'Activity__c',
    externalId: activity.externalId,
    fields: {
      Member__r: reference(activity.memberKey),
      Community__r: reference(activity.communityKey),
      ...linkFields(link),
      Type__c: activity.type,
      OccurredAt__c: activity.occurredAt,
      OccurredAtEstimated__c: activity.occurredAtEstimated,
      Channel__c: activity.channel,
      Title__c: hasSnippet ? summarise(activity.title, TEXT_LENGTH) : null,
      Summary__c: hasSnippet ? summarise(activity.body, TEXT_LENGTH) : null,
      Body__c: level === 'full' ? activity.body : null,
      Url__c: activity.url,
      ...recipientFields(activity.recipientKey),
      ThreadKey__c: activity.threadKey
    },
    parentKeys: [activity.memberKey, activity.communityKey]
  };
}

/** The write without the fields the integration user cannot edit; it needs no parent that it does not name. */
export function keepWritable(write: Write, writable: ReadonlySet<string>): Write {
  const isWritable = (name: string) => writable.has(fieldOf(name));
  // Nearly always: then nothing of it is copied.
  if (Object.keys(write.fields).every(isWritable)) return write;
  const kept = keepFields(write, isWritable);
  const unnamed = new Set(
    Object.entries(write.fields)
      .filter(([name]) => name.endsWith('__r') && !(name in kept.fields))
      .map(([, parent]) => (parent as { ExternalId__c: string }).ExternalId__c)
  );
  return { ...kept, parentKeys: write.parentKeys.filter((key) => !unnamed.has(key)) };
}

/** Who an activity is addressed to, as its write says it. */
export function recipientOf(write: Write): string | null {
  const recipient = write.fields['Recipient__r'] as { ExternalId__c: string } | undefined;
  return recipient?.ExternalId__c ?? null;
}

/** Whom it names of those who have to be there first: its parents, and who it is addressed to. */
export function relativesOf(write: Write): string[] {
  return write.parentKeys.concat(recipientOf(write) ?? []);
}

/** The same activity while its recipient is not in the org. */
export function withoutRecipient(write: Write): Write {
  return keepFields(write, (name) => name !== 'Recipient__r');
}

function keepFields(write: Write, keeps: (name: string) => boolean): Write {
  const fields = Object.entries(write.fields).filter(([name]) => keeps(name));
  return { ...write, fields: Object.fromEntries(fields) };
}

function linkFields(link: MemberLink | undefined): Fields {
  return {
    Contact__c: link?.contactId ?? null,
    Lead__c: link?.leadId ?? null,
    Account__c: link?.accountId ?? null
  };
}

function matchFields(link: MemberLink | undefined): Fields {
  return {
    MatchRule__c: link?.rule ?? null,
    MatchEvidence__c: link?.evidence ? cutText(link.evidence, TEXT_LENGTH) : null,
    MatchConfidence__c: link?.confidence ?? null,
    MatchedAt__c: link?.matchedAt ?? null
  };
}

/** Nobody is cleared by the field itself: a relationship takes no null. */
function recipientFields(recipientKey: string | null): Fields {
  return recipientKey ? { Recipient__r: reference(recipientKey) } : { Recipient__c: null };
}

function reference(externalId: string): { ExternalId__c: string } {
  return { ExternalId__c: externalId };
}

/** `Member__r` is writable when `Member__c` is. */
function fieldOf(name: string): string {
  return name.endsWith('__r') ? `${name.slice(0, -1)}c` : name;
}
