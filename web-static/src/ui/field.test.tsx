import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AuthorName } from './authorName';
import { TextArea, TextField } from './field';
import { TextDiff } from './textDiff';

test('what people write and name themselves takes its own direction', () => {
  for (const shown of [
    <TextField key="1" label="Name" />,
    <TextArea key="2" label="Passage" />,
    <AuthorName key="3" author={{ kind: 'person', name: 'سارة' }} />,
    <TextDiff key="4" before="עולם" after="עולם בלי כוכבים" />,
  ]) {
    expect(renderToStaticMarkup(shown)).toContain('dir="auto"');
  }
});
