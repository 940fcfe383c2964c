'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { worlds } from '@/api/endpoints';
import { useShowWorld } from '@/api/queries/worlds';
import type { Draft } from '@/api/types';
import * as t from '@/text/chat';
import { Button } from '@/ui/button';
import { Trouble } from '@/ui/notice';

/** Different worlds to choose from; one click makes one of them a world. */
export function DraftCards({ drafts }: { drafts: Draft[] }) {
  const router = useRouter();
  const show = useShowWorld();
  const choose = useMutation({
    mutationFn: (draftId: string) => worlds.create({ draftId }),
    onSuccess: (world) => {
      show(world);
      router.push(`/worlds/${world.id}`);
    },
  });
  return (
    <div className="grid gap-3">
      <ul aria-label={t.draftsOfWorlds()} className="grid gap-3">
        {drafts.map((draft) => (
          <li key={draft.draftId}>
            <Card draft={draft} busy={choose.isPending} onChoose={() => choose.mutate(draft.draftId)} />
          </li>
        ))}
      </ul>
      {choose.error && <Trouble error={choose.error} />}
    </div>
  );
}

function Card({ draft, busy, onChoose }: { draft: Draft; busy: boolean; onChoose: () => void }) {
  const { year, place } = draft.setting;
  return (
    <article aria-label={draft.name} className="lift grid gap-2 border border-agent-edge/60 bg-agent-edge/5 p-3">
      <h3 dir="auto" className="font-medium text-bright">
        {draft.name}
      </h3>
      <p dir="auto" className="text-xs text-dim">
        {[year, place, ...draft.tones].filter(Boolean).join(' · ')}
      </p>
      <p dir="auto" className="font-serif text-base">
        {draft.pitch}
      </p>
      <details>
        <summary className="text-dim hover:text-accent">
          {t.rulesAndElements({ rules: draft.rules.length, elements: draft.elements.length })}
        </summary>
        <div className="mt-2 grid gap-2">
          <p dir="auto" className="font-serif">
            {draft.premise}
          </p>
          <ul className="list-disc pl-5 text-text">
            {draft.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <p dir="auto" className="text-dim">
            {draft.elements.join(' · ')}
          </p>
        </div>
      </details>
      <Button look="primary" disabled={busy} onClick={onChoose} aria-label={t.makeMyWorldNamed({ name: draft.name })}>
        {t.makeMyWorld()}
      </Button>
    </article>
  );
}
