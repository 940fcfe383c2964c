import { expect, test } from 'vitest';
import { FrameParser, readFrames } from './sse';

const stream =
  'id: 1\nevent: text\ndata: {"text":"a"}\n\n: still here\n\nid: 2\r\nevent: text\r\ndata: {"text":"é"}\r\n\r\n';
const frames = [
  { id: '1', event: 'text', data: '{"text":"a"}' },
  { id: '2', event: 'text', data: '{"text":"é"}' },
];

test('frames are read whatever the size of the pieces', () => {
  for (let size = 1; size <= stream.length; size++) {
    const parser = new FrameParser();
    const read = [];
    for (let at = 0; at < stream.length; at += size) read.push(...parser.push(stream.slice(at, at + size)));
    expect(read).toEqual(frames);
  }
});

test('several data lines are one value, and a frame without data is nothing', () => {
  expect(new FrameParser().push('data: a\ndata:b\n\nevent: x\n\n')).toEqual([
    { id: null, event: 'message', data: 'a\nb' },
  ]);
});

test('a half frame at the end of the stream is dropped', () => {
  expect(new FrameParser().push('id: 1\ndata: a\n')).toEqual([]);
});

test('a letter that is split between two chunks arrives whole', async () => {
  const bytes = new TextEncoder().encode(stream);
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  const read = [];
  for await (const frame of readFrames(new Response(body), 1000)) read.push(frame);
  expect(read).toEqual(frames);
});

test('a stream that says nothing is given up', async () => {
  const silent = new Response(new ReadableStream());
  await expect(readFrames(silent, 5).next()).rejects.toThrow('silent');
});
