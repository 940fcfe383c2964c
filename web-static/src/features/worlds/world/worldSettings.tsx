'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { worlds } from '@/api/endpoints';
import { isProblem } from '@/api/problem';
import { useShowWorld, worldKeys } from '@/api/queries/worlds';
import { readAgain } from '@/api/readAgain';
import type { Stage, Visibility, World, WorldPatch } from '@/api/types';
import {
  changedFields,
  type Draft,
  hasConflict,
  mergeFields,
  type OpenDraft,
  useDraft,
  type Version,
} from '@/browser/draft';
import * as ui from '@/text/ui';
import * as t from '@/text/worlds';
import { Button } from '@/ui/button';
import { ConfirmButton } from '@/ui/confirmButton';
import { DraftConflict } from '@/ui/draftConflict';
import { Checkbox, Select, TextField } from '@/ui/field';
import { Form, FormTrouble } from '@/ui/form';
import { Trouble } from '@/ui/notice';
import { TextDiff } from '@/ui/textDiff';
import { Collaborators } from './collaborators';

const visibilities = [
  { value: 'private', label: t.privateWorld() },
  { value: 'unlisted', label: t.unlistedWorld() },
  { value: 'public', label: t.publicWorld() },
] as const;
const stages = (['sketch', 'draft', 'detailed'] as const).map((stage) => ({
  value: stage,
  label: t.stageOf({ stage }),
}));

export function WorldSettings({ world }: { world: World }) {
  return (
    <div className="grid gap-10">
      <General world={world} />
      <Collaborators worldId={world.id} />
      <DeleteWorld world={world} />
    </div>
  );
}

type Settings = Pick<World, 'name' | 'visibility' | 'stage' | 'autoAccept'> & { shareHistory: boolean };

function General({ world }: { world: World }) {
  const draft = useSettingsDraft(world);
  const form = draft.value;
  const set = (change: Partial<Settings>) => draft.change({ ...form, ...change });
  const show = useShowWorld();
  const save = useMutation({
    mutationFn: async () => {
      for (;;) {
        const now = await worlds.get(world.id);
        show(now);
        if (hasConflict(draft, versionOf(now))) return null;
        try {
          return await worlds.patch(world.id, now.version, { ...patchOf(now, draft), updatedAt: now.updatedAt });
        } catch (error) {
          // Somebody was faster: what they changed is looked at first.
          if (!isProblem(error, 'stale-version')) throw error;
        }
      }
    },
    onSuccess: (saved) => {
      if (saved === null) return;
      show(saved);
      draft.drop();
    },
  });

  return (
    <Form
      aria-label={t.worldSettings()}
      error={save.error}
      onSubmit={() => save.mutate()}
      className="grid max-w-md gap-5"
    >
      <TextField
        label={t.name()}
        value={form.name}
        onChange={(event) => set({ name: event.target.value })}
        name="name"
      />
      <Select
        label={t.visibility()}
        options={visibilities}
        value={form.visibility}
        onChange={(event) => set({ visibility: event.target.value as Visibility })}
      />
      {form.visibility !== 'private' && (
        <>
          <ShareLink />
          {/* Readers see the history only from now on, unless the owner says so: it shows what was deleted. */}
          <Checkbox
            label={t.showHistory()}
            hint={form.shareHistory ? t.historyIsShown() : t.historyIsHidden()}
            checked={form.shareHistory}
            onChange={(shareHistory) => set({ shareHistory })}
          />
        </>
      )}
      <Select
        label={t.stage()}
        options={stages}
        value={form.stage}
        onChange={(event) => set({ stage: event.target.value as Stage })}
      />
      <Checkbox label={t.acceptProposals()} checked={form.autoAccept} onChange={(autoAccept) => set({ autoAccept })} />
      {draft.conflict && (
        <DraftConflict
          what={t.settingsNoun()}
          theirs={<Difference before={draft.base.value} after={settingsOf(world)} />}
          mine={
            <Difference before={settingsOf(world)} after={mergeFields(form, draft.base.value, settingsOf(world))} />
          }
          copy={form.name}
          onKeepMine={draft.keepMine}
          onTakeTheirs={draft.drop}
        />
      )}
      <FormTrouble />
      <div className="flex items-center gap-4">
        <Button type="submit" look="primary" disabled={save.isPending || draft.conflict}>
          {t.saveSettings()}
        </Button>
        {save.data && (
          <span role="status" className="text-sm text-accent">
            {ui.saved()}
          </span>
        )}
      </div>
    </Form>
  );
}

