import type { Org } from '../../org.ts';
import { catalogueOf } from './catalogue.ts';

/** The id of an Apex class, given at first use and kept for ever. */
export function classIdOf(org: Org, name: string): string {
  return catalogueOf(org).ids.of('01p', name);
}
