import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Conversation } from '../conversation/conversation';
import { escapeHint, hindrance, lineHint } from '../conversation/hints';
import { sentTurn, type TurnView } from '../conversation/turnView';
import { TurnActionsContext, useTurnActions } from './turnActions';
import { TurnItem } from './turnItem';

const turn: TurnView = { ...sentTurn('k', 'hello'), id: 't1', siblings: ['t1'], status: 'completed' };
const conversation: Conversation = {
  state: 'ready',
  turns: [turn],
  older: null,
  problem: null,
  reach: 'reached',
  heldUntil: null,
  switching: false,
};

function Hindered({ why, children }: { why: string; children: React.ReactNode }) {
  const actions = { ...useTurnActions(), noTurn: why, noSwitch: why };
  return <TurnActionsContext value={actions}>{children}</TurnActionsContext>;
}

const html = (shown: TurnView, last = true) => renderToStaticMarkup(<TurnItem turn={shown} last={last} />);
/** The words that are shown, without their markup. */
const words = (shown: TurnView, last = true) =>
  html(shown, last)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('a turn', () => {
  test('that waits says how many are before it', () => {
    expect(words({ ...turn, status: 'running', queued: 3 })).toContain('Waiting: 3 before you');
    expect(words({ ...turn, status: 'running', queued: 0 })).toContain('Waiting: next');
  });

  test.each([
    ['stopped', 'You stopped this turn'],
    ['interrupted', 'This turn was interrupted'],
    ['failed', 'could not finish'],
    ['cut', 'was cut off'],
    ['refused', 'refused to answer'],
    ['empty', 'answered nothing'],
  ] as const)('that was %s says so and offers to retry', (status, sentence) => {
    expect(words({ ...turn, status })).toMatch(new RegExp(`${sentence}.*Retry`));
  });

  test('that was cut can go on, and one that was refused can be said otherwise', () => {
    expect(words({ ...turn, status: 'cut' })).toContain('Go on');
    expect(words({ ...turn, status: 'limit' })).toContain('Go on');
    expect(words({ ...turn, status: 'refused' })).toMatch(/Say it otherwise/);
    expect(words(turn)).not.toMatch(/Go on|otherwise/);
    expect(words({ ...turn, status: 'cut' }, false)).not.toContain('Go on');
  });

  test('that was said long ago can be retried and edited too', () => {
    expect(words(turn, false)).toContain('Retry');
    expect(html(turn, false)).toContain('aria-label="Edit this message"');
  });

  test('that runs can be neither retried nor edited', () => {
    const running = html({ ...turn, status: 'running' });
    expect(running).not.toContain('Retry');
    expect(running).not.toContain('Edit this message');
  });

  test('shows where it stands among its siblings, if it has any', () => {
    expect(words(turn)).not.toContain('1 / 1');
    expect(words({ ...turn, siblings: ['t0', 't1', 't2'] })).toContain('2 / 3');
  });

  test('can not be switched while something runs, and says why', () => {
    const item = <TurnItem turn={{ ...turn, siblings: ['t0', 't1'] }} last />;
    const shown = renderToStaticMarkup(<Hindered why="Wait for it.">{item}</Hindered>);
    expect(shown.match(/aria-disabled="true"/g)).toHaveLength(2);
    expect(shown).toContain('Wait for it.');
  });
});

describe('the line', () => {
  const now = new Date('2026-01-01T12:00:00Z');
  const running = { ...conversation, turns: [{ ...turn, status: 'running' as const }] };

  test('says why nothing can be sent', () => {
    expect(hindrance(conversation, false, now)).toBeNull();
    expect(hindrance(conversation, true, now)).toContain('no model');
    expect(hindrance(running, false, now)).toContain('Wait for the answer');
    expect(hindrance({ ...conversation, heldUntil: now.getTime() + 5000 }, false, now)).toContain('in a moment');
    expect(hindrance({ ...conversation, heldUntil: now.getTime() + 600_000 }, false, now)).toMatch(/at \d?\d:\d\d/);
  });

  test('says what Escape does', () => {
    expect(escapeHint(running)).toBe('Esc stops');
    expect(escapeHint({ ...running, turns: [{ ...turn, status: 'running', queued: 0 }] })).toBe('Esc leaves the queue');
    const sending = { ...running, turns: [{ ...turn, status: 'sending' as const }], reach: 'offline' as const };
    expect(escapeHint(sending)).toBe('Esc takes it back');
  });

  test('tells of other versions where there are any', () => {
    expect(lineHint(conversation)).not.toContain('versions');
    expect(lineHint({ ...conversation, turns: [{ ...turn, siblings: ['t0', 't1'] }] })).toContain('← → other versions');
  });
});
