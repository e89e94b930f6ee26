import { basename } from 'node:path';
import { cleanLine } from '../../../../rules/index.ts';
import type { Connector, Inspection, IntakeRecord } from '../../connector.ts';
import { ImportRequestError } from '../../import-errors.ts';
import type { ImportNote, ImportRequest } from '../../import-request.ts';
import { Rejections } from '../../rejections.ts';
import { TextIntake } from '../../text-intake.ts';
import { readMessages, unlistedFolders } from './day-files.ts';
import { ExportNotes } from './export-notes.ts';
import {
  DEFAULT_LIMITS,
  openExport,
  type ExportLimits,
  type ExportSource
} from './export-source.ts';
import { MessageReader } from './message-activities.ts';
import { People } from './people.ts';
import { readWorkspace, type Workspace } from './workspace.ts';

/** Slack's own export of a workspace. Documented: "How to read Slack data exports". */
export class SlackExportConnector implements Connector {
  private readonly limits: ExportLimits;

  constructor(limits: ExportLimits = DEFAULT_LIMITS) {
    this.limits = limits;
  }

  async inspect(request: ImportRequest, onRead: (done: number) => void): Promise<Inspection> {
    refuseFileOptions(request);
    const source = await openExport(request.path, this.limits);
    try {
      return await inspectSource(source, request, onRead);
    } catch (error) {
      await source.close();
      throw error;
    }
  }
}

async function inspectSource(
  source: ExportSource,
  request: ImportRequest,
  onRead: (done: number) => void
): Promise<Inspection> {
  const rejections = new Rejections();
  const workspace = await readWorkspace(source, request.path, request.include ?? [], rejections);
  const communityKey = `slack:${workspace.teamId}`;
  const people = new People(workspace);
  const counted = await readThrough(source, workspace, people, rejections, onRead);
  const members = people.members();
  return {
    origin: {
      externalId: communityKey,
      platform: 'Slack',
      workspaceKey: workspace.teamId,
      givenName: nameFromPath(request.path),
      url: null,
      logoUrl: null
    },
    counts: {
      ...{ communities: 1, sessions: 0 },
      ...{ members: members.length, activities: counted.activities }
    },
    rejected: rejections.listed,
    rejectedCount: rejections.count,
    notes: counted.notes,
    records: async function* (): AsyncGenerator<IntakeRecord> {
      for (const member of members) yield { kind: 'member', member };
      const reader = new MessageReader(communityKey, people, new TextIntake());
      for await (const placed of readMessages(source, workspace.conversations, new Rejections())) {
        for (const activity of reader.read(placed).activities) yield { kind: 'activity', activity };
      }
    },
    close: () => source.close()
  };
}

/** Reads every message once: who appears, how many activities there are, what is left out. */
async function readThrough(
  source: ExportSource,
  workspace: Workspace,
  people: People,
  rejections: Rejections,
  onRead: (done: number) => void
): Promise<{ activities: number; notes: ImportNote[] }> {
  const texts = new TextIntake();
  const notes = new ExportNotes();
  const reader = new MessageReader(`slack:${workspace.teamId}`, people, texts);
  let activities = 0;
  for await (const placed of readMessages(source, workspace.conversations, rejections)) {
    people.meet(placed.message, placed.conversation);
    const reading = reader.read(placed);
    activities += reading.activities.length;
    notes.addMessage(placed.message, reading);
    onRead(activities);
  }
  const skipped = unlistedFolders(source.names, workspace.conversations);
  return { activities, notes: [...notes.list(people, skipped), ...texts.notes] };
}

/**
 * Slack names the file `<Workspace> Slack export Jun 6 2015 - Jul 27 2016.zip`; who dislikes blanks in
 * file names turns that into `my-workspace-slack-export.zip`.
 */
function nameFromPath(path: string): string | null {
  const name = /^(.+?)[ _-]Slack[ _-]export\b/i.exec(basename(path))?.[1];
  if (name === undefined || name.includes(' ')) return cleanLine(name);
  const words = name.split(/[_-]+/).filter((word) => word !== '');
  return cleanLine(words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '));
}

function refuseFileOptions(request: ImportRequest): void {
  if (request.mapping === undefined && request.preset === undefined) return;
  throw new ImportRequestError(
    'option_not_for_connector',
    'A Slack export needs neither --mapping nor --preset.',
    'Leave them out, or import with the connector "file".'
  );
}
