'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { stories } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useRefreshWorld, useStories } from '@/api/queries/worlds';
import type { StorySummary, World } from '@/api/types';
import { dropSaved, useStored } from '@/browser/stored';
import * as ui from '@/text/ui';
import * as t from '@/text/worlds';
import { Button } from '@/ui/button';
import { TextArea, TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Empty, Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';

export function WorldStories({ world }: { world: World }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useStories(world.id);
  const canWrite = world.role === 'owner' || world.role === 'editor';
  const list = data?.pages.flatMap((page) => page.items) ?? [];
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.storiesNoun()} />;
  return (
    <div className="grid gap-6">
      <h2 className="sr-only">{t.stories()}</h2>
      {list.length === 0 && (
        <Empty>
          <p>{canWrite ? t.noStoriesByYou() : t.noStories()}</p>
        </Empty>
      )}
      <ul className="grid gap-3">
        {list.map((story) => (
          <li key={story.id}>
            <StoryLink story={story} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button className="justify-self-start" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {ui.loadMore()}
        </Button>
      )}
      {canWrite && <NewStory worldId={world.id} />}
    </div>
  );
}

function StoryLink({ story }: { story: StorySummary }) {
  return (
    <Link href={`/stories/${story.id}`} prefetch={false} className="lift block border border-line bg-deep p-4">
      <h3 dir="auto" className="font-serif text-lg text-bright">
        {story.title}
      </h3>
      <p className="mt-1 text-sm text-dim">
        {t.aboutStory({
          passages: story.segmentCount,
          words: story.wordCount,
          version: story.worldVersion,
          at: story.updatedAt,
          time: (at) => <Time at={at} />,
        })}
      </p>
    </Link>
  );
}

function NewStory({ worldId }: { worldId: string }) {
  const [open, setOpen] = useState(false);
  if (open) return <NewStoryForm worldId={worldId} onCancel={() => setOpen(false)} />;
  return (
    <Button className="justify-self-start" onClick={() => setOpen(true)}>
      {t.newStory()}
    </Button>
  );
}

type Typed = { title: string | null | undefined; text: string | null | undefined };

function NewStoryForm({ worldId, onCancel }: { worldId: string; onCancel: () => void }) {
  const titleNote = `draft.story.${worldId}.title`;
  const textNote = `draft.story.${worldId}.text`;
  const [title, setTitle] = useStored(titleNote);
  const [text, setText] = useStored(textNote);
  const router = useRouter();
  const refresh = useRefreshWorld(worldId);
  const create = useMutation({
    mutationFn: ({ title, text }: Typed) =>
      stories.create(worldId, { title: title?.trim() ?? '', ...(text?.trim() && { text }) }),
    onSuccess: (story, sent) => {
      dropSaved(titleNote, sent.title);
      dropSaved(textNote, sent.text);
      refresh();
      router.push(`/stories/${story.id}`);
    },
    onError: (error) => isProblem(error, 'made-before') && refresh(),
  });

  return (
    <Form
      aria-label={t.newStory()}
      error={create.error}
      onSubmit={() => create.mutate({ title, text })}
      className="grid gap-4 border border-accent/40 bg-panel p-4"
    >
      <TextField
        label={t.titleOfStory()}
        value={title ?? ''}
        onChange={(event) => setTitle(event.target.value)}
        name="title"
        autoFocus
      />
      <TextArea
        label={t.firstPassage()}
        serif
        rows={6}
        value={text ?? ''}
        onChange={(event) => setText(event.target.value)}
        name="text"
      />
      <FormTrouble />
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={create.isPending}>
          {t.createStory()}
        </Button>
        <Button onClick={onCancel}>{ui.cancel()}</Button>
      </div>
    </Form>
  );
}
