import { relative } from 'node:path';
import type { Problem } from '../validation/index.ts';
import type { Component } from './component.ts';
import type { DeployMessage } from './deploy-job.ts';
import type { Misfit } from './lay-out.ts';
import { MANIFEST } from './manifest.ts';

interface Judged {
  readonly components: readonly Component[];
  readonly misfits: readonly Misfit[];
  readonly problems: readonly Problem[];
  /** The folder the problems' paths lie in. */
  readonly folder: string;
  readonly ignoreWarnings: boolean;
  /** Whether the org has a component already. */
  isThere(component: Component): boolean;
}

/** One message per problem, and one per component that has none. */
export function deployMessages(judged: Judged): DeployMessage[] {
  const owners = new Map(
    judged.components.flatMap((one) => [...one.sources.keys()].map((name) => [name, one] as const))
  );
  const problems = judged.problems.map((problem) => problemMessage(judged, owners, problem));
  const misfits = judged.misfits.map(misfitMessage);
  const failed = new Set([...problems, ...misfits].filter(({ success }) => !success).map(keyOf));
  const good = judged.components.map((one) => successMessage(one, judged.isThere(one)));
  const manifest = { type: '', fullName: MANIFEST, fileName: MANIFEST, sources: new Map() };
  return [
    ...problems,
    ...misfits,
    ...good.filter((one) => !failed.has(keyOf(one))),
    successMessage(manifest, true)
  ];
}

/** Type and name: what one message of a component has in common with another. */
export function keyOf({ componentType, fullName }: DeployMessage): string {
  return `${componentType}:${fullName}`;
}

function problemMessage(
  { folder, ignoreWarnings }: Judged,
  owners: ReadonlyMap<string, Component>,
  problem: Problem
): DeployMessage {
  const name = relative(folder, problem.file).replaceAll('\\', '/');
  const owner = owners.get(name) ?? owners.get(`${name}-meta.xml`);
  return {
    ...placeOf(owner, name),
    // Documented (DeployOptions): unless warnings are ignored, one is treated like an error.
    success: problem.severity === 'Warning' && ignoreWarnings,
    created: false,
    changed: false,
    problem: problem.message,
    problemType: problem.severity,
    lineNumber: problem.line,
    columnNumber: problem.column ?? 1
  };
}

/** What is not in the package is the org's own, broken by what the package changes. */
function placeOf(owner: Component | undefined, name: string) {
  if (!owner) {
    const fullName = name.replace(/^.*\//, '').replace(/\.[\w-]+(-meta\.xml)?$/, '');
    return { componentType: '', fullName, fileName: name };
  }
  // A bundle's message names the file that has the problem.
  const fileName = owner.type === 'LightningComponentBundle' ? name : owner.fileName;
  return { componentType: owner.type, fullName: owner.fullName, fileName };
}

function misfitMessage({ type, fullName, fileName, line, problem }: Misfit): DeployMessage {
  return {
    componentType: type,
    fullName,
    fileName,
    success: false,
    created: false,
    changed: false,
    problem,
    problemType: 'Error',
    lineNumber: line,
    columnNumber: 1
  };
}

function successMessage({ type, fullName, fileName }: Component, isThere: boolean): DeployMessage {
  return {
    componentType: type,
    fullName,
    fileName,
    success: true,
    created: !isThere,
    changed: true
  };
}
