/** What a component finds in `error`: Lightning's FetchResponse. */
export class FetchError extends Error {
  constructor(status, statusText, body) {
    super([body].flat()[0]?.message ?? statusText);
    this.ok = false;
    this.status = status;
    this.statusText = statusText;
    this.headers = {};
    this.errorType = 'fetchResponse';
    this.body = body;
  }
}

/**
 * Asks the org as the signed-in user; resolves to the answer's JSON, rejects with FetchError.
 * @param {string} path below `/pages/api`
 * @param {{ method?: string, body?: unknown, query?: Record<string, unknown> }} [options] empty values
 *   of `query` are left out, lists are joined with commas
 */
export async function askOrg(path, { method = 'GET', body, query = {} } = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  const address = `/pages/api${path}${search.size > 0 ? `?${search}` : ''}`;
  let response;
  try {
    response = await fetch(address, {
      method,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body)
      })
    });
  } catch {
    throw new FetchError(0, 'Offline', [{ message: 'The local org does not answer.' }]);
  }
  const answer = await response.json();
  if (response.ok) return answer;
  // A controller's refusal is a FetchResponse already.
  const inner = answer?.errorType === 'fetchResponse' ? answer.body : answer;
  throw new FetchError(response.status, response.statusText, inner);
}
