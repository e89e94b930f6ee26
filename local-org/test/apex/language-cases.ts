import { expect, it } from '@jest/globals';
import { library, Registry } from '../../src/apex/library/index.ts';
import {
  ApexCompileError,
  parseTrigger,
  parseUnit,
  Program,
  Thrown,
  Transaction
} from '../../src/apex/index.ts';
import { typeText } from '../../src/apex/types/index.ts';
import {
  ApexDecimal,
  ApexDouble,
  concatenatedText,
  exceptionText,
  typeOfValue,
  type Value
} from '../../src/apex/values/index.ts';
import { openOrg, type Org } from '../../src/org.ts';
import { libraryDir } from '../support/library-org.ts';

/** One rule of the language and a piece of Apex that shows it. */
export interface LanguageCase {
  readonly rule: string;
  /** An expression, or statements that return a value. */
  readonly apex: string;
  /** Numbers with their type: `Integer 3`; everything else as string concatenation shows it. */
  readonly gives?: string;
  /** `System.MathException: Divide by 0`. */
  readonly throws?: string;
  /** The compiler's complaint. */
  readonly refused?: string;
}

export interface CaseOptions {
  /** Further classes the cases use. */
  readonly classes?: readonly string[];
  /** Triggers that run around what the cases write. */
  readonly triggers?: readonly string[];
  /** Who runs them: `admin` without it. */
  readonly user?: string;
  /** Before each case, as administrator. */
  readonly prepare?: (org: Org) => void;
}

const registry = new Registry(library);
let sharedOrg: Org | undefined;

/** The library's org, shared by the cases of a file; each case leaves it as it was. */
export function libraryApexOrg(): Org {
  sharedOrg ??= openOrg({ sourceDirs: [libraryDir], clock: new Date('2026-03-01T10:00:00Z') });
  return sharedOrg;
}

export function programOf(...sources: readonly string[]): Program {
  return programWith(sources, []);
}

export function programWith(classes: readonly string[], triggers: readonly string[]): Program {
  const declarations = classes.map((source, index) => parseUnit(`unit${index}.cls`, source));
  const around = triggers.map((source, index) => parseTrigger(`unit${index}.trigger`, source));
  return new Program(declarations, registry, libraryApexOrg().schema, around);
}

/** A test per case. */
export function languageCases(cases: readonly LanguageCase[], options: CaseOptions = {}): void {
  const sound = cases.filter((one) => one.refused === undefined);
  const classes = [casesClass(sound), ...(options.classes ?? [])];
  const program = programWith(classes, options.triggers ?? []);
  sound.forEach((one, index) => {
    it(one.rule, () => {
      const result = outcome(program, index, options);
      expect(result).toBe(one.throws ?? one.gives);
    });
  });
  for (const one of cases.filter((candidate) => candidate.refused !== undefined)) {
    it(one.rule, () => {
      expect(complaint([casesClass([one]), ...(options.classes ?? [])])).toContain(one.refused);
    });
  }
}

/** What is wrong in the sources; empty when nothing is. */
export function complaint(sources: readonly string[]): string {
  try {
    return programOf(...sources)
      .problems()
      .map(({ problem }) => problem)
      .join('\n');
  } catch (error) {
    if (error instanceof ApexCompileError) return error.problem;
    throw error;
  }
}

/** Runs work and takes back what it wrote. */
export function undone<T>(org: Org, work: () => T): T {
  const done: T[] = [];
  const rollback = new Error('rollback');
  try {
    org.store.transaction(() => {
      done.push(work());
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
  return done[0] as T;
}

function outcome(program: Program, index: number, options: CaseOptions): string {
  const org = libraryApexOrg();
  return undone(org, () => {
    options.prepare?.(org);
    const ref = options.user ?? 'admin';
    const userId = org.users.find((user) => user.ref === ref)?.id ?? '';
    const transaction = new Transaction(program, org, { userId, inTest: true });
    const info = program.names.findClass('Cases');
    const method = info?.methods.get(`case${index}`)?.[0];
    if (!method) throw new Error(`no case ${index}`);
    try {
      return shown(transaction.callMethod(method, null, []));
    } catch (error) {
      if (error instanceof Thrown) return exceptionText(error.exception);
      throw error;
    }
  });
}

function shown(value: Value): string {
  const isNumber =
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof ApexDecimal ||
    value instanceof ApexDouble;
  const text = concatenatedText(value);
  return isNumber ? `${typeText(typeOfValue(value))} ${text}` : text;
}

function casesClass(cases: readonly LanguageCase[]): string {
  const methods = cases.map(({ apex }, index) => {
    const body = /\breturn\b|\bthrow\b/.test(apex) ? apex : `return ${apex};`;
    return `public static Object case${index}() { ${body} }`;
  });
  return `@IsTest public class Cases {\n${methods.join('\n')}\n}`;
}
