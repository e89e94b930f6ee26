import { MetadataError } from './metadata-error.ts';

/** Reads or checks one component; undefined when it was refused and the refusal was reported. */
export type Attempt = <Result>(read: () => Result) => Result | undefined;

/** Refusals go to `report`; without one the first refusal is thrown. */
export function attemptWith(report: ((error: MetadataError) => void) | undefined): Attempt {
  if (!report) return (read) => read();
  return (read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      report(error);
      return undefined;
    }
  };
}
