import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { faultSpecs, type FaultSpec } from './fault-spec.ts';

/** A fault file that cannot be read or says something the org does not know. */
export class FaultFileError extends Error {
  override readonly name = 'FaultFileError';
}

/** The faults of a JSON file: one or a list, as posted to `/local-org/faults`. Throws FaultFileError. */
export function readFaults(file: string): FaultSpec[] {
  const parsed = faultSpecs.safeParse(parse(file));
  if (parsed.success) return parsed.data;
  throw new FaultFileError(`${file} is not a fault file: ${z.prettifyError(parsed.error)}`);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new FaultFileError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}
