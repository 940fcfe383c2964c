'use client';

import { useMutation } from '@tanstack/react-query';
import { stories } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useRefreshStory } from '@/api/queries/stories';
import type { Story } from '@/api/types';
import { dropSaved, useStored } from '@/browser/stored';
import { nameOf } from '@/domain/storyTree';
import { countWords } from '@/domain/words';
import { useChatActions } from '@/features/chat/conversation/chatProvider';
import * as t from '@/text/stories';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { type KeptPassage, keptPassage, passageNote } from './keptPassage';
import { WordCount } from './wordCount';

/** A passage, and what was kept in the browser when it was sent. */
type Sent = { passage: KeptPassage; typed: string | null | undefined };

type Props = { story: Story; parentId: string | null; onSaved: (id: string) => void };

/** Goes on from where the path ends: by hand, or by asking the agent. */
export function ContinueForm({ story, parentId, onSaved }: Props) {
  const note = passageNote(story.id);
  const [stored, store] = useStored(note);
  const kept = keptPassage(stored, parentId);
  const keep = (text: string, after: string | null) =>
    store(text === '' ? null : JSON.stringify({ parentId: after, text }));
  const refresh = useRefreshStory(story);
  const { ask } = useChatActions();
  const save = useMutation({
    mutationFn: ({ passage }: Sent) => stories.addSegment(story.id, passage),
    onSuccess: async (segment, { typed }) => {
      dropSaved(note, typed);
      await refresh();
      onSaved(segment.id);
    },
    onError: (error) => isProblem(error, 'made-before') && refresh(),
  });
  const moved = kept.parentId !== parentId && !save.isPending;
  const placeIsGone = kept.parentId !== null && !story.segments.some(({ id }) => id === kept.parentId);
  const label = parentId === null ? t.beginStory() : t.continueStory();

  return (
    <Form
      aria-label={label}
      error={save.error}
      onSubmit={() => save.mutate({ passage: kept, typed: stored })}
      className="grid gap-3 border-t border-line pt-6"
    >
      <TextArea
        label={label}
        serif
        rows={4}
        value={kept.text}
        onChange={(event) => keep(event.target.value, kept.parentId)}
        name="text"
      />
      {kept.text !== '' && (
        <p className="text-sm text-dim">
          <WordCount count={countWords(kept.text)} />
        </p>
      )}
      {moved && <Elsewhere story={story} begunAfter={kept.parentId} onHere={() => keep(kept.text, parentId)} />}
      <FormTrouble />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={save.isPending || !kept.text.trim() || placeIsGone}>
          {moved ? t.saveAsBranch() : t.savePassage()}
        </Button>
        <Button look="agent" onClick={() => ask(parentId === null ? t.firstPassageMessage() : t.nextPassageMessage())}>
          {t.letAgentWrite()}
        </Button>
      </div>
    </Form>
  );
}

type ElsewhereProps = { story: Story; begunAfter: string | null; onHere: () => void };

/** The kept text was begun at another place: the person says where it belongs. */
function Elsewhere({ story, begunAfter, onHere }: ElsewhereProps) {
  const parent = story.segments.find(({ id }) => id === begunAfter);
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-3 border border-warn/60 bg-warn/5 p-3 text-sm text-bright"
    >
      <p>
        {begunAfter === null
          ? t.begunAsBeginning()
          : parent
            ? t.begunAfter({ passage: nameOf(parent), q: (name) => <q dir="auto">{name}</q> })
            : t.begunAfterDeleted()}{' '}
        {t.anotherComesBefore()}
      </p>
      <Button onClick={onHere}>{t.continueFromHere()}</Button>
    </div>
  );
}
