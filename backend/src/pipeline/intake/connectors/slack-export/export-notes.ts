import type { ImportNote } from '../../import-request.ts';
import type { MessageReading } from './message-activities.ts';
import type { People } from './people.ts';
import type { SlackMessage } from './shapes.ts';

/** Counts what an export holds besides activities, and says it in sentences. */
export class ExportNotes {
  private readonly leftOut = new Map<string, number>();
  private unattributed = 0;

  addMessage(message: SlackMessage, reading: MessageReading): void {
    const { notAnActivity } = reading;
    if (notAnActivity === undefined) return;
    this.leftOut.set(notAnActivity, (this.leftOut.get(notAnActivity) ?? 0) + 1);
    if (!message.user && !message.bot_id && !message.username) this.unattributed += 1;
  }

  list(people: People, skippedFolders: readonly string[]): ImportNote[] {
    const kinds = [...this.leftOut].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const total = kinds.reduce((sum, [, count]) => sum + count, 0);
    const byKind = kinds.map(([kind, count]) => `${count} ${kind}`).join(', ');
    return [
      {
        code: 'not_activities',
        count: total,
        message: `Messages that are not activities of a member: ${total} (${byKind}).`
      },
      {
        code: 'unattributed',
        count: this.unattributed,
        message: `Messages that name no author: ${this.unattributed}.`
      },
      {
        code: 'bots',
        count: people.bots,
        message: `Bots, which are not members: ${people.bots}.`
      },
      {
        code: 'outsiders',
        count: people.outsiderCount,
        message: `People who took part without being listed as users: ${people.outsiderCount}.`
      },
      {
        code: 'private_or_unlisted',
        count: skippedFolders.length,
        message: `Folders skipped as private or of no listed channel: ${skippedFolders.length}.`
      }
    ].filter((note) => note.count > 0);
  }
}
