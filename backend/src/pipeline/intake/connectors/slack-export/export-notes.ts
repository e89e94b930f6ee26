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
        message: `${total} messages are not activities of a member: ${byKind}.`
      },
      {
        code: 'unattributed',
        count: this.unattributed,
        message: `${this.unattributed} messages name no author.`
      },
      {
        code: 'bots',
        count: people.bots,
        message: `${people.bots} bots are not members.`
      },
      {
        code: 'outsiders',
        count: people.outsiderCount,
        message: `${people.outsiderCount} people took part whom the export does not list as users.`
      },
      {
        code: 'private_or_unlisted',
        count: skippedFolders.length,
        message: `${skippedFolders.length} folders were skipped: they are private or belong to no listed channel.`
      }
    ].filter((note) => note.count > 0);
  }
}
