'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { worlds } from '@/api/endpoints';
import { isProblem, Problem } from '@/api/problem';
import type { CanonValue, World } from '@/api/types';
import { readStored, writeStored } from '@/browser/stored';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { Trouble } from '@/ui/notice';
import { type Address, addressOf, type Form, fromForm, parts, slugFor, titleOf, toForm, valueAt } from './canon';
import { ChangeDiff } from './diff';
import { EntryFields } from './entryFields';
import { useShowWorld } from './queries';

/** Somebody else changed the same entry: what it is now, and in which version. */
class EntryMoved extends Error {
  constructor(readonly world: World) {
    super();
  }
}

type Props = { world: World; address: Address; onDone: () => void };

/** Edits one entry, or writes a new one where the slug is null in a collection. Nothing typed is lost. */
export function EntryEditor({ world, address, onDone }: Props) {
  const { part } = address;
  const heading = useId();
  const note = `draft.canon.${world.id}${addressOf(address)}`;
  const isNew = address.slug === null && isCollection(world, address);
  const [begun] = useState({ version: world.version, value: isNew ? null : valueAt(world.canon, address) });
  const [base, setBase] = useState(begun);
  const [form, setForm] = useState<Form>(() => readDraft(note) ?? toForm(part, begun.value));
  const show = useShowWorld();

  const save = useMutation({
    mutationFn: (value: CanonValue | null) => {
      const target = isNew ? newAddress(world, address, value) : address;
      return saveEntry(world.id, target, value, base);
    },
    onSuccess: (saved) => {
      writeStored(note, null);
      show(saved);
      onDone();
    },
    onError: (error) => {
      if (!(error instanceof EntryMoved)) return;
      show(error.world);
      setBase({ version: error.world.version, value: valueAt(error.world.canon, address) });
    },
  });

  function change(next: Form) {
    setForm(next);
    writeStored(note, JSON.stringify(next));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate(fromForm(part, form));
  }

  const problem = save.error instanceof Problem ? save.error : null;
  const errorAt = (name: string) =>
    problem?.errors.find(({ field }) => name !== '' && new RegExp(`[.\\]]${name}(?=$|[.\\[])`).test(field))?.message;

  return (
    <form onSubmit={submit} aria-labelledby={heading} className="grid gap-4 border border-cyan/40 bg-panel p-4">
      <h3 id={heading} className="chrome text-cyan">
        {isNew ? 'New' : 'Edit'} {parts[part].one}
      </h3>
      <EntryFields part={part} form={form} onChange={change} errorAt={errorAt} />
      {save.error instanceof EntryMoved && (
        <Trouble
          error={`Somebody changed this in version ${base.version} while you wrote. Your text is kept; saving again puts it over theirs:`}
        >
          <ChangeDiff change={{ address: addressOf(address), before: begun.value, after: base.value }} />
        </Trouble>
      )}
      {problem && (
        <Trouble error={problem}>
          {problem.errors.length > 0 && (
            <ul className="list-disc pl-5">
              {problem.errors.map(({ field, message }) => (
                <li key={field + message}>{message}</li>
              ))}
            </ul>
          )}
        </Trouble>
      )}
      <div className="flex flex-wrap items-start gap-2">
        <Button type="submit" look="primary" disabled={save.isPending}>
          {save.error instanceof EntryMoved ? `Save over version ${base.version}` : 'Save'}
        </Button>
        <Button
          onClick={() => {
            writeStored(note, null);
            onDone();
          }}
        >
          Cancel
        </Button>
        {!isNew && address.slug !== null && (
          <ConfirmButton
            label="Remove"
            question={`Remove this ${parts[part].one} from the canon? It stays in the history.`}
            yes="Remove it"
            onConfirm={() => save.mutate(null)}
          />
        )}
      </div>
    </form>
  );
}

/**
 * Saves against the version that was read. Where only other entries have changed since, there is nothing to decide, and
 * it is saved against the newer version.
 */
async function saveEntry(
  worldId: string,
  address: Address,
  value: CanonValue | null,
  base: { version: number; value: CanonValue | null },
): Promise<World> {
  const patch = { changes: [{ address: addressOf(address), after: value }] };
  try {
    return await worlds.patch(worldId, base.version, patch);
  } catch (error) {
    if (!isProblem(error, 'stale-version')) throw error;
    const now = await worlds.get(worldId);
    const moved = JSON.stringify(valueAt(now.canon, address)) !== JSON.stringify(base.value);
    if (moved) throw new EntryMoved(now);
    return worlds.patch(worldId, now.version, patch);
  }
}

function isCollection(world: World, { part }: Address): boolean {
  const value = world.canon[part];
  return part !== 'setting' && typeof value === 'object' && !Array.isArray(value);
}

function newAddress(world: World, { part }: Address, value: CanonValue | null): Address {
  const taken = Object.keys(world.canon[part]);
  return { part, slug: slugFor(value === null ? '' : titleOf(part, value), parts[part].one, taken) };
}

function readDraft(note: string): Form | null {
  const stored = readStored(note);
  return stored === null ? null : (JSON.parse(stored) as Form);
}
