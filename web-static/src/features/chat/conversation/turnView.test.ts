import { describe, expect, test } from 'vitest';
import type { Turn, TurnEvent } from '@/api/types';
import { applyEvent, endingLine, isRunning, newestPassage, sentTurn, storedTurn } from './turnView';

const started: TurnEvent = {
  id: 1,
  event: 'turn.started',
  data: { turnId: 't1', agent: { kind: 'world', name: 'Ark' } },
};
const run = (...events: TurnEvent[]) => events.reduce(applyEvent, sentTurn('k', 'hello'));
const text = (id: number, piece: string): TurnEvent => ({ id, event: 'text', data: { text: piece } });

describe('a turn', () => {
  test('is sending until the server starts it, then runs and knows its id and agent', () => {
    expect(run().status).toBe('sending');
    expect(run(started)).toMatchObject({ id: 't1', status: 'running', agent: { name: 'Ark' } });
  });

  test('shows the canon entries that its agent was given, before the text', () => {
    const entries = [{ address: '/elements/ark', name: 'Ark Nine' }];
    const turn = run(started, { id: 2, event: 'canon.used', data: { entries } }, text(3, 'It sinks.'));
    expect(turn.items).toEqual([
      { kind: 'canon', entries },
      { kind: 'text', text: 'It sinks.' },
    ]);
  });

  test('joins pieces of text, and begins a new one after something else', () => {
    const turn = run(
      started,
      { id: 2, event: 'reasoning', data: { text: 'hm' } },
      text(3, 'Once '),
      text(4, 'more'),
      { id: 5, event: 'tool.started', data: { callId: 'c', tool: 'read_canon', summary: 'Reading' } },
      text(6, 'Done'),
    );
    expect(turn.items.map((item) => ('text' in item ? item.text : item.kind))).toEqual([
      'hm',
      'Once more',
      'tool',
      'Done',
    ]);
  });

  test('shows each event once, however often it is replayed', () => {
    const events = [started, text(2, 'a'), text(3, 'b')];
    expect(run(...events, ...events, text(2, 'a'))).toEqual(run(...events));
  });

  test('gives a tool its result by the id of the call', () => {
    const turn = run(
      started,
      { id: 2, event: 'tool.started', data: { callId: 'a', tool: 'search', summary: 'Searching' } },
      { id: 3, event: 'tool.started', data: { callId: 'b', tool: 'read_canon', summary: 'Reading' } },
      { id: 4, event: 'tool.finished', data: { callId: 'a', outcome: 'denied', summary: 'Not allowed' } },
    );
    expect(turn.items).toMatchObject([
      { outcome: 'denied', summary: 'Not allowed' },
      { outcome: 'running', summary: 'Reading' },
    ]);
  });

  test('keeps its text when it fails, says why, and leaves no tool running', () => {
    const turn = run(
      started,
      text(2, 'half'),
      { id: 3, event: 'tool.started', data: { callId: 'a', tool: 'search', summary: 'Searching' } },
      { id: 4, event: 'error', data: { code: 'agent-down', message: 'The agent is away.', retryable: true } },
      { id: 5, event: 'turn.finished', data: { reason: 'failed' } },
    );
    expect(turn).toMatchObject({
      status: 'failed',
      items: [{ text: 'half' }, { outcome: 'failed' }, { message: 'The agent is away.' }],
    });
    expect(isRunning(turn)).toBe(false);
  });

  test('marks its passage as unfinished if it was cut within the passage, and not if it was cut later', () => {
    const passage = { callId: 'c', storyId: 's', parentId: null, text: 'A star' };
    const written: TurnEvent[] = [
      started,
      { id: 2, event: 'passage', data: passage },
      { id: 3, event: 'segment', data: { storyId: 's', segmentId: 'g' } },
    ];
    const cut = (id: number): TurnEvent => ({ id, event: 'turn.finished', data: { reason: 'cut' } });
    expect(run(...written, cut(4)).items).toMatchObject([{ segmentId: 'g', unfinished: true }]);
    expect(run(...written, text(4, 'And so'), cut(5)).items[0]).not.toHaveProperty('unfinished');
  });

  test('says that it has no answer if it has only thoughts', () => {
    const thought: TurnEvent = { id: 2, event: 'reasoning', data: { text: 'hm' } };
    const empty: TurnEvent = { id: 3, event: 'turn.finished', data: { reason: 'empty' } };
    expect(endingLine(run(started, thought, empty))).toContain('thought, and answered nothing');
    expect(endingLine(run(started, { ...empty, id: 2 }))).toContain('The model answered nothing');
  });

  test('ignores an event it does not know', () => {
    const future = { id: 2, event: 'hologram', data: {} } as unknown as TurnEvent;
    expect(run(started, future)).toMatchObject({ items: [], lastEventId: 2 });
  });
});

describe('a passage', () => {
  const piece = (id: number, words: string): TurnEvent => ({
    id,
    event: 'passage',
    data: { callId: 'w', storyId: null, parentId: null, text: words },
  });
  const story: TurnEvent = { id: 2, event: 'story', data: { storyId: 's1', title: 'Salt' } };

  test('belongs to the story that was just created, and grows piece by piece', () => {
    const turn = run(started, story, piece(3, 'The tide '), piece(4, 'came.'));
    expect(newestPassage(turn, 's1')).toMatchObject({ text: 'The tide came.', segmentId: null });
    expect(newestPassage(turn, 's2')).toBeNull();
  });

  test('learns where it goes from a later piece', () => {
    const later: TurnEvent = {
      id: 4,
      event: 'passage',
      data: { callId: 'w', storyId: 's2', parentId: 'g0', text: 'came.' },
    };
    const turn = run(started, story, piece(3, 'The tide '), later);
    expect(newestPassage(turn, 's2')).toMatchObject({ parentId: 'g0', text: 'The tide came.' });
  });

  test('becomes a segment when it was saved', () => {
    const turn = run(started, story, piece(3, 'The tide.'), {
      id: 4,
      event: 'segment',
      data: { storyId: 's1', segmentId: 'g1' },
    });
    expect(newestPassage(turn, 's1')).toMatchObject({ text: 'The tide.', segmentId: 'g1' });
  });
});

describe('a stored turn', () => {
  const stored: Turn = {
    id: 't1',
    worldId: null,
    storyId: null,
    segmentId: null,
    parentId: null,
    siblings: ['t1'],
    message: 'hello',
    status: 'interrupted',
    agent: { kind: 'user', name: 'User Agent' },
    startedAt: '2026-01-01T00:00:00Z',
    finishedAt: null,
    lastEventId: 7,
    events: [started, text(7, 'all of it')],
  };

  test('has the stored status, even without a last event', () => {
    expect(storedTurn(stored)).toMatchObject({ status: 'interrupted', items: [{ text: 'all of it' }] });
  });

  test('goes on from its last event when it still runs', () => {
    const running = storedTurn({ ...stored, status: 'running' });
    const next = [text(6, 'of it'), text(8, ', and more')].reduce(applyEvent, running);
    expect(next.items).toEqual([{ kind: 'text', text: 'all of it, and more' }]);
  });
});
