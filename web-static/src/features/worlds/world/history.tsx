'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { worlds } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useComparison, useRefreshWorld, useShowWorld, useVersion, useVersions } from '@/api/queries/worlds';
import type { World, WorldVersion } from '@/api/types';
import * as ui from '@/text/ui';
import * as versions from '@/text/versions';
import * as t from '@/text/worlds';
import { AuthorName } from '@/ui/authorName';
import { Button, ButtonLink } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { Loading, Trouble } from '@/ui/notice';
import { Time } from '@/ui/time';
import { CanonView } from '../canon/canonView';
import { ChangeDiff } from '../canon/changeDiff';
import { compareHref } from '../compare/sides';
import { ForkButton } from '../forks/forkBar';
import { RejectedProposals } from '../proposals/proposals';
import { NameVersion } from './nameVersion';

export function History({ world }: { world: World }) {
  const [viewed, setViewed] = useState<number | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useVersions(world.id);
  if (viewed !== null) return <PastVersion world={world} number={viewed} onClose={() => setViewed(null)} />;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.theHistory()} />;
  return (
    <div className="grid gap-6">
      <h2 className="sr-only">{t.history()}</h2>
      <RejectedProposals world={world} />
      <ol className="grid gap-3">
        {data.pages
          .flatMap((page) => page.items)
          .map((version) => (
            <li key={version.number} className="grid gap-3 border border-line bg-deep p-4">
              <VersionHead version={version} />
              <Changes worldId={world.id} version={version} />
              <div className="flex flex-wrap gap-2">
                <Button onClick={() => setViewed(version.number)}>{t.viewVersion(version)}</Button>
                {version.number !== world.version && (
                  <ButtonLink href={compareHref(world.id, version.number, world.version)} prefetch={false}>
                    {versions.compareWithNewest({ number: String(version.number) })}
                  </ButtonLink>
                )}
                <NameVersion world={world} version={version} />
              </div>
            </li>
          ))}
      </ol>
      {hasNextPage && (
        <Button className="justify-self-start" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {ui.loadMore()}
        </Button>
      )}
    </div>
  );
}

function VersionHead({ version }: { version: Omit<WorldVersion, 'changeCount'> }) {
  return (
    <div className="grid gap-1">
      <h3 className="chrome text-accent">
        {t.version(version)}
        {version.name && (
          <>
            {' · '}
            <bdi className="text-bright">{version.name}</bdi>
          </>
        )}
      </h3>
      {version.reason && (
        <p dir="auto" className="text-sm text-bright">
          {version.reason}
        </p>
      )}
      <p className="text-sm text-dim">
        <AuthorName author={version.author} />
        {' · '}
        <Time at={version.createdAt} />
      </p>
    </div>
  );
}

/** Read when they are opened: a history can be long, and so can each of its versions. */
function Changes({ worldId, version }: { worldId: string; version: WorldVersion }) {
  const [open, setOpen] = useState(false);
  if (version.changeCount === 0) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="chrome py-2 text-dim hover:text-accent">{t.changes({ count: version.changeCount })}</summary>
      {open && <ChangesOf worldId={worldId} number={version.number} />}
    </details>
  );
}

function ChangesOf({ worldId, number }: { worldId: string; number: number }) {
  const comparison = useComparison(worldId, String(number - 1), String(number));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = comparison;
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what={t.changesOfVersion({ number })} />;
  return (
    <div className="mt-2 grid gap-3">
      <ul className="grid gap-3">
        {data.pages
          .flatMap((page) => page.items)
          .map((change) => (
            <li key={change.address}>
              <ChangeDiff change={change} />
            </li>
          ))}
      </ul>
      {hasNextPage && (
        <Button className="justify-self-start" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {ui.loadMore()}
        </Button>
      )}
    </div>
  );
}

function PastVersion({ world, number, onClose }: { world: World; number: number; onClose: () => void }) {
  const { data, error, refetch } = useVersion(world.id, number);
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-start gap-3">
        <Button onClick={onClose}>{t.backToHistory()}</Button>
        {number !== world.version && <Restore world={world} number={number} onDone={onClose} />}
        <ForkButton world={world} version={number} />
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={t.versionNoun({ number })} />}
      {data && (
        <>
          <h2 className="sr-only">{t.versionOfCanon({ number })}</h2>
          <VersionHead version={data} />
          <CanonView canon={data.canon} worldId={world.id} version={number} editable={null} />
        </>
      )}
    </div>
  );
}

function Restore({ world, number, onDone }: { world: World; number: number; onDone: () => void }) {
  const show = useShowWorld();
  const refresh = useRefreshWorld(world.id);
  const restore = useMutation({
    mutationFn: () => worlds.restore(world.id, world.version, number),
    onSuccess: (restored) => {
      show(restored);
      onDone();
    },
    onError: (error) => {
      if (isProblem(error, 'stale-version')) refresh();
    },
  });
  if (world.role !== 'owner' && world.role !== 'editor') return null;
  return (
    <>
      <ConfirmButton
        label={t.restoreVersion({ number })}
        question={t.restoreVersionQuestion({ number })}
        yes={ui.restoreIt()}
        pending={restore.isPending}
        onConfirm={() => restore.mutate()}
      />
      {restore.error && <Trouble error={restore.error} />}
    </>
  );
}
