'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { stories } from '@/api/endpoints';
import { isProblem, Problem } from '@/api/problem';
import type { Segment, Story } from '@/api/types';
import { useStored } from '@/browser/stored';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { Trouble } from '@/ui/notice';
import { Words } from '@/ui/words';
import { useRefreshStory } from './queries';

type Props = { story: Story; segment: Segment; onDone: () => void };

/** Edits a passage against the revision that was read; where somebody was faster, both texts are kept apart. */
export function SegmentEditor({ story, segment, onDone }: Props) {
  const [begun] = useState({ revision: segment.revision, text: segment.text });
  const [stored, store] = useStored(`draft.segment.${segment.id}`);
  const refresh = useRefreshStory(story);
  const text = stored ?? begun.text;
  const save = useMutation({
    mutationFn: (revision: number) => stories.editSegment(segment.id, revision, { text }),
    onSuccess: async () => {
      await refresh();
      store(null);
      onDone();
    },
    onError: (error) => {
      if (isProblem(error, 'stale-version')) void refresh();
    },
  });
  const stale = isProblem(save.error, 'stale-version');
  const problem = save.error instanceof Problem ? save.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(stale ? segment.revision : begun.revision);
  }

  return (
    <form aria-label="Edit passage" onSubmit={submit} className="grid gap-3 border border-cyan/40 bg-panel p-4">
      <TextArea
        label="Passage"
        serif
        rows={8}
        value={text}
        onChange={(event) => store(event.target.value)}
        error={problem?.field('text')}
        autoFocus
      />
      {stale && (
        <Trouble error="Somebody changed this passage while you wrote. Your text is kept; saving again puts it over theirs:">
          <p className="prose text-base!">
            <Words before={begun.text} after={segment.text} />
          </p>
        </Trouble>
      )}
      {problem && !stale && <Trouble error={problem} />}
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={save.isPending}>
          {stale ? 'Save over theirs' : 'Save passage'}
        </Button>
        <Button
          onClick={() => {
            store(null);
            onDone();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
