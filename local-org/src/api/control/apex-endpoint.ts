import { z } from 'zod';
import { callController, NotImplementedError, programOf } from '../../apex/index.ts';
import type { Org } from '../../org.ts';
import type { Reply } from '../call.ts';
import { SalesforceError } from '../salesforce-error.ts';

/** A page's call of a controller; `user` is an id or a user name. */
export const controllerCall = z.strictObject({
  user: z.string(),
  className: z.string(),
  method: z.string(),
  args: z.record(z.string(), z.unknown()).default({})
});

/** Runs the org's controllers. */
export class ApexEndpoint {
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
  }

  /** The result, or the error with its own status. Throws SalesforceError for an unknown user. */
  answer({ user, ...call }: z.infer<typeof controllerCall>): Reply {
    const userId = this.findUser(user);
    try {
      const answer = callController(programOf(this.org), this.org, { userId, ...call });
      if (!answer.ok) return { status: answer.status, body: answer };
      this.org.unconfirmed('null members of a controller’s result are left out');
      return { status: 200, body: answer };
    } catch (error) {
      if (!(error instanceof NotImplementedError)) throw error;
      throw new SalesforceError(501, 'NOT_IMPLEMENTED', error.message);
    }
  }

  private findUser(user: string): string {
    const id = this.org.store
      .prepare('SELECT "Id" FROM "User" WHERE ("Id" = ? OR "Username" = ?) AND "IsActive" = 1')
      .pluck()
      .get(user, user);
    if (typeof id === 'string') return id;
    throw new SalesforceError(400, 'INVALID_INPUT', `no active user ${user}`);
  }
}
