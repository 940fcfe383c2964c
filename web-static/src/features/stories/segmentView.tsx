'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { stories } from '@/api/endpoints';
import { useRefreshStory } from '@/api/queries/stories';
import type { Segment, Story } from '@/api/types';
import { MentionText } from '@/features/worlds/mentions/mentionText';
import * as t from '@/text/stories';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { Trouble } from '@/ui/notice';
import { Byline } from './byline';
import { Illustrate, Illustration } from './illustration';
import { Revisions } from './revisions';
import { SegmentEditor } from './segmentEditor';
import { WordCount } from './wordCount';

type Props = {
  story: Story;
  segment: Segment;
  siblings: Segment[];
  canWrite: boolean;
  onShow: (id: string) => void;
  onBranch: () => void;
  onTryAgain: () => void;
  /** Null where the story has gone on. */
  onGoOn: (() => void) | null;
  onRemoved: () => void;
};

/** One passage, who wrote it, its alternatives, and what can be done with it. */
export function SegmentView({ story, segment, siblings, canWrite, ...act }: Props) {
  const { onShow, onBranch, onTryAgain, onGoOn, onRemoved } = act;
  const [editing, setEditing] = useState(false);
  const [comparing, setComparing] = useState(false);
  if (editing) return <SegmentEditor story={story} segment={segment} onDone={() => setEditing(false)} />;
  return (
    <article aria-label={segment.title ?? t.passage()} data-segment={segment.id} className="group grid gap-3">
      {segment.title && (
        <h2 dir="auto" className="font-serif text-xl text-bright">
          {segment.title}
        </h2>
      )}
      {segment.illustration && <Illustration picture={segment.illustration} />}
      <p dir="auto" className="prose">
        <MentionText text={segment.text} />
      </p>
      {segment.unfinished && onGoOn && (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-warn">
          {t.unfinished()}
          {canWrite && (
            <Button look="agent" onClick={onGoOn}>
              {t.goOn()}
            </Button>
          )}
        </p>
      )}
      <footer className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-dim">
        <Byline author={segment.author} editor={segment.editor} />
        <WordCount count={segment.wordCount} />
        {siblings.length > 1 && <SiblingSwitch segment={segment} siblings={siblings} onShow={onShow} />}
        {canWrite && (
          <div className="flex flex-wrap items-center gap-1">
            <Button look="quiet" onClick={() => setEditing(true)}>
              {ui.edit()}
            </Button>
            <Button look="quiet" onClick={onBranch}>
              {t.branchFromHere()}
            </Button>
            <Button look="quiet" onClick={onTryAgain}>
              {t.anotherTry()}
            </Button>
            <Illustrate story={story} segment={segment} />
            {segment.revision > 1 && (
              <Button look="quiet" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
                {t.revisions()}
              </Button>
            )}
            <RemoveSegment story={story} segment={segment} onRemoved={onRemoved} />
          </div>
        )}
      </footer>
      {comparing && canWrite && <Revisions story={story} segment={segment} />}
    </article>
  );
}

type SwitchProps = { segment: Segment; siblings: Segment[]; onShow: (id: string) => void };

function SiblingSwitch({ segment, siblings, onShow }: SwitchProps) {
  const at = siblings.findIndex(({ id }) => id === segment.id);
  const step = (by: number) => {
    const to = siblings[(at + by + siblings.length) % siblings.length];
    if (to) onShow(to.id);
  };
  return (
    <fieldset className="flex items-center text-bright">
      <legend className="sr-only">{t.alternatives()}</legend>
      <Button look="quiet" aria-label={t.previousAlternative()} onClick={() => step(-1)}>
        ‹
      </Button>
      <span>{t.positionOfAlternative({ number: at + 1, count: siblings.length })}</span>
      <Button look="quiet" aria-label={t.nextAlternative()} onClick={() => step(1)}>
        ›
      </Button>
    </fieldset>
  );
}

function RemoveSegment({ story, segment, onRemoved }: { story: Story; segment: Segment; onRemoved: () => void }) {
  const refresh = useRefreshStory(story);
  const remove = useMutation({
    mutationFn: () => stories.removeSegment(segment.id),
    onSuccess: () => {
      onRemoved();
      return refresh();
    },
  });
  return (
    <>
      <ConfirmButton
        label={ui.deleteLabel()}
        quiet
        question={t.deletePassage()}
        yes={ui.deleteIt()}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}
