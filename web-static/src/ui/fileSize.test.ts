import { expect, test } from 'vitest';
import { fileSize } from './fileSize';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1_449_999, '1.4 MB'],
  [10_000_000, '10 MB'],
  [999_960_000, '1 GB'],
  [3_000_000_000_000_000, '3,000 TB'],
])('%d bytes are %s', (bytes, text) => expect(fileSize(bytes)).toBe(text));
