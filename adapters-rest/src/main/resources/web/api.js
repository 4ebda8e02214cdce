/* Requests to the server: tokens go along, problems come back as errors. */
import { renewed, session } from './account/session.js';
import { language, t } from './text/index.js';

/** What the server refused, or that it could not be reached (status 0). */
export class Problem extends Error {
  constructor(status, view) {
    super(view.detail ?? t('error.unknown'));
    this.status = status;
    this.code = view.code;
    this.details = view.details;
    this.requestId = view.request_id;
  }

  /** The messages of a validation, by field; a name that is taken already names its field too. */
  get fields() {
    if (this.details?.field) return { [this.details.field]: this.message };
    const list = Array.isArray(this.details) ? this.details : [];
    return Object.fromEntries(list.map(({ field, message }) => [field, message]));
  }
}

export const get = (path, query) => json('GET', path + search(query));
export const post = (path, body = {}) => json('POST', path, body);
export const put = (path, body) => json('PUT', path, body);
export const patch = (path, body) => json('PATCH', path, body);
export const remove = (path, query) => json('DELETE', path + search(query));

function search(query = {}) {
  const given = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
    .filter(([, value]) => value !== undefined && value !== '');
  return given.length ? `?${new URLSearchParams(given)}` : '';
}

async function json(method, path, body) {
  const response = await send(method, path, body === undefined ? {} : { json: body });
  return response.status === 204 ? null : response.json();
}

/**
 * The answer of a request that went well; anything else is thrown as a Problem. A token that is too
 * old is renewed behind the scenes and the request repeated once.
 */
export async function send(method, path, options = {}) {
  const used = session.tokens?.access;
  let response = await attempt(method, path, options, used);
  if (response.status === 401 && used) {
    const refusal = await problem(response);
    // a wrong password is no reason to ask with it again
    if (refusal.code === 'AUTHENTICATION_FAILED' || !await renewed(used)) throw refusal;
    response = await attempt(method, path, options, session.tokens.access);
  }
  if (!response.ok) throw await problem(response);
  return response;
}

async function attempt(method, path, { json: body, form, headers = {}, signal }, token) {
  const all = { 'Accept': 'application/json', 'Accept-Language': language.code, ...headers };
  if (token) all.Authorization = `Bearer ${token}`;
  if (body !== undefined) all['Content-Type'] = 'application/json';
  try {
    return await fetch(`/api${path}`, {
      method, headers: all, signal, body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new Problem(0, { code: 'UNREACHABLE', detail: t('error.unreachable') });
  }
}

async function problem(response) {
  // a proxy in between may answer with something that is no problem document
  const view = await response.json().catch(() => ({}));
  return new Problem(response.status, view);
}
