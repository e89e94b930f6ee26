/** Which of an org's doors a request came to: the login host of production, that of sandboxes, or My Domain. */
export type HostKind = 'login' | 'test' | 'my-domain';

/** `login.localhost` and `test.localhost` stand for login and test.salesforce.com. */
export function hostKindOf(origin: string): HostKind {
  const label = /^http:\/\/(login|test)\.localhost(?::|$)/i.exec(origin)?.[1]?.toLowerCase();
  return label === 'login' || label === 'test' ? label : 'my-domain';
}

/** The org's own host, where its API is: the `instance_url` of a token response. */
export function myDomainOf(origin: string): string {
  return hostKindOf(origin) === 'my-domain' ? origin : origin.replace(/\/\/(login|test)\./i, '//');
}
