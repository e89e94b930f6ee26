import { basename } from 'node:path';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Org } from './org.ts';

const seedFile = z.strictObject({
  records: z.array(
    z.strictObject({
      ref: z.string().min(1).optional(),
      object: z.string().min(1),
      fields: z.record(z.string(), z.unknown()),
      createdAt: z.iso.datetime().optional(),
      convertInto: z.strictObject({ account: z.string(), contact: z.string() }).optional()
    })
  )
});

type SeedRecord = z.infer<typeof seedFile>['records'][number];

/** A seed that cannot be applied; nothing of it stays in the org. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

/**
 * Inserts the records of a seed file as the admin, in order, all or none. A string `@ref` is the id of an
 * earlier record or of a base user; a lead with `convertInto` is converted into earlier records; a record with
 * `createdAt` is as old as that. A file already applied (by its name) is left alone; returns the rows inserted.
 */
export function applySeed(org: Org, file: string): number {
  const memory = `seed ${basename(file)}`;
  if (org.settings.find(memory) !== undefined) return 0;
  const records = readSeed(file);
  org.store.transaction(() => {
    const ids = new Map(org.users.map((user) => [user.ref, user.id]));
    for (const [index, record] of records.entries()) {
      const name = record.ref ?? `record ${index + 1}`;
      const id = insert(org, record, ids, name);
      if (record.ref) ids.set(record.ref, id);
      if (record.convertInto) convert(org, id, resolveAll(record.convertInto, ids, name), name);
    }
    org.settings.set(memory, org.clock.now().toISOString());
  });
  return records.length;
}

function readSeed(file: string): readonly SeedRecord[] {
  const parsed = seedFile.safeParse(parse(file));
  if (parsed.success) return parsed.data.records;
  throw new SeedError(`${file} is not a seed file: ${z.prettifyError(parsed.error)}`);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SeedError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

function insert(
  org: Org,
  record: SeedRecord,
  ids: ReadonlyMap<string, string>,
  name: string
): string {
  const row = resolveAll(record.fields, ids, name);
  // Seeds are written for the package as it lies in the repository, without a namespace.
  const options = { defaultNamespace: org.schema.namespace };
  const session = { ...org.sessionOf(org.admin.id), options };
  const [result] = org.records.insert(session, record.object, [row]);
  if (result?.success) {
    backdate(org, record, result.id);
    return result.id;
  }
  const reasons = result?.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`);
  throw new SeedError(`Seed record ${name} (${record.object}): ${reasons?.join('; ')}`);
}

function backdate(org: Org, { object, createdAt }: SeedRecord, id: string): void {
  const definition = org.schema.objects.get(object.toLowerCase());
  if (createdAt && definition) org.records.setCreatedDate(definition, id, new Date(createdAt));
}

/** Throws SeedError when the lead cannot be converted. */
function convert(
  org: Org,
  leadId: string,
  into: Readonly<Record<string, unknown>>,
  name: string
): void {
  const result = org.records.convertLead(org.sessionOf(org.admin.id), {
    leadId,
    accountId: String(into['account']),
    contactId: String(into['contact']),
    doNotCreateOpportunity: true
  });
  if (result.success) return;
  const reasons = result.errors.map(({ statusCode, message }) => `${statusCode}: ${message}`);
  throw new SeedError(`Seed record ${name} cannot be converted: ${reasons.join('; ')}`);
}

function resolveAll(
  values: Readonly<Record<string, unknown>>,
  ids: ReadonlyMap<string, string>,
  name: string
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, resolve(value, ids, name)])
  );
}

function resolve(value: unknown, ids: ReadonlyMap<string, string>, name: string): unknown {
  if (typeof value !== 'string' || !/^@[\w.-]+$/.test(value)) return value;
  const id = ids.get(value.slice(1));
  if (id === undefined)
    throw new SeedError(`Seed record ${name}: ${value} names no earlier record`);
  return id;
}
