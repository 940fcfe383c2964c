import { expect, test } from 'vitest';
import { readEvents } from './sse';

const stream =
  'id: 1\nevent: text\ndata: {"text":"a"}\n\n: still here\n\nid: 2\r\nevent: text\r\ndata: {"text":"é"}\r\n\r\n';
const events = [
  { id: '1', event: 'text', data: '{"text":"a"}' },
  { id: '2', event: 'text', data: '{"text":"é"}' },
];

function inPieces(text: string, size: number, pauseMs = 0): Response {
  const bytes = new TextEncoder().encode(text);
  return new Response(
    new ReadableStream({
      async start(controller) {
        for (let at = 0; at < bytes.length; at += size) {
          if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
          controller.enqueue(bytes.slice(at, at + size));
        }
        controller.close();
      },
    }),
  );
}

async function allOf(response: Response, silenceMs = 1000) {
  const read = [];
  for await (const event of readEvents(response, silenceMs)) read.push(event);
  return read;
}

test('events are read whatever the size of the pieces, also where a letter is split', async () => {
  for (let size = 1; size <= stream.length; size++) expect(await allOf(inPieces(stream, size))).toEqual(events);
});

test('half an event at the end of the stream is dropped', async () => {
  expect(await allOf(inPieces('id: 1\ndata: a\n', 100))).toEqual([]);
});

test('a stream that says nothing is given up', async () => {
  await expect(allOf(new Response(new ReadableStream()), 5)).rejects.toThrow('silent');
});

test('a stream that says only that it is still there is not given up', async () => {
  const heartbeats = ': still here\n\n'.repeat(10);
  expect(await allOf(inPieces(`${heartbeats}id: 1\ndata: a\n\n`, 14, 40), 300)).toHaveLength(1);
});
