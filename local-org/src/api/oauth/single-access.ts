import { randomBytes } from 'node:crypto';
import type { Reply } from '../call.ts';
import type { WireRequest } from '../wire-request.ts';
import { myDomainOf } from './login-host.ts';
import { OAuthError } from './oauth-error.ts';
import { OneTimeValues } from './one-time-values.ts';
import type { SignIn } from './sign-in.ts';

const URL_LIFE = 60_000;

interface Bridge {
  readonly userId: string;
  readonly startPath: string;
}

/** From an access token to a browser session: single-use frontdoor URLs (documented: Single Access UI Bridge API). */
export class SingleAccess {
  private readonly signIn: SignIn;
  private readonly bridges: OneTimeValues<Bridge>;

  constructor(signIn: SignIn) {
    this.signIn = signIn;
    const newOtp = () => randomBytes(32).toString('base64url');
    this.bridges = new OneTimeValues(signIn.org.clock, URL_LIFE, newOtp);
  }

  /** `{frontdoor_uri}` for the bearer of a token; `redirect_uri` is a path of this org. */
  answer(request: WireRequest): Reply {
    const form = new URLSearchParams(request.text);
    const token = request.bearer ?? form.get('access_token') ?? '';
    const session = this.signIn.sessions.find(token);
    if (!session) throw new OAuthError('invalid_token', 'the token is invalid or expired', 401);
    const origin = myDomainOf(request.origin);
    const asked = request.query.get('redirect_uri') ?? form.get('redirect_uri') ?? '/';
    const startPath = pathWithin(asked, origin);
    if (startPath === undefined) {
      throw new OAuthError('invalid_request', 'redirect_uri must be in this org');
    }
    const otp = this.bridges.put({ userId: session.userId, startPath });
    return {
      status: 200,
      body: { frontdoor_uri: `${origin}/secur/frontdoor.jsp?otp=${otp}` },
      headers: { 'Cache-Control': 'no-store' }
    };
  }

  /** Opens a browser session (cookie `sid`) once and goes to the page asked for. */
  open(request: WireRequest): Reply {
    const bridge = this.bridges.take(request.query.get('otp') ?? '');
    if (!bridge) throw new OAuthError('invalid_grant', 'the link was used or is too old');
    const token = this.signIn.sessions.openForBrowser(bridge.userId);
    return {
      status: 302,
      headers: {
        Location: bridge.startPath,
        'Set-Cookie': `sid=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Lax`,
        'Cache-Control': 'no-store'
      }
    };
  }
}

function pathWithin(asked: string, origin: string): string | undefined {
  if (!URL.canParse(asked, origin)) return undefined;
  const url = new URL(asked, origin);
  return url.origin === origin ? url.pathname + url.search : undefined;
}
