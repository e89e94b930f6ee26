import type { Activity } from '../../../../domain/index.ts';
import { mergeDetails, type MemberDetails } from '../../../../rules/index.ts';
import type { IntakeRecord } from '../../connector.ts';
import type { ImportNote } from '../../import-request.ts';
import { Rejections } from '../../rejections.ts';
import { TextIntake } from '../../text-intake.ts';
import { isRejected, type FileActivity, type FileMember } from './file-row.ts';
import { readFileRows } from './file-rows.ts';
import type { Mapping } from './mapping.ts';
import { RecordKeys } from './record-keys.ts';

interface FileInspection {
  readonly rejections: Rejections;
  readonly members: number;
  readonly activities: number;
  readonly notes: ImportNote[];
}

/** Reads one file twice: `inspect` gathers its members and counts, then `records` hands all out. */
export class FileReading {
  private readonly path: string;
  private readonly mapping: Mapping;
  private readonly slug: string;
  private readonly members = new Map<string, MemberDetails>();

  constructor(path: string, mapping: Mapping, slug: string) {
    this.path = path;
    this.mapping = mapping;
    this.slug = slug;
  }

  async inspect(onRead: (activities: number) => void): Promise<FileInspection> {
    const rejections = new Rejections();
    const texts = new TextIntake();
    let activities = 0;
    for await (const { member, activity } of this.read(rejections, texts)) {
      const known = this.members.get(member.externalId);
      this.members.set(member.externalId, known ? mergeDetails(known, member) : member);
      if (activity) activities += 1;
      onRead(activities);
    }
    return { rejections, members: this.members.size, activities, notes: texts.notes };
  }

  async *records(): AsyncGenerator<IntakeRecord> {
    for (const member of this.members.values()) yield { kind: 'member', member };
    for await (const { activity } of this.read(new Rejections(), new TextIntake())) {
      if (activity) yield { kind: 'activity', activity };
    }
  }

  private async *read(
    rejections: Rejections,
    texts: TextIntake
  ): AsyncGenerator<{ member: MemberDetails; activity: Activity | null }> {
    const keys = new RecordKeys(this.slug);
    for await (const row of readFileRows(this.path, this.mapping)) {
      const reason = isRejected(row) ? row.reason : keys.problem(row.who, row.what);
      if (reason !== undefined) rejections.add({ line: row.line, reason });
      if (isRejected(row) || reason !== undefined) continue;
      const { who, what } = row;
      yield {
        member: memberOf(who, keys),
        activity: what && activityOf(who, what, keys, texts)
      };
    }
  }
}

function memberOf(who: FileMember, keys: RecordKeys): MemberDetails {
  return {
    externalId: keys.member(who),
    communityKey: keys.community,
    name: who.name,
    email: who.email,
    handle: who.handle,
    jobTitle: who.jobTitle,
    company: who.company,
    avatarUrl: who.avatarUrl,
    joinedAt: who.joinedAt,
    leftAt: null,
    status: null
  };
}

function activityOf(
  who: FileMember,
  what: FileActivity,
  keys: RecordKeys,
  texts: TextIntake
): Activity {
  return {
    externalId: keys.activity(who, what),
    communityKey: keys.community,
    memberKey: keys.member(who),
    recipientKey: null,
    type: what.type,
    occurredAt: what.at,
    occurredAtEstimated: false,
    channel: what.channel,
    title: what.title,
    body: texts.body(what.text),
    url: what.url,
    threadKey: null
  };
}
