/** One component of a package and where it stands in the zip. */
export interface Component {
  /** `ApexClass`, `CustomField`. */
  readonly type: string;
  /** `Member__c.Level__c` for what lies inside an object. */
  readonly fullName: string;
  /** In the zip: `objects/Member__c.object`. */
  readonly fileName: string;
  /** Its files in source format; the lines are those of the zip's file. */
  readonly sources: ReadonlyMap<string, Buffer>;
}
