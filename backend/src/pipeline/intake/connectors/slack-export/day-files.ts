import type { Rejections } from '../../rejections.ts';
import type { ExportSource } from './export-source.ts';
import { slackMessage, type SlackMessage } from './shapes.ts';
import { readList, type Conversation } from './workspace.ts';

/** A message and the conversation it stands in. */
export interface PlacedMessage {
  readonly conversation: Conversation;
  readonly message: SlackMessage;
}

/**
 * Every message, conversation by conversation, day by day. A message that stands in two files (parts
 * of an export laid over each other) comes once.
 */
export async function* readMessages(
  source: ExportSource,
  conversations: readonly Conversation[],
  rejections: Rejections
): AsyncGenerator<PlacedMessage> {
  const days = dayFilesByFolder(source.names);
  for (const conversation of conversations) {
    const seen = new Set<string>();
    for (const entry of days.get(conversation.folder) ?? []) {
      for (const [index, item] of (await readList(source, entry)).entries()) {
        const parsed = slackMessage.safeParse(item);
        if (!parsed.success) {
          rejections.add({ entry, reason: `message ${index + 1} has no proper ts` });
        } else if (!seen.has(parsed.data.ts)) {
          seen.add(parsed.data.ts);
          yield { conversation, message: parsed.data };
        }
      }
    }
  }
}

/** Folders with day files that belong to none of these conversations. */
export function unlistedFolders(
  names: readonly string[],
  conversations: readonly Conversation[]
): string[] {
  const listed = new Set(conversations.map((conversation) => conversation.folder));
  return [...dayFilesByFolder(names).keys()].filter((folder) => !listed.has(folder));
}

const DAY_FILE = /^([^/]+)\/\d{4}-\d{2}-\d{2}\.json$/;

function dayFilesByFolder(names: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const name of [...names].sort()) {
    const folder = DAY_FILE.exec(name)?.[1];
    if (folder === undefined) continue;
    const days = folders.get(folder);
    if (days) days.push(name);
    else folders.set(folder, [name]);
  }
  return folders;
}
