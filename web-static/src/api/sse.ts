import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Reads the events of a response. Ends when the response ends; throws when it breaks or is silent for too long. */
export async function* readEvents(response: Response, silenceMs: number): AsyncGenerator<EventSourceMessage> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  try {
    for (;;) {
      // A comment completes no event, and is a sign of life all the same.
      const { done, value } = await orTimeout(reader.read(), silenceMs);
      if (done) return;
      parser.feed(value);
      yield* events.splice(0);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function orTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The stream fell silent.')), ms);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
