/** Opens the consent page, chooses the user and presses a button, as a browser does. */
export async function answerConsent(
  authorizeUrl: string,
  username: string,
  decision: 'allow' | 'deny' = 'allow'
): Promise<Record<string, string>> {
  const html = await (await fetch(authorizeUrl)).text();
  const key = /name="request" value="([^"]+)"/.exec(html)?.[1];
  const labels = [...html.matchAll(/<label for="user-(\w+)">([^<]*)<\/label>/g)];
  const user = labels.find(([, , label]) => label?.includes(`(${username})`))?.[1];
  if (!key || !user) throw new Error(`This is no consent page for ${username}: ${html}`);
  const response = await fetch(new URL('/services/oauth2/authorize', authorizeUrl), {
    method: 'POST',
    body: new URLSearchParams({ request: key, user, decision }),
    redirect: 'manual'
  });
  const location = response.headers.get('location');
  if (!location) throw new Error(`The consent led nowhere: ${await response.text()}`);
  return Object.fromEntries(new URL(location).searchParams);
}
