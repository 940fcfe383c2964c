'use client';

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { worlds } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useRefreshStories } from '@/api/queries/stories';
import { useRefreshWorld } from '@/api/queries/worlds';
import type { Mention, Renaming, World } from '@/api/types';
import { Modal } from '@/features/assets/modal';
import * as t from '@/text/rename';
import * as ui from '@/text/ui';
import { Button } from '@/ui/button';
import { Checkbox, TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Trouble } from '@/ui/notice';
import { anchorOf } from '../canon/canon';
import { chosenOf, groupsOf, keyOf, nameAt } from './places';

type Props = {
  world: World;
  /** Of an element or an event. */
  address: string;
  onClose: () => void;
};
type Preview = Renaming & { name: string; slug: string };

const nameLength = 120;

/** Renames an entry everywhere: its address and the references follow, and each mention of the name is offered. */
export function RenameDialog({ world, address, onClose }: Props) {
  const old = nameAt(world.canon, address) ?? '';
  const [name, setName] = useState(old);
  const [slug, setSlug] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const refresh = useRefreshWorld(world.id);
  const refreshStories = useRefreshStories();
  const current = preview?.name === name && preview.slug === slug ? preview : null;
  const chosen = current?.mentions.filter((mention) => !left.has(keyOf(mention))) ?? [];

  const look = useMutation({
    mutationFn: () => worlds.renameEntry(world.id, world.version, { ...wanted(), dryRun: true }),
    onSuccess: (found) => {
      setPreview({ ...found, name, slug });
      setLeft(new Set());
    },
    onError: retryNext,
  });
  const rename = useMutation({
    mutationFn: () =>
      worlds.renameEntry(world.id, world.version, {
        ...wanted(),
        ...(left.size === 0 ? { allMentions: true } : { mentions: chosen.map(chosenOf) }),
      }),
    onSuccess: (renamed) => {
      refresh();
      refreshStories();
      onClose();
      window.location.hash = anchorOf(renamed.address);
    },
    onError: (error) => {
      setPreview(null);
      retryNext(error);
    },
  });

  function wanted() {
    return { address, name: name.trim(), slug: slug.trim() || null };
  }

  /** Somebody changed the world meanwhile: the next try is of the version that is read now. */
  function retryNext(error: unknown) {
    if (isProblem(error, 'stale-version')) refresh();
  }

  function toggle(mentions: readonly Mention[], on: boolean) {
    const next = new Set(left);
    for (const mention of mentions) {
      if (on) next.delete(keyOf(mention));
      else next.add(keyOf(mention));
    }
    setLeft(next);
  }

  const busy = look.isPending || rename.isPending;
  return (
    <Modal title={t.renameEverywhere({ name: old })} onClose={onClose}>
      <Form
        error={rename.error ?? look.error}
        onSubmit={() => {
          rename.reset();
          if (busy) return;
          if (current) rename.mutate();
          else look.mutate();
        }}
        className="grid min-w-0 grid-cols-1 gap-4"
      >
        <TextField
          label={t.newName()}
          name="name"
          most={nameLength}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <TextField
          label={t.newAddress()}
          hint={t.newAddressHint()}
          name="slug"
          value={slug}
          onChange={({ target }) => setSlug(target.value)}
        />
        <FormTrouble />
        {current && (
          <div role="status" className="grid grid-cols-1 gap-4">
            <Follows address={address} preview={current} />
            {current.more && <Trouble error={t.more({ count: current.mentions.length })} />}
            {current.mentions.length === 0 ? (
              <p className="text-sm text-dim">{t.noMentions()}</p>
            ) : (
              <Mentions world={world} mentions={current.mentions} left={left} onToggle={toggle} />
            )}
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={busy} disabled={name.trim() === ''}>
            {current ? t.rename({ chosen: chosen.length, count: current.mentions.length }) : t.look()}
          </Button>
          <Button onClick={onClose}>{ui.cancel()}</Button>
        </div>
      </Form>
    </Modal>
  );
}

/** What happens without a question. */
function Follows({ address, preview }: { address: string; preview: Preview }) {
  const moved = preview.address !== address;
  const others = preview.changes.filter((change) => change.address !== address && change.address !== preview.address);
  return (
    <ul className="list-disc pl-5 text-sm">
      <li>{moved ? t.addressFollows({ from: address, to: preview.address }) : t.addressStays({ address })}</li>
      {moved && others.length > 0 && <li>{t.referencesFollow({ count: others.length })}</li>}
    </ul>
  );
}

type MentionsProps = {
  world: World;
  mentions: readonly Mention[];
  left: ReadonlySet<string>;
  onToggle: (mentions: readonly Mention[], on: boolean) => void;
};

function Mentions({ world, mentions, left, onToggle }: MentionsProps) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-3">
      <legend className="chrome pb-1.5 text-dim">{t.mentions({ count: mentions.length })}</legend>
      <Checkbox label={t.replaceAll()} checked={left.size === 0} onChange={(on) => onToggle(mentions, on)} />
      <ul className="grid max-h-80 grid-cols-1 gap-4 overflow-y-auto border border-line p-3">
        {groupsOf(world.canon, mentions).map(({ key, title, passages, mentions }) => (
          <li key={key} className="grid grid-cols-1 gap-1">
            <h3 className="text-sm text-bright">{passages ? t.inPassage() : <bdi>{title}</bdi>}</h3>
            <ul className="grid grid-cols-1 gap-1">
              {mentions.map((mention) => (
                <li key={keyOf(mention)}>
                  <One on={!left.has(keyOf(mention))} mention={mention} onToggle={(on) => onToggle([mention], on)} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function One({ on, mention, onToggle }: { on: boolean; mention: Mention; onToggle: (on: boolean) => void }): ReactNode {
  const { before, text, after, replacement } = mention;
  return (
    <label className="flex items-start gap-3 text-sm">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => onToggle(target.checked)}
        className="mt-0.5 size-6 shrink-0"
      />
      <span dir="auto" className="min-w-0 font-serif">
        {before}
        <del className="text-bad">{text}</del> <ins className="text-accent no-underline">{replacement}</ins>
        {after}
      </span>
    </label>
  );
}
