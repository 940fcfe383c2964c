'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { stories } from '@/api/endpoints';
import { Problem } from '@/api/problem';
import { readAgain } from '@/api/readAgain';
import type { Story } from '@/api/types';
import { worldKeys } from '@/features/worlds/queries';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { TextField } from '@/ui/field';
import { Trouble } from '@/ui/notice';
import { storyKey, useRefreshStory } from './queries';

/** Renames or deletes the whole story. */
export function StoryMenu({ story }: { story: Story }) {
  return (
    <details className="border-t border-line pt-3">
      <summary className="chrome py-2 text-dim hover:text-cyan">Manage story</summary>
      <div className="grid justify-items-start gap-4 pt-3">
        <Rename story={story} />
        <Remove story={story} />
      </div>
    </details>
  );
}

function Rename({ story }: { story: Story }) {
  const [title, setTitle] = useState(story.title);
  const refresh = useRefreshStory(story);
  const rename = useMutation({ mutationFn: () => stories.rename(story.id, title.trim()), onSuccess: refresh });
  const problem = rename.error instanceof Problem ? rename.error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    rename.mutate();
  }

  return (
    <form aria-label="Rename story" onSubmit={submit} className="grid w-full gap-3">
      <TextField
        label="Title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={problem?.field('title')}
      />
      {problem && !problem.field('title') && <Trouble error={problem} />}
      <Button type="submit" className="justify-self-start" disabled={rename.isPending}>
        Rename
      </Button>
    </form>
  );
}

function Remove({ story }: { story: Story }) {
  const queries = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => stories.remove(story.id),
    onSuccess: () => {
      router.replace(`/worlds/${story.worldId}?tab=stories`);
      queries.removeQueries({ queryKey: storyKey(story.id) });
      void readAgain(queries, worldKeys.stories(story.worldId));
    },
  });
  return (
    <>
      <ConfirmButton
        label="Delete story"
        question={`Delete ${story.title} with all its passages? This can't be undone.`}
        yes="Delete it"
        disabled={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}
