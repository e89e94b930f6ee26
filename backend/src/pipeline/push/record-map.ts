import { PUSH_ORDER, type TargetObject, type Write } from '../../domain/index.ts';

/** Names a record across objects. */
type RecordName = Pick<Write, 'object' | 'externalId'>;

/** A value per record; one map for each object, because no text is made up to find a record then. */
export class RecordMap<T> {
  private readonly byObject = new Map<TargetObject, Map<string, T>>();

  get({ object, externalId }: RecordName): T | undefined {
    return this.byObject.get(object)?.get(externalId);
  }

  has({ object, externalId }: RecordName): boolean {
    return this.byObject.get(object)?.has(externalId) === true;
  }

  set({ object, externalId }: RecordName, value: T): void {
    const ofObject = this.byObject.get(object) ?? new Map<string, T>();
    this.byObject.set(object, ofObject.set(externalId, value));
  }

  /** Whether there was one. */
  delete({ object, externalId }: RecordName): boolean {
    return this.byObject.get(object)?.delete(externalId) === true;
  }

  get size(): number {
    let size = 0;
    for (const ofObject of this.byObject.values()) size += ofObject.size;
    return size;
  }

  /** Parents before children, those of one object in the order in which they came. */
  values(): T[] {
    return PUSH_ORDER.flatMap((object) => [...(this.byObject.get(object)?.values() ?? [])]);
  }
}
