/** A Contact or Lead of the org, as far as matching needs it (a row of the local mirror). */
export interface OrgPerson {
  readonly connectionId: string;
  readonly recordId: string;
  readonly object: 'Contact' | 'Lead';
  readonly email: string | null;
  readonly name: string;
  readonly accountId: string | null;
  /** A converted lead lives on as this contact. */
  readonly convertedContactId: string | null;
  readonly isConverted: boolean;
  readonly systemModstamp: string;
}
