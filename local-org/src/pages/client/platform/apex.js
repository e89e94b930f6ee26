import { askOrg } from './org-request.js';
import { AnswerStore, refreshWired, storedWire } from './stored-wire.js';

const CACHE_MS = 300_000;
const store = new AnswerStore({ maxAgeMs: CACHE_MS });
const cacheable = new Set();

/** A controller's method: a function that also carries its wire adapter. */
export function apexMethod(className, method) {
  const name = `${className}.${method}`;
  const call = async (args) => {
    const answer = await askOrg('/apex', { method: 'POST', body: { className, method, args } });
    if (answer.cacheable) cacheable.add(name);
    return answer.returnValue;
  };
  const keyOf = (args) => `${name} ${JSON.stringify(sorted(args))}`;
  const callNow = async (args = {}) => {
    if (!cacheable.has(name)) return call(args);
    const answer = store.answer(keyOf(args), () => call(args));
    return store.isFresh(answer) ? answer.result.data : answer.refresh();
  };
  callNow.adapter = storedWire(
    store,
    (config) => (isComplete(config) ? keyOf(config) : undefined),
    call
  );
  return callNow;
}

/** A wire waits as long as one of its values is undefined. */
function isComplete(config) {
  return Object.values(config).every((value) => value !== undefined);
}

function sorted(args) {
  return Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
}

export const refreshApex = refreshWired;

/** @param {Record<string, unknown>} record @param {string | { fieldApiName: string }} field */
export function getSObjectValue(record, field) {
  const path = typeof field === 'string' ? field.replace(/^\w+\./, '') : field.fieldApiName;
  return path.split('.').reduce((value, part) => value?.[part], record);
}
