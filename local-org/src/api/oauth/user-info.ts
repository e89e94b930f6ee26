import type { Org } from '../../org.ts';
import type { SignIn } from './sign-in.ts';
import { utcOffsetOf } from './utc-offset.ts';

/** The identity URL of a user: the `id` of a token response. */
export function identityUrl(org: Org, userId: string, origin: string): string {
  return `${origin}/id/${org.store.orgId}/${userId}`;
}

/** The identity service's answer, which jsforce's `identity()` reads. */
export function identityOf({ org }: SignIn, userId: string, origin: string) {
  const user = readUser(org, userId);
  return {
    id: identityUrl(org, userId, origin),
    asserted_user: true,
    user_id: userId,
    organization_id: org.store.orgId,
    username: user['Username'],
    nick_name: user['CommunityNickname'],
    display_name: user['Name'],
    email: user['Email'],
    email_verified: true,
    first_name: user['FirstName'],
    last_name: user['LastName'],
    timezone: user['TimeZoneSidKey'],
    photos: photos(origin),
    addr_street: user['Street'],
    addr_city: user['City'],
    addr_state: user['State'],
    addr_country: user['Country'],
    addr_zip: user['PostalCode'],
    mobile_phone: user['MobilePhone'],
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: urls(org, userId, origin),
    ...traits(user),
    last_modified_date: time(user['LastModifiedDate']),
    is_app_installed: true
  };
}

/** `/services/oauth2/userinfo` (recorded); ids have 18 characters. */
export function userInfoOf({ org, users }: SignIn, userId: string, origin: string) {
  const user = readUser(org, userId);
  return {
    sub: identityUrl(org, userId, origin),
    user_id: userId,
    organization_id: org.store.orgId,
    preferred_username: user['Username'],
    nickname: user['CommunityNickname'],
    name: user['Name'],
    email: user['Email'],
    email_verified: true,
    given_name: user['FirstName'],
    family_name: user['LastName'],
    zoneinfo: user['TimeZoneSidKey'],
    photos: photos(origin),
    profile: `${origin}/${userId}`,
    picture: photos(origin).picture,
    address: {},
    is_salesforce_integration_user: users.find(userId)?.isApiOnly ?? false,
    urls: urls(org, userId, origin),
    ...traits(user),
    updated_at: time(user['LastModifiedDate'])
  };
}

type StoredUser = Readonly<Record<string, unknown>>;

function readUser(org: Org, userId: string): StoredUser {
  const sql = 'SELECT * FROM "User" WHERE "Id" = ?';
  return (org.store.prepare(sql).get(userId) as StoredUser | undefined) ?? {};
}

function traits(user: StoredUser) {
  return {
    active: user['IsActive'] === 1,
    user_type: text(user['UserType'] ?? 'Standard').toUpperCase(),
    language: user['LanguageLocaleKey'],
    locale: user['LocaleSidKey'],
    utcOffset: utcOffsetOf(text(user['TimeZoneSidKey']))
  };
}

function photos(origin: string) {
  const base = `${origin}/profilephoto/005`;
  return { picture: `${base}/F`, thumbnail: `${base}/T` };
}

function urls(org: Org, userId: string, origin: string) {
  const rest = `${origin}/services/data/v{version}/`;
  const soap = (kind: string) => `${origin}/services/Soap/${kind}/{version}/${org.store.orgId}`;
  return {
    enterprise: soap('c'),
    metadata: soap('m'),
    partner: soap('u'),
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
    tooling_soap: soap('T'),
    tooling_rest: `${rest}tooling/`,
    profile: `${origin}/${userId}`,
    feeds: `${rest}chatter/feeds`,
    groups: `${rest}chatter/groups`,
    users: `${rest}chatter/users`,
    feed_items: `${rest}chatter/feed-items`,
    feed_elements: `${rest}chatter/feed-elements`,
    custom_domain: origin
  };
}

/** Stored stamps carry milliseconds that are always zero. */
function time(stored: unknown): string {
  return text(stored).replace('.000', '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
