'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { worlds } from '@/api/endpoints';
import { useOffers, useRefreshWorld } from '@/api/queries/worlds';
import type { World } from '@/api/types';
import * as t from '@/text/versions';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Trouble } from '@/ui/notice';
import { Outcome } from '../proposals/outcome';

/** Offers what a fork has changed to the world that it was forked from, and shows what became of earlier offers. */
export function OfferChanges({ world, chosen }: { world: World; chosen: readonly string[] }) {
  const [reason, setReason] = useState('');
  const refresh = useRefreshWorld(world.id);
  const offer = useMutation({
    mutationFn: () => worlds.offer(world.id, [...chosen], reason),
    onSuccess: () => {
      setReason('');
      refresh();
    },
  });
  const origin = world.origin?.name ?? '';
  return (
    <section aria-label={t.offerChanges()} className="grid grid-cols-1 gap-6 border-t border-line pt-6">
      <Form error={offer.error} onSubmit={() => offer.mutate()} className="grid max-w-xl gap-4">
        <h2 className="chrome text-bright">{t.offerChanges()}</h2>
        <p className="text-sm">{t.offerHelp({ world: origin })}</p>
        <TextArea
          label={t.offerReason()}
          name="reason"
          most={1000}
          rows={2}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <FormTrouble />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="primary" disabled={chosen.length === 0} pending={offer.isPending}>
            {t.offerCount({ count: chosen.length })}
          </Button>
          {offer.isSuccess && (
            <span role="status" className="text-sm text-accent">
              {t.offered({ world: origin })}
            </span>
          )}
        </div>
      </Form>
      <Offers world={world} />
    </section>
  );
}

function Offers({ world }: { world: World }) {
  const { data, error, refetch } = useOffers(world.id);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <div className="grid gap-3">
      <h3 className="chrome text-dim">{t.earlierOffers()}</h3>
      <ul className="grid gap-3">
        {data.items.map((offer) => (
          <li key={offer.id}>
            <Outcome proposal={offer} />
          </li>
        ))}
      </ul>
    </div>
  );
}