/** Hiding the history again would also hide what came since it was hidden, so it is sent only where it was chosen. */
function patchOf(world: World, { base, value: form }: Draft<Settings>): WorldPatch {
  const { shareHistory, ...changed } = changedFields({ ...form, name: form.name.trim() }, base.value);
  const opens = visibilities.findIndex(({ value }) => value === form.visibility);
  const before = visibilities.findIndex(({ value }) => value === world.visibility);
  const chosen = form.visibility !== 'private' && (opens > before || shareHistory !== undefined);
  return { ...changed, ...(chosen && { shareHistory: form.shareHistory }) };
}

/** The settings that are being changed, kept in the browser with those they were changed from. */
function useSettingsDraft(world: World): OpenDraft<Settings> {
  const current = useMemo(() => versionOf(world), [world]);
  return useDraft(`draft.settings.${world.id}`, current, mergeFields);
}

/** Settings have no version: the time of the last change grows as well. */
function versionOf(world: World): Version<Settings> {
  return { version: Date.parse(world.updatedAt), value: settingsOf(world) };
}

function settingsOf({ name, visibility, stage, autoAccept, historyFrom }: World): Settings {
  return { name, visibility, stage, autoAccept, shareHistory: visibility !== 'private' && historyFrom === 1 };
}

const labels: Record<keyof Settings, string> = {
  name: t.name(),
  visibility: t.visibility(),
  stage: t.stage(),
  autoAccept: t.autoAccept(),
  shareHistory: t.showHistory(),
};

function inWords({ name, visibility, stage, autoAccept, shareHistory }: Settings): Record<keyof Settings, string> {
  const answer = (yes: boolean) => (yes ? t.yes() : t.no());
  return {
    name,
    visibility: t.visibilityOf({ visibility }),
    stage: t.stageOf({ stage }),
    autoAccept: answer(autoAccept),
    shareHistory: answer(shareHistory),
  };
}

function Difference({ before, after }: { before: Settings; after: Settings }) {
  const [left, right] = [inWords(before), inWords(after)];
  return (
    <dl>
      {(Object.keys(changedFields(after, before)) as (keyof Settings)[]).map((name) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-dim">{labels[name]}</dt>
          <dd>
            <TextDiff before={left[name]} after={right[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ShareLink() {
  const [copied, setCopied] = useState(false);
  const link = `${window.location.origin}${window.location.pathname}`;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField label={t.linkToShare()} readOnly value={link} onFocus={(event) => event.target.select()} />
      </div>
      <Button onClick={() => void navigator.clipboard?.writeText(link).then(() => setCopied(true))}>
        {copied ? ui.copied() : ui.copy()}
      </Button>
    </div>
  );
}

function DeleteWorld({ world }: { world: World }) {
  const queries = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => worlds.remove(world.id),
    onSuccess: () => {
      router.replace('/worlds');
      queries.removeQueries({ queryKey: worldKeys.all(world.id) });
      void readAgain(queries, worldKeys.lists);
    },
  });
  return (
    <section aria-label={t.deleteWorld()} className="grid justify-items-start gap-3 border-t border-line pt-6">
      <h2 className="chrome text-bright">{ui.deleteLabel()}</h2>
      <ConfirmButton
        label={t.deleteThisWorld()}
        question={t.deleteWorldQuestion(world)}
        yes={ui.deleteIt()}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
      {remove.error && <Trouble error={remove.error} />}
    </section>
  );
}
