import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { sentTurn, type TurnView } from '../conversation/turnView';
import { Announcer } from './announcer';

const turn: TurnView = { ...sentTurn('k', 'hello'), id: 't1', items: [{ kind: 'text', text: 'Snow.' }] };
const said = (status: TurnView['status']) => renderToStaticMarkup(<Announcer turn={{ ...turn, status }} />);

test('a turn that came to its end is said to be finished', () => {
  expect(said('completed')).toContain('has finished. Snow.');
});

test('a turn that did not is not', () => {
  expect(said('stopped')).toContain('You stopped this turn. What was written is kept. Snow.');
  expect(said('failed')).not.toContain('has finished');
  expect(said('cut')).toContain('can go on. Snow.');
  expect(said('refused')).toContain('refused to answer');
  expect(said('empty')).toContain('answered nothing');
});
