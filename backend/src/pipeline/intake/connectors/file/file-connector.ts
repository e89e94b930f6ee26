import { stat } from 'node:fs/promises';
import { cleanLine } from '../../../../rules/index.ts';
import type { Connector, Inspection } from '../../connector.ts';
import { pathNotFound } from '../../import-errors.ts';
import type { ImportRequest } from '../../import-request.ts';
import { communityMissing, mappingMissing, notAFile, nothingValid } from './file-errors.ts';
import { FileReading } from './file-reading.ts';
import { readMapping, type Mapping } from './mapping.ts';
import { communitySlug } from './record-keys.ts';

/** CSV, JSON lines and chat logs. */
export class FileConnector implements Connector {
  async inspect(request: ImportRequest, onRead: (done: number) => void): Promise<Inspection> {
    const name = cleanLine(request.community);
    if (name === null) throw communityMissing();
    const mapping = await mappingOf(request);
    await refuseFolder(request.path);
    const slug = communitySlug(name);
    const reading = new FileReading(request.path, mapping, slug);
    const { rejections, members, activities, notes } = await reading.inspect(onRead);
    if (members + activities === 0) throw nothingValid(request.path, rejections.listed);
    return {
      origin: {
        externalId: `file:${slug}`,
        platform: 'Other',
        workspaceKey: slug,
        givenName: name,
        url: null,
        logoUrl: null
      },
      counts: { communities: 1, members, activities, sessions: 0 },
      rejected: rejections.listed,
      rejectedCount: rejections.count,
      notes,
      records: () => reading.records(),
      close: async () => undefined
    };
  }
}

async function mappingOf({ mapping, preset }: ImportRequest): Promise<Mapping> {
  if ((mapping === undefined) === (preset === undefined)) throw mappingMissing();
  return mapping === undefined ? { format: 'chat-log' } : readMapping(mapping);
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw pathNotFound(path);
    throw error;
  });
  if (found.isDirectory()) throw notAFile(path);
}
