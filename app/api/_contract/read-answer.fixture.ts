import type { ReadAnswer } from './answer-check.fixture';

/** Reads an answer; of a stream of events, which never ends, only its first piece. */
export async function readAnswer(response: Response): Promise<ReadAnswer> {
  const { headers, status } = response;
  const isStream = headers.get('content-type')?.startsWith('text/event-stream');
  return { body: isStream ? await firstPiece(response) : await response.text(), headers, status };
}

async function firstPiece({ body }: Response): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}
