'use client';

import { useMutation } from '@tanstack/react-query';
import { stories } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useRefreshStory } from '@/api/queries/stories';
import type { Segment, Story } from '@/api/types';
import { hasConflict, useDraft } from '@/browser/draft';
import { countWords } from '@/domain/words';
import * as t from '@/text/stories';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { DraftConflict } from '@/ui/draftConflict';
import { TextArea } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { TextDiff } from '@/ui/textDiff';
import { editNotes } from './keptPassage';
import { WordCount } from './wordCount';

type Props = { story: Story; segment: Segment; onDone: () => void };

/** Edits a passage against the revision that the text began from; where somebody was faster, the person chooses. */
export function SegmentEditor({ story, segment, onDone }: Props) {
  const draft = useDraft(editNotes(story.id) + segment.id, versionOf(segment));
  const refresh = useRefreshStory(story);
  const save = useMutation({
    mutationFn: async () => {
      try {
        return await stories.editSegment(segment.id, draft.version, { text: draft.value });
      } catch (error) {
        if (!isProblem(error, 'stale-version')) throw error;
        const now = (await stories.get(story.id)).segments.find(({ id }) => id === segment.id);
        if (!now || hasConflict(draft, versionOf(now))) throw error;
        // Only its title was changed: there is nothing to decide.
        return await stories.editSegment(segment.id, now.revision, { text: draft.value });
      }
    },
    onSuccess: async () => {
      await refresh();
      draft.drop();
      onDone();
    },
    // If the passage is gone, the story shows its text.
    onError: (error) => (isProblem(error, 'stale-version') || isProblem(error, 'not-found')) && refresh(),
  });
  const asks = draft.conflict && !save.isPending;
  const error = isProblem(save.error, 'stale-version') ? null : save.error;

  return (
    <Form
      aria-label={t.editPassage()}
      error={error}
      onSubmit={() => save.mutate()}
      className="grid gap-3 border border-accent/40 bg-panel p-4"
    >
      <TextArea
        label={t.passage()}
        serif
        rows={8}
        value={draft.value}
        onChange={(event) => draft.change(event.target.value)}
        name="text"
        autoFocus
      />
      <p className="text-sm text-dim">
        <WordCount count={countWords(draft.value)} />
      </p>
      {asks && (
        <DraftConflict
          what={t.passageNoun()}
          theirs={
            <div className="prose text-base!">
              <TextDiff before={draft.base.value} after={segment.text} />
            </div>
          }
          mine={
            <div className="prose text-base!">
              <TextDiff before={segment.text} after={draft.value} />
            </div>
          }
          copy={draft.value}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.drop}
        />
      )}
      <FormTrouble />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={save.isPending || asks}>
          {t.savePassage()}
        </Button>
        <Button
          onClick={() => {
            draft.drop();
            onDone();
          }}
        >
          {ui.cancel()}
        </Button>
      </div>
    </Form>
  );
}

const versionOf = ({ revision, text }: Segment) => ({ version: revision, value: text });
