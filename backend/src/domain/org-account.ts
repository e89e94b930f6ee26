/** An Account of the org, as far as matching needs it (a row of the local mirror). */
export interface OrgAccount {
  readonly connectionId: string;
  readonly recordId: string;
  readonly name: string;
  readonly website: string | null;
  readonly systemModstamp: string;
}
