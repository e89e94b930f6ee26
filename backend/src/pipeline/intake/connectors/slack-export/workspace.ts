import { cleanLine } from '../../../../rules/index.ts';
import type { Rejections } from '../../rejections.ts';
import type { PrivateConversations } from '../../import-request.ts';
import { entryNotArray, entryNotJson, fileMissing } from './export-errors.ts';
import { severalWorkspaces, workspaceUnknown } from './export-errors.ts';
import type { ExportSource } from './export-source.ts';
import { slackConversation, slackUser, type SlackUser } from './shapes.ts';

/** A place where messages stand: its folder holds one file a day. */
export interface Conversation {
  readonly id: string;
  readonly folder: string;
  /** As people see it, for example `#general`. */
  readonly label: string;
  readonly isGeneral: boolean;
}

export interface Workspace {
  readonly teamId: string;
  readonly users: readonly SlackUser[];
  readonly conversations: readonly Conversation[];
}

/** Reads who and where; what is not a user or conversation is rejected by itself. */
export async function readWorkspace(
  source: ExportSource,
  path: string,
  include: readonly PrivateConversations[],
  rejections: Rejections
): Promise<Workspace> {
  const usersName = ['users.json', 'org_users.json'].find((name) => source.names.includes(name));
  if (!usersName) throw fileMissing('users_missing', 'users.json', path);
  if (!source.names.includes('channels.json')) {
    throw fileMissing('channels_missing', 'channels.json', path);
  }
  const users = await readUsers(source, usersName, rejections);
  const conversations: Conversation[] = [];
  for (const list of ['channels', ...include] as const) {
    if (!source.names.includes(`${list}.json`)) continue;
    conversations.push(...(await readConversations(source, list, rejections)));
  }
  return { teamId: teamIdOf(users), users, conversations };
}

/** The list in a file of the export. */
export async function readList(source: ExportSource, name: string): Promise<unknown[]> {
  const raw = await source.readText(name);
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (error) {
    throw entryNotJson(name, error);
  }
  if (!Array.isArray(value)) throw entryNotArray(name);
  return value as unknown[];
}

async function readUsers(
  source: ExportSource,
  entry: string,
  rejections: Rejections
): Promise<SlackUser[]> {
  const users = new Map<string, SlackUser>();
  for (const [index, item] of (await readList(source, entry)).entries()) {
    const parsed = slackUser.safeParse(item);
    if (parsed.success) users.set(parsed.data.id, parsed.data);
    else rejections.add({ entry, reason: `user ${index + 1} has no proper id` });
  }
  return [...users.values()];
}

async function readConversations(
  source: ExportSource,
  list: 'channels' | PrivateConversations,
  rejections: Rejections
): Promise<Conversation[]> {
  const entry = `${list}.json`;
  const conversations: Conversation[] = [];
  for (const [index, item] of (await readList(source, entry)).entries()) {
    const parsed = slackConversation.safeParse(item);
    const name = parsed.data?.name ?? (list === 'dms' ? parsed.data?.id : undefined);
    if (!parsed.success || !name) {
      rejections.add({ entry, reason: `conversation ${index + 1} has no proper id or name` });
      continue;
    }
    const { id, is_general: isGeneral } = parsed.data;
    const folder = (list === 'dms' ? id : name).normalize('NFC');
    conversations.push({ id, folder, label: labelOf(list, name), isGeneral });
  }
  return conversations;
}

function labelOf(list: 'channels' | PrivateConversations, name: string): string {
  if (list === 'dms') return 'Direct message';
  return list === 'mpims' ? 'Group message' : `#${cleanLine(name) ?? ''}`;
}

function teamIdOf(users: readonly SlackUser[]): string {
  const teamIds = [...new Set(users.map((user) => user.team_id).filter((id) => id !== undefined))];
  const [teamId] = teamIds;
  if (!teamId) throw workspaceUnknown();
  if (teamIds.length > 1) throw severalWorkspaces(teamIds);
  return teamId;
}
