'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { stories } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useRefreshStory, useRevision, useRevisions } from '@/api/queries/stories';
import type { Revision, RevisionSummary, Segment, Story } from '@/api/types';
import * as t from '@/text/stories';
import * as ui from '@/text/ui';
import { AuthorName } from '@/ui/authorName';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { Select } from '@/ui/field';
import { Loading, Trouble } from '@/ui/notice';
import { TextDiff } from '@/ui/textDiff';
import { Time } from '@/ui/time';
import { WordCount } from './wordCount';

type Props = { story: Story; segment: Segment };

/** Earlier words of a passage: who wrote them and when, any two compared, one of them restored. */
export function Revisions({ story, segment }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRevisions(story, segment.id);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.theRevisions()} />;
  const revisions = data.pages.flatMap((page) => page.items);
  return (
    <section aria-label={t.revisions()} className="grid min-w-0 gap-4 border border-line bg-deep p-4 text-sm">
      <ol className="grid gap-1">
        {revisions.map((revision) => (
          <li key={revision.number}>
            <Line revision={revision} current={revision.number === segment.revision} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button className="justify-self-start" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {ui.loadMore()}
        </Button>
      )}
      {revisions.length > 1 && <Comparison story={story} segment={segment} revisions={revisions} />}
    </section>
  );
}

function Line({ revision, current }: { revision: RevisionSummary; current: boolean }) {
  return (
    <p className="flex flex-wrap gap-x-3 text-dim">
      <span className="text-bright">{current ? t.currentRevision(revision) : t.revision(revision)}</span>
      <AuthorName author={revision.author} />
      <Time at={revision.createdAt} />
      <WordCount count={revision.wordCount} />
    </p>
  );
}

function Comparison({ story, segment, revisions }: Props & { revisions: RevisionSummary[] }) {
  const [chosenBefore, setBefore] = useState<number | null>(null);
  const [chosenAfter, setAfter] = useState<number | null>(null);
  const numbers = revisions.map(({ number }) => number);
  const after = chosenAfter ?? numbers[0] ?? null;
  const before = chosenBefore ?? numbers[1] ?? null;
  const options = numbers.map((number) => ({ value: String(number), label: t.revision({ number }) }));
  return (
    <div className="grid min-w-0 gap-4">
      <div className="grid grid-cols-2 gap-3 sm:max-w-md">
        <Select
          label={ui.before()}
          options={options}
          value={String(before)}
          onChange={(event) => setBefore(Number(event.target.value))}
        />
        <Select
          label={ui.after()}
          options={options}
          value={String(after)}
          onChange={(event) => setAfter(Number(event.target.value))}
        />
      </div>
      <Difference segmentId={segment.id} before={before} after={after} />
      {before !== null && before !== segment.revision && <Restore story={story} segment={segment} number={before} />}
    </div>
  );
}

function Difference({ segmentId, before, after }: { segmentId: string; before: number | null; after: number | null }) {
  const left = useRevision(segmentId, before);
  const right = useRevision(segmentId, after);
  const error = left.error ?? right.error;
  if (error) return <Trouble error={error} onRetry={() => void Promise.all([left.refetch(), right.refetch()])} />;
  if (!left.data || !right.data) return <Loading what={t.theWords()} />;
  return (
    <div className="prose min-w-0 text-base!">
      <TextDiff before={wholeOf(left.data)} after={wholeOf(right.data)} />
    </div>
  );
}

function wholeOf({ title, text }: Revision): string {
  return title ? `${title}\n\n${text}` : text;
}

function Restore({ story, segment, number }: Props & { number: number }) {
  const refresh = useRefreshStory(story);
  const restore = useMutation({
    mutationFn: () => stories.restoreRevision(segment.id, segment.revision, number),
    onSuccess: refresh,
    onError: (error) => isProblem(error, 'stale-version') && refresh(),
  });
  return (
    <>
      <ConfirmButton
        label={t.restoreRevision({ number })}
        question={t.restoreRevisionQuestion({ number })}
        yes={ui.restoreIt()}
        pending={restore.isPending}
        onConfirm={() => restore.mutate()}
      />
      {restore.error && <Trouble error={restore.error} />}
    </>
  );
}
