'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { proposals } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useRefreshWorld, useWorld } from '@/api/queries/worlds';
import type { Author, Change, EditConflict, Proposal } from '@/api/types';
import * as versions from '@/text/versions';
import * as t from '@/text/worlds';
import { AuthorName } from '@/ui/authorName';
import { Button } from '@/ui/button';
import { ErrorList, Trouble } from '@/ui/notice';
import type { Form } from '../canon/entryForm';
import { ProposedChange } from './proposedChange';
import { Rejection } from './rejection';
import { editsOf } from './wording';

type Outcome = Pick<Proposal, 'status' | 'resultVersion' | 'decisionReason'>;
type Props = {
  proposalId: string;
  worldId: string;
  changes: Change[];
  reason?: string;
  author?: Author;
  /** The entries that somebody has changed since, and in which version; where they are known before it is accepted. */
  conflicts?: readonly EditConflict[];
  worldVersion?: number | null;
  /** The decision; null as long as the proposal is open. */
  decided: Outcome | null;
  canDecide: boolean;
};

/** The changes that somebody proposes, and the choice of all, some or none of them, in their words or others. */
export function ProposalCard(props: Props) {
  const { proposalId, worldId, changes, reason, author, conflicts, worldVersion, decided, canDecide } = props;
  const heading = useId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState<Readonly<Record<string, Form>>>({});
  const [rejecting, setRejecting] = useState(false);
  const world = useWorld(worldId).data;
  const refresh = useRefreshWorld(worldId);
  const accept = useMutation({
    mutationFn: (addresses: string[]) =>
      proposals.accept(proposalId, {
        addresses,
        edits: editsOf(changes, words, addresses),
        version: worldVersion ?? world?.version ?? null,
      }),
    onSettled: refresh,
  });
  const reject = useMutation({ mutationFn: (why: string) => proposals.reject(proposalId, why), onSettled: refresh });
  const outcome = decided ?? accept.data ?? reject.data ?? null;
  const busy = accept.isPending || reject.isPending;
  const open = canDecide && outcome === null;
  const inConflict = new Map((conflicts ?? conflictsOf(accept.error)).map((conflict) => [conflict.address, conflict]));
  const chosen = changes
    .map(({ address }) => address)
    .filter((address) => !left.has(address) && (!inConflict.has(address) || address in words));

  function toggle(address: string) {
    const next = new Set(left);
    if (!next.delete(address)) next.add(address);
    setLeft(next);
  }

  return (
    <article aria-labelledby={heading} className="grid gap-3 border border-agent-edge/60 bg-agent-edge/5 p-3">
      <h3 id={heading} className="chrome text-agent">
        {t.proposal({ count: changes.length })}
      </h3>
      {author && (
        <p className="text-sm text-dim">
          <AuthorName author={author} />
        </p>
      )}
      {reason && (
        <p dir="auto" className="text-sm">
          {reason}
        </p>
      )}
      <ul className="grid gap-3">
        {changes.map((change) => (
          <li key={change.address} className="flex gap-2">
            {open && changes.length > 1 && (
              <input
                type="checkbox"
                aria-label={t.takeChange(change)}
                disabled={inConflict.has(change.address) && !(change.address in words)}
                checked={chosen.includes(change.address)}
                onChange={() => toggle(change.address)}
                className="mt-0.5 size-6 shrink-0"
              />
            )}
            <ProposedChange
              change={change}
              conflict={open ? (inConflict.get(change.address) ?? null) : null}
              elements={open ? (world?.canon.elements ?? {}) : null}
              words={words[change.address] ?? null}
              onWords={(form) =>
                setWords(({ [change.address]: _, ...rest }) => (form ? { ...rest, [change.address]: form } : rest))
              }
            />
          </li>
        ))}
      </ul>
      {open && !rejecting && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" disabled={busy || chosen.length === 0} onClick={() => accept.mutate(chosen)}>
            {chosen.length === changes.length
              ? t.accept()
              : t.acceptSome({ chosen: chosen.length, count: changes.length })}
          </Button>
          <Button disabled={busy} onClick={() => setRejecting(true)}>
            {t.reject()}
          </Button>
        </div>
      )}
      {open && rejecting && <Rejection pending={busy} onReject={reject.mutate} onKeep={() => setRejecting(false)} />}
      {outcome && (
        <p role="status" className="chrome text-dim">
          {outcomeLine(outcome)}
        </p>
      )}
      {outcome?.decisionReason && (
        <p dir="auto" className="text-sm">
          {versions.because({ reason: outcome.decisionReason, bdi: (text) => <bdi>{text}</bdi> })}
        </p>
      )}
      <DecisionTrouble error={accept.error ?? reject.error} />
    </article>
  );
}

function conflictsOf(error: unknown): readonly EditConflict[] {
  return isProblem(error, 'proposal-conflict') ? (error.document.conflicts ?? []) : [];
}

function outcomeLine({ status, resultVersion: version }: Outcome): string {
  if (status !== 'accepted') return t.rejected();
  return version === null ? t.accepted() : t.acceptedAs({ version });
}

function DecisionTrouble({ error }: { error: unknown }) {
  if (!error || isProblem(error, 'proposal-decided')) return null;
  const addresses = isProblem(error, 'proposal-conflict') ? (error.document.addresses ?? []) : [];
  return (
    <Trouble error={error}>
      {addresses.length > 0 && <p>{t.changedMeanwhile({ addresses: addresses.join(', ') })}</p>}
      {isProblem(error, 'validation') && <ErrorList errors={error.errors} />}
    </Trouble>
  );
}
