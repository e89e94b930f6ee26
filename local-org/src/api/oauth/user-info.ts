import type { Org } from '../../org.ts';

/** The identity URL of a user: the `id` of a token response. */
export function identityUrl(org: Org, userId: string, origin: string): string {
  return `${origin}/id/${org.store.orgId}/${userId}`;
}

/** The identity service's answer, which jsforce's `identity()` reads. */
export function identityOf(org: Org, userId: string, origin: string) {
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
    first_name: user['FirstName'],
    last_name: user['LastName'],
    timezone: user['TimeZoneSidKey'],
    urls: urls(org, origin),
    active: user['IsActive'] === 1,
    user_type: user['UserType'] ?? 'STANDARD',
    language: user['LanguageLocaleKey'],
    locale: user['LocaleSidKey']
  };
}

/** `/services/oauth2/userinfo` (recorded); ids have 18 characters. */
export function userInfoOf(org: Org, userId: string, origin: string) {
  const user = readUser(org, userId);
  const picture = `${origin}/profilephoto/005/F`;
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
    photos: { picture, thumbnail: picture.replace(/F$/, 'T') },
    profile: `${origin}/${userId}`,
    picture,
    address: {},
    is_salesforce_integration_user: userId === org.client.userId,
    urls: urls(org, origin),
    active: user['IsActive'] === 1,
    user_type: user['UserType'] ?? 'STANDARD',
    language: user['LanguageLocaleKey'],
    locale: user['LocaleSidKey'],
    utcOffset: 0,
    updated_at: user['LastModifiedDate']
  };
}

type StoredUser = Readonly<Record<string, unknown>>;

function readUser(org: Org, userId: string): StoredUser {
  const sql = 'SELECT * FROM "User" WHERE "Id" = ?';
  return (org.store.prepare(sql).get(userId) as StoredUser | undefined) ?? {};
}

function urls(org: Org, origin: string) {
  const rest = `${origin}/services/data/v{version}/`;
  return {
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    enterprise: `${origin}/services/Soap/c/{version}/${org.store.orgId}`,
    partner: `${origin}/services/Soap/u/{version}/${org.store.orgId}`,
    metadata: `${origin}/services/Soap/m/{version}/${org.store.orgId}`,
    tooling_rest: `${rest}tooling/`,
    custom_domain: origin
  };
}
