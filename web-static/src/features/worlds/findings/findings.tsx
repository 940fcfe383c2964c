'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { findings } from '@/api/endpoints';
import { useFindings, worldKeys } from '@/api/queries/worlds';
import { readAgain } from '@/api/readAgain';
import type { Finding, World } from '@/api/types';
import * as t from '@/text/findings';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Empty, Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';
import { anchorOf, parseAddress, parts, titleOf, valueAt } from '../canon/canon';

/** What is surely wrong in a canon, and what somebody dismissed of it. */
export function Findings({ world }: { world: World }) {
  const { data, error, refetch } = useFindings(world.id, world.version, true);
  if (!data)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Loading what={t.theFindings()} />;
  const open = data.items.filter(({ dismissal }) => dismissal === null);
  const dismissed = data.items.filter(({ dismissal }) => dismissal !== null);
  return (
    <div className="grid grid-cols-1 gap-6">
      <h2 className="sr-only">{t.findings()}</h2>
      {open.length === 0 && <Empty>{t.noFindings()}</Empty>}
      <List label={t.findings()} world={world} items={open} />
      {dismissed.length > 0 && (
        <details>
          <summary className="chrome py-2 text-dim hover:text-accent">
            {t.dismissed({ count: dismissed.length })}
          </summary>
          <div className="mt-2">
            <List label={t.dismissedOnes()} world={world} items={dismissed} />
          </div>
        </details>
      )}
    </div>
  );
}

function List({ label, world, items }: { label: string; world: World; items: readonly Finding[] }) {
  if (items.length === 0) return null;
  return (
    <ul aria-label={label} className="grid grid-cols-1 gap-3">
      {items.map((finding) => (
        <li key={finding.id} className="grid grid-cols-1 gap-2 border border-line bg-deep p-4">
          <p dir="auto" className="text-bright">
            {finding.message}
          </p>
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {finding.addresses.map((address) => (
              <li key={address}>
                <Link
                  href={`/worlds/${world.id}#${anchorOf(address)}`}
                  prefetch={false}
                  className="text-accent underline underline-offset-4"
                >
                  <bdi>{nameOf(world, address)}</bdi>
                </Link>
              </li>
            ))}
          </ul>
          {finding.dismissal ? (
            <Dismissal world={world} finding={finding} {...finding.dismissal} />
          ) : (
            <Dismiss world={world} finding={finding} />
          )}
        </li>
      ))}
    </ul>
  );
}

function nameOf({ canon }: World, address: string): string {
  const place = parseAddress(address);
  const value = valueAt(canon, place);
  return value === null || place.slug === null ? (parts[place.part]?.title ?? address) : titleOf(place.part, value);
}

type Props = { world: World; finding: Finding };

function Dismiss({ world, finding }: Props) {
  const [reason, setReason] = useState<string | null>(null);
  const refresh = useRefresh(world);
  const dismiss = useMutation({
    mutationFn: (typed: string) => findings.dismiss(world.id, finding.id, typed),
    onSuccess: refresh,
  });
  if (!canChange(world)) return null;
  if (reason === null)
    return (
      <Button className="justify-self-start" onClick={() => setReason('')}>
        {t.dismiss()}
      </Button>
    );
  return (
    <Form
      error={dismiss.error}
      onSubmit={() => dismiss.mutate(reason)}
      className="grid max-w-measure grid-cols-1 gap-3"
    >
      <TextArea
        label={t.reason()}
        hint={t.reasonHint()}
        name="reason"
        rows={2}
        most={1_000}
        autoFocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <FormTrouble />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={dismiss.isPending}>
          {t.dismiss()}
        </Button>
        <Button onClick={() => setReason(null)}>{ui.cancel()}</Button>
      </div>
    </Form>
  );
}

function Dismissal({ world, finding, reason, by, at }: Props & NonNullable<Finding['dismissal']>) {
  const refresh = useRefresh(world);
  const restore = useMutation({ mutationFn: () => findings.restore(world.id, finding.id), onSuccess: refresh });
  return (
    <>
      <p dir="auto" className="text-sm">
        {reason}
      </p>
      <p className="text-sm text-dim">
        {by && (
          <>
            <bdi>{by}</bdi>
            {' · '}
          </>
        )}
        <Time at={at} />
      </p>
      {canChange(world) && (
        <Button className="justify-self-start" pending={restore.isPending} onClick={() => restore.mutate()}>
          {t.showAgain()}
        </Button>
      )}
      {restore.error && <Trouble error={restore.error} />}
    </>
  );
}

function useRefresh({ id, version }: World) {
  const queries = useQueryClient();
  return () => readAgain(queries, worldKeys.findings(id, version));
}

function canChange({ role }: World): boolean {
  return role === 'owner' || role === 'editor';
}
