import type { Finding } from '../finding.ts';
import type { ApexMethod } from './apex-class.ts';
import type { ApexProject } from './apex-project.ts';
import { annotationFlag } from './modifiers.ts';

/** What Lightning demands of methods it may call (documented: AuraEnabled Annotation). */
export function checkAuraEnabled({ classes, calls }: ApexProject): Finding[] {
  return classes
    .flatMap(({ methods }) => methods)
    .filter(isAuraEnabled)
    .flatMap((method) => [
      ...checkDeclaration(method),
      ...checkOverloads(method),
      ...(isCacheable(method) ? checkCacheable(method, calls) : [])
    ]);
}

export function isAuraEnabled({ modifiers }: ApexMethod): boolean {
  return modifiers.annotation('auraenabled') !== undefined;
}

export function isCacheable({ modifiers }: ApexMethod): boolean {
  const annotation = modifiers.annotation('auraenabled');
  return annotation !== undefined && annotationFlag(annotation, 'cacheable');
}

function checkDeclaration(method: ApexMethod): Finding[] {
  const findings: Finding[] = [];
  if (!method.modifiers.has('static')) {
    findings.push(
      refusal(method, 'is not static', 'Declare it static; expose data as properties.')
    );
  }
  if (!method.modifiers.has('public') && !method.modifiers.has('global')) {
    findings.push(refusal(method, 'is neither public nor global', 'Declare it public.'));
  }
  return findings;
}

/** Named at each later method of the name: the first one may stay. */
function checkOverloads(method: ApexMethod): Finding[] {
  const namesakes = method.owner.methods.filter(
    (one) => one.name.toLowerCase() === method.name.toLowerCase()
  );
  const first = namesakes.find(isAuraEnabled);
  if (namesakes.length < 2 || first !== method) return [];
  return namesakes
    .filter((one) => one !== first)
    .map((one) =>
      refusal(
        one,
        `overloads the @AuraEnabled method of line ${first.line}`,
        'Give it another name.'
      )
    );
}

function checkCacheable(method: ApexMethod, calls: ApexProject['calls']): Finding[] {
  const writes = calls.accessesOf(method).filter(({ kind }) => kind === 'dml');
  return writes
    .slice(0, 1)
    .map(({ what, within }) =>
      refusal(
        method,
        `is cacheable but leads to ${what} in ${within.fullName}`,
        'Take cacheable=true away, or do not write.'
      )
    );
}

function refusal(method: ApexMethod, what: string, remedy: string): Finding {
  const file = method.owner.apex.file.path;
  const message = `${method.fullName} ${what}.`;
  return { rule: 'apex/aura-enabled', file, line: method.line, message, remedy };
}
