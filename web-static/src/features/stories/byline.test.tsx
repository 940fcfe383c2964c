import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Author } from '@/api/types';
import { Byline } from './byline';

const words = (author: Author, editor: Author | null) =>
  renderToStaticMarkup(<Byline author={author} editor={editor} />).replace(/<[^>]+>/g, '');
const ada: Author = { kind: 'person', name: 'Ada' };
const bo: Author = { kind: 'person', name: 'Bo' };
const agent: Author = { kind: 'agent', name: 'Ada' };

test('the byline says who wrote and who edited', () => {
  expect(words(ada, null)).toBe('by Ada');
  expect(words(ada, bo)).toBe('by Ada, edited by Bo');
  expect(words(ada, ada)).toBe('by Ada, edited');
  expect(words(agent, ada)).toBe('by Agent for Ada, edited by Ada');
});
