import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/index.ts';
import { NAME_FIELDS } from '../../soql/index.ts';
import { isUnmodelled } from './unmodelled-objects.ts';

/**
 * What a name leads to. `unmodelled`: Salesforce has the object, the local org does not, so nothing
 * more can be said.
 */
export type Resolved<Target> = Target | 'unmodelled' | undefined;

/** Where a path stands: one object, or several behind a polymorphic lookup. */
export type Entity = readonly ObjectSchema[];

/** Looks names up as Salesforce does: case does not matter. */
export class SchemaNames {
  private readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  object(name: string): Resolved<ObjectSchema> {
    const known = this.schema.objects.get(name.toLowerCase());
    if (known) return known;
    const base = name.replace(/__(history|share|feed|changeevent)$/i, '__c');
    if (base !== name && this.schema.objects.has(base.toLowerCase())) return 'unmodelled';
    return isUnmodelled(name) ? 'unmodelled' : undefined;
  }

  /** The parents behind a relationship such as `Member__r` or `Owner`. */
  parents(entity: Entity, relationship: string): Resolved<Entity> {
    for (const object of entity) {
      for (const { reference } of object.fields.values()) {
        if (reference?.relationshipName.toLowerCase() !== relationship.toLowerCase()) continue;
        const parents = reference.to.map((name) => this.object(name));
        const known = parents.filter((parent) => typeof parent === 'object');
        return known.length === 0 ? 'unmodelled' : known;
      }
    }
    return undefined;
  }

  /** The object behind a child relationship such as `Activities__r`. */
  children(object: ObjectSchema, relationship: string): Resolved<ObjectSchema> {
    const child = object.childRelationships.find(
      ({ relationshipName }) => relationshipName.toLowerCase() === relationship.toLowerCase()
    );
    return child && this.object(child.childObject);
  }

  hasField(entity: Entity, name: string): boolean {
    const key = name.toLowerCase();
    if (entity.length > 1) return key === 'type' || NAME_FIELDS.has(key);
    return entity.some((object) => this.field(object, key) !== undefined);
  }

  field(object: ObjectSchema, name: string): FieldSchema | undefined {
    const key = name.toLowerCase();
    // A geolocation is one field in the metadata and two in SOQL.
    const place = key.replace(/__(latitude|longitude)__s$/, '__c');
    return object.fields.get(key) ?? object.fields.get(place);
  }
}
