import { type Answer, isRepresentation, type Operation } from './operation';
import { invalid, problem } from './problems';

interface PipelineAnswer {
  /** Its name among the document's shared answers. */
  name: string;
  answer: Answer;
  /** Whether an operation can answer it. */
  appliesTo(operation: Operation): boolean;
}

const takesBody = ({ body }: Operation) => body !== undefined;
/** A POST may have an Idempotency-Key. */
const takesKey = ({ method }: Operation) => method === 'POST';
/** The body of a POST is read whether it takes one or not: nothing may be in it then. */
const readsBody = (operation: Operation) => takesBody(operation) || takesKey(operation);
const takesTags = (operation: Operation) =>
  isRepresentation(operation) || operation.headers?.shape['If-Match'] !== undefined;

/** What the common pipeline answers before, after or instead of a use case, by its status. */
export const PIPELINE: Readonly<Record<number, PipelineAnswer>> = {
  204: {
    name: 'WrittenMinimally',
    answer: {
      description: 'It is done; with `Prefer: return=minimal`.',
      headers: ['ETag', 'Preference-Applied'],
    },
    appliesTo: ({ answers, method }) => method !== 'GET' && (answers[200]?.headers ?? []).includes('ETag'),
  },
  304: {
    name: 'NotModified',
    answer: { description: 'What the caller has is still right.', headers: ['ETag'] },
    appliesTo: isRepresentation,
  },
  400: {
    name: 'Malformed',
    answer: problem('malformed', { detail: 'The body is not valid UTF-8' }),
    appliesTo: (operation) => readsBody(operation) || takesTags(operation),
  },
  403: {
    name: 'CrossSite',
    answer: problem('cross-site', {
      detail: 'Requests that change something are not taken from pages of other sites',
    }),
    appliesTo: ({ method }) => method !== 'GET',
  },
  408: {
    name: 'Timeout',
    answer: problem('timeout', { detail: 'The body did not arrive within 10 s' }),
    appliesTo: readsBody,
  },
  409: {
    name: 'KeyUsedBefore',
    answer: problem('conflict', { detail: 'The Idempotency-Key was sent before with another body' }),
    appliesTo: takesKey,
  },
  413: {
    name: 'TooLarge',
    answer: problem('too-large', { detail: 'The body is larger than 1 MiB' }),
    appliesTo: readsBody,
  },
  415: {
    name: 'UnsupportedMediaType',
    answer: problem('unsupported-media-type', { detail: 'The body must be sent as application/json' }),
    appliesTo: readsBody,
  },
  422: {
    name: 'UnknownField',
    answer: invalid({ path: 'surprise', message: 'Unknown field "surprise"' }),
    appliesTo: ({ path }) => !path.startsWith('/api/health'),
  },
  429: {
    name: 'TooManyRequests',
    answer: problem('too-many-requests', { detail: 'This client may send 600 requests a minute' }, [
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
    ]),
    appliesTo: ({ path }) => !path.startsWith('/api/health'),
  },
  503: {
    name: 'Unavailable',
    answer: problem('unavailable', { detail: 'The database can not be reached or is too busy' }, [
      'Retry-After',
    ]),
    appliesTo: (operation) => operation.usesDatabase !== false || takesKey(operation),
  },
};
