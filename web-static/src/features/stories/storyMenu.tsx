'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { stories } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { storyKey, useRefreshStory } from '@/api/queries/stories';
import { worldKeys } from '@/api/queries/worlds';
import { readAgain } from '@/api/readAgain';
import type { Story } from '@/api/types';
import { useDraft } from '@/browser/draft';
import * as t from '@/text/stories';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { DraftConflict } from '@/ui/draftConflict';
import { TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Trouble } from '@/ui/notice';
import { TextDiff } from '@/ui/textDiff';

/** Renames or deletes the whole story. */
export function StoryMenu({ story }: { story: Story }) {
  return (
    <details className="border-t border-line pt-3">
      <summary className="chrome py-2 text-dim hover:text-accent">{t.manageStory()}</summary>
      <div className="grid justify-items-start gap-4 pt-3">
        <Rename story={story} />
        <Remove story={story} />
      </div>
    </details>
  );
}

function Rename({ story }: { story: Story }) {
  const title = useDraft(`draft.title.${story.id}`, { version: story.version, value: story.title });
  const refresh = useRefreshStory(story);
  const rename = useMutation({
    mutationFn: () => stories.rename(story.id, title.version, title.value.trim()),
    onSuccess: async () => {
      await refresh();
      title.drop();
    },
    onError: (error) => isProblem(error, 'stale-version') && refresh(),
  });
  const asks = title.conflict && !rename.isPending;
  const error = isProblem(rename.error, 'stale-version') ? null : rename.error;

  return (
    <Form aria-label={t.renameStory()} error={error} onSubmit={() => rename.mutate()} className="grid w-full gap-3">
      <TextField
        label={t.title()}
        value={title.value}
        onChange={(event) => title.change(event.target.value)}
        name="title"
      />
      {asks && (
        <DraftConflict
          what={t.titleNoun()}
          theirs={<TextDiff before={title.base.value} after={story.title} />}
          mine={<TextDiff before={story.title} after={title.value} />}
          copy={title.value}
          onKeepMine={title.keepMine}
          onTakeTheirs={title.drop}
        />
      )}
      <FormTrouble />
      <Button type="submit" className="justify-self-start" disabled={rename.isPending || asks}>
        {t.rename()}
      </Button>
    </Form>
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
        label={t.deleteStory()}
        question={t.deleteStoryQuestion(story)}
        yes={ui.deleteIt()}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}
