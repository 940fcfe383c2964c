import { expect, test } from 'vitest';
import { formatOf, refusal } from './format';

const largest = { picture: 1_000_000, sound: 2_000_000 };
const file = (name: string, type: string, size = 1) => new File([new Uint8Array(size)], name, { type });

test.each([
  ['lamp.png', 'image/png', 'image/png'],
  ['image', 'image/jpeg', 'image/jpeg'],
  ['LAMP.JPEG', '', 'image/jpeg'],
  ['rain.wav', 'audio/x-wav', 'audio/wav'],
  ['rain.ogg', 'video/ogg', 'audio/ogg'],
])('%s, of the type “%s” to the browser, is %s', (name, type, contentType) => {
  expect(formatOf({ name, type })?.contentType).toBe(contentType);
});

test.each([
  ['page.html', 'text/html'],
  ['drawing.svg', 'image/svg+xml'],
  ['png', ''],
])('%s can not be uploaded', (name, type) => {
  expect(refusal(file(name, type), ['picture', 'sound'], largest)).toMatch(/^This type of file can't be used/);
});

test('a sound is no picture', () => {
  expect(refusal(file('rain.wav', 'audio/wav'), ['picture'], largest)).toMatch(/^This is no picture/);
});

test('a file is compared with the limit of its kind, once that is known', () => {
  const picture = file('lamp.png', 'image/png', 1_500_000);
  expect(refusal(picture, ['picture'], largest)).toBe('This file has 1.5 MB: at most 1 MB are possible.');
  expect(refusal(file('rain.wav', 'audio/wav', 1_500_000), ['sound'], largest)).toBeNull();
  expect(refusal(picture, ['picture'], undefined)).toBeNull();
  expect(refusal(file('lamp.png', 'image/png', 0), ['picture'], largest)).toBe('This file is empty.');
});
