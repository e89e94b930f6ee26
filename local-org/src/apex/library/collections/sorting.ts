import { ApexInstance, compareForSort, type ApexList, type Value } from '../../values/index.ts';
import type { Call } from '../call.ts';

/** Sorts in place, stable, null first. Throws ListException for what has no order. */
export function sortList(call: Call, list: ApexList): void {
  list.items.sort((left, right) => compare(call, left, right));
}

export function sortListBy(call: Call, list: ApexList, comparator: Value): void {
  list.items.sort((left, right) => Number(call.context.call(comparator, 'compare', [left, right])));
}

function compare(call: Call, left: Value, right: Value): number {
  if (left instanceof ApexInstance && right !== null) {
    if (!call.context.isInstance(left, { name: 'Comparable', arguments: [] })) throw noOrder(call);
    return Number(call.context.call(left, 'compareTo', [right]));
  }
  const order = compareForSort(left, right);
  if (order === undefined) throw noOrder(call);
  return order;
}

function noOrder(call: Call): Error {
  return call.fail('ListException', 'One or more of the items in this list is not Comparable.');
}
