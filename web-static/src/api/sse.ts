/** One frame of a `text/event-stream`. */
export type Frame = { id: string | null; event: string; data: string };

/** Reads frames out of text that arrives in pieces, as the HTML standard says; comments are skipped. */
export class FrameParser {
  #line = '';
  #afterReturn = false;
  #frame: { id: string | null; event: string; data: string[] } = { id: null, event: '', data: [] };

  /** Takes the next piece, gives the frames that it completes. */
  push(piece: string): Frame[] {
    const frames: Frame[] = [];
    for (const char of piece) {
      if (char === '\n' && this.#afterReturn) {
        this.#afterReturn = false;
        continue;
      }
      this.#afterReturn = char === '\r';
      if (char !== '\n' && char !== '\r') {
        this.#line += char;
        continue;
      }
      const frame = this.#endLine();
      if (frame) frames.push(frame);
    }
    return frames;
  }

  #endLine(): Frame | null {
    const line = this.#line;
    this.#line = '';
    if (line === '') return this.#endFrame();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'id') this.#frame.id = value;
    if (name === 'event') this.#frame.event = value;
    if (name === 'data') this.#frame.data.push(value);
    return null;
  }

  #endFrame(): Frame | null {
    const { id, event, data } = this.#frame;
    this.#frame = { id: null, event: '', data: [] };
    return data.length === 0 ? null : { id, event: event || 'message', data: data.join('\n') };
  }
}

/** The frames of a response. Ends when the response ends; throws when it breaks or is silent for too long. */
export async function* readFrames(response: Response, silenceMs: number): AsyncGenerator<Frame> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new FrameParser();
  try {
    for (;;) {
      const { done, value } = await orTimeout(reader.read(), silenceMs);
      if (done) return;
      yield* parser.push(value);
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
