import type { Finding } from '../finding.ts';
import { isInTest } from './apex-class.ts';
import type { ApexFile } from './apex-file.ts';
import type { ApexProject } from './apex-project.ts';
import { isAuraEnabled } from './aura-rules.ts';
import type { Call, ReachedAccess } from './call-graph.ts';
import { databaseAccesses, isRepeated, type DatabaseAccess } from './database-access.ts';
import { hasReason } from './documented-exception.ts';
import { lineOf } from './parse-tree.ts';

/** User mode, loops and layers; code of tests is free. */
export function checkDatabaseAccess(project: ApexProject): Finding[] {
  const controllers = new Set(
    project.classes.filter(({ methods }) => methods.some(isAuraEnabled)).map(({ apex }) => apex)
  );
  return project.files.flatMap((apex) => {
    const accesses = databaseAccesses(apex.root).filter(({ node }) => !isInTest(node));
    const isController = controllers.has(apex) || /(^|\/)controllers\//.test(apex.file.name);
    return [
      ...accesses.flatMap((access) => checkMode(apex, access)),
      ...accesses.flatMap((access) => checkLoop(apex, access)),
      ...(isController ? accesses.flatMap((access) => checkLayer(apex, access)) : []),
      ...checkRepeatedCalls(apex, project)
    ];
  });
}

function checkMode(
  apex: ApexFile,
  { kind, what, userMode, node, line }: DatabaseAccess
): Finding[] {
  if (userMode || hasReason(apex, node, 'System mode')) return [];
  const words = what.includes('.')
    ? 'pass AccessLevel.USER_MODE'
    : kind === 'query'
      ? 'add WITH USER_MODE'
      : `write \`${what} as user\``;
  return [
    {
      rule: 'apex/user-mode',
      file: apex.file.path,
      line,
      message: `${capital(what)} does not run in user mode.`,
      remedy: `${capital(words)}, or give the reason above it: // System mode: …`
    }
  ];
}

function checkLoop(apex: ApexFile, { kind, what, node, line }: DatabaseAccess): Finding[] {
  if (!isRepeated(node) || hasReason(apex, node, 'In a loop')) return [];
  const remedy =
    kind === 'query'
      ? 'Collect the keys first and query once before the loop.'
      : 'Collect the records and write them once behind the loop.';
  return [
    {
      rule: 'apex/in-loop',
      file: apex.file.path,
      line,
      message: `${capital(what)} stands in a loop.`,
      remedy
    }
  ];
}

function checkRepeatedCalls(apex: ApexFile, { calls }: ApexProject): Finding[] {
  const repeated = calls
    .callsIn(apex.root)
    .filter(
      ({ node }) => isRepeated(node) && !isInTest(node) && !hasReason(apex, node, 'In a loop')
    );
  return repeated.flatMap((call) => {
    const [first] = calls.accessesOf(call.target);
    return first ? [repeatedCall(apex, call, first)] : [];
  });
}

function repeatedCall(apex: ApexFile, { target, node }: Call, access: ReachedAccess): Finding {
  return {
    rule: 'apex/in-loop',
    file: apex.file.path,
    line: lineOf(node),
    message: `${target.fullName} is called in a loop and leads to ${access.what} in ${access.within.fullName}.`,
    remedy: 'Let the method take a list, and call it once.'
  };
}

function checkLayer(apex: ApexFile, { kind, what, line }: DatabaseAccess): Finding[] {
  if (kind !== 'query') return [];
  return [
    {
      rule: 'apex/controller-query',
      file: apex.file.path,
      line,
      message: `${capital(what)} stands in a controller.`,
      remedy: 'Move it to a selector.'
    }
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
