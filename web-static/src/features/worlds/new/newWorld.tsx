'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { worlds } from '@/api/endpoints';
import { errorAt, errorsOf, isProblem, Problem } from '@/api/problem';
import { useShowWorld } from '@/api/queries/worlds';
import type { FieldError, NewWorld as NewWorldBody, Visibility } from '@/api/types';
import { dropSaved, useStored } from '@/browser/stored';
import * as canon from '@/text/canon';
import * as t from '@/text/worlds';
import { Button, ButtonLink } from '@/ui/button';
import { Select, TextField } from '@/ui/field';
import { Form } from '@/ui/form';
import { ErrorList, Trouble } from '@/ui/notice';
import { type Collection, collections, parts } from '../canon/canon';
import { errorsIn, pathOf } from '../canon/entryErrors';
import { EntryFields } from '../canon/entryFields';
import { blank, type Form as EntryForm } from '../canon/entryForm';
import type { Target, Targets } from '../canon/targets';
import {
  draftProblems,
  readDraft,
  singles,
  slugsOf,
  toNewWorld,
  type WorldDraft,
  withoutBlanks,
} from './newWorldDraft';

const visibilities = (['private', 'unlisted', 'public'] as const).map((visibility) => ({
  value: visibility,
  label: t.visibilityOf({ visibility }),
}));
const newWorldNote = 'draft.new-world';

export function NewWorldForm() {
  const router = useRouter();
  const show = useShowWorld();
  const [kept, keep] = useStored(newWorldNote);
  const draft = readDraft(kept);
  const change = (next: WorldDraft) => keep(JSON.stringify(next));
  const create = useMutation({
    mutationFn: async (filled: WorldDraft) => {
      const problems = draftProblems(filled);
      if (problems.length > 0) throw Problem.here(problems);
      return worlds.create(toNewWorld(filled) as NewWorldBody);
    },
    onSuccess: (world, filled) => {
      dropSaved(newWorldNote, JSON.stringify(filled));
      show(world);
      router.push(`/worlds/${world.id}`);
    },
  });
  const errors = errorsOf(create.error);
  const targets = {
    elements: slugsOf(draft, 'elements').map((slug, index) => target(slug, draft.lists.elements[index]?.name)),
    timeline: slugsOf(draft, 'timeline').map((slug, index) => target(slug, draft.lists.timeline[index]?.title)),
  };

  function submit() {
    const filled = withoutBlanks(draft);
    change(filled);
    create.mutate(filled);
  }

  return (
    <Form aria-label={t.newWorld()} error={create.error} onSubmit={submit} className="grid max-w-2xl gap-8">
      <p className="text-sm text-dim">{t.newWorldNeeds()}</p>
      <TextField
        label={t.name()}
        value={draft.name}
        onChange={(event) => change({ ...draft, name: event.target.value })}
        name="name"
      />
      {singles.map((part) => (
        <EntryFields
          key={part}
          part={part}
          form={draft.single[part]}
          onChange={(form) => change({ ...draft, single: { ...draft.single, [part]: form } })}
          errors={errorsIn(errors, pathOf(part, null))}
          targets={targets}
        />
      ))}
      {collections.map((part) => (
        <EntryList
          key={part}
          part={part}
          forms={draft.lists[part]}
          slugs={slugsOf(draft, part)}
          errors={errors}
          targets={targets}
          onChange={(forms) => change({ ...draft, lists: { ...draft.lists, [part]: forms } })}
        />
      ))}
      <Select
        label={t.visibility()}
        options={visibilities}
        value={draft.visibility}
        onChange={(event) => change({ ...draft, visibility: event.target.value as Visibility })}
      />
      {create.error && (
        <Trouble error={create.error}>
          <ErrorList errors={errors.map(({ field, message }) => ({ field: field.replace(/^canon\./, ''), message }))} />
        </Trouble>
      )}
      {isProblem(create.error, 'made-before') && (
        <ButtonLink href="/worlds" className="justify-self-start">
          {t.myWorlds()}
        </ButtonLink>
      )}
      <Button type="submit" look="primary" className="justify-self-start" disabled={create.isPending}>
        {t.createWorld()}
      </Button>
    </Form>
  );
}

type EntryListProps = {
  part: Collection;
  forms: EntryForm[];
  slugs: string[];
  errors: readonly FieldError[];
  targets: Targets;
  onChange: (forms: EntryForm[]) => void;
};

function EntryList({ part, forms, slugs, errors, targets, onChange }: EntryListProps) {
  const { title, one } = parts[part];
  const own = errorAt(errors, `canon.${part}`);
  return (
    <section aria-label={title} className="grid gap-4 border-t border-line pt-5">
      <h2 className="chrome text-bright">{title}</h2>
      {own && <p className="text-sm text-bad">{own}</p>}
      {forms.map((form, index) => (
        <fieldset key={index} className="grid gap-4 border border-line bg-deep p-4">
          <legend className="chrome px-2 text-accent">{t.entryNumber({ entry: one, number: index + 1 })}</legend>
          <EntryFields
            part={part}
            form={form}
            onChange={(next) => onChange(forms.with(index, next))}
            errors={errorsIn(errors, pathOf(part, slugs[index] ?? ''))}
            targets={targets}
          />
          <Button
            look="quiet"
            className="justify-self-start"
            aria-label={t.takeOutEntry({ entry: one, number: index + 1 })}
            onClick={() => onChange(forms.filter((_, other) => other !== index))}
          >
            {t.takeOut()}
          </Button>
        </fieldset>
      ))}
      <Button className="justify-self-start" onClick={() => onChange([...forms, blank(part)])}>
        {canon.addEntry({ entry: one })}
      </Button>
    </section>
  );
}

function target(slug: string, name: unknown): Target {
  return { slug, name: String(name ?? ''), says: '' };
}
