import type { ReactNode } from 'react';
import type { CanonValue, Relation } from '@/api/types';
import * as t from '@/text/entries';
import { CopyButton } from '@/ui/copyButton';
import { EntryLink } from '../mentions/entryLink';
import { useKnownEntries } from '../mentions/knownEntries';
import { MentionText } from '../mentions/mentionText';
import { addressOf, anchorOf, at, type Collection, type FieldSpec, inWords, labelOf, parts, titleOf } from './canon';
import { strengths } from './fieldKinds';
import { Portrait } from './portrait';

type Props = { part: Collection; slug: string; value: CanonValue; level: 3 | 4 };

/** One entry, to be read. The words that lead it are its heading; choices follow as small labels, then its fields. */
export function EntryView({ part, slug, value, level }: Props) {
  const known = useKnownEntries();
  const address = addressOf({ part, slug });
  const title = titleOf(part, value);
  const Heading = `h${level}` as const;
  const { fields } = parts[part];
  return (
    <article className="flex flex-wrap gap-4 sm:flex-nowrap">
      {known && <Portrait value={value} portraits={known.portraits} large />}
      <div className="grid min-w-0 flex-1 content-start gap-2">
        <Heading dir="auto" className="font-serif text-lg leading-snug text-bright">
          {at(value, 'name') || at(value, 'title') ? title : <MentionText text={title} of={address} />}
        </Heading>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-dim">
          <a href={`#${anchorOf(address)}`} className="underline-offset-4 hover:text-accent hover:underline">
            {slug}
          </a>
          {fields
            .filter(({ kind }) => kind === 'choice')
            .map((spec) => (
              <span key={spec.name} className="text-accent/90">
                {inWords(spec, at(value, spec.name))}
              </span>
            ))}
        </p>
        <dl className="grid gap-2">
          {fields.map((spec) => (
            <Field key={spec.name} {...{ spec, value, address, title }} />
          ))}
          {part === 'elements' && <RelationsOfOthers slug={slug} />}
        </dl>
      </div>
    </article>
  );
}

/** Copies the address of an entry. */
export function CopyLink({ anchor, title }: { anchor: string; title: string }) {
  const { origin, pathname } = window.location;
  return <CopyButton label={t.copyLink()} name={t.copyLinkTo({ title })} text={`${origin}${pathname}#${anchor}`} />;
}

type FieldProps = { spec: FieldSpec; value: CanonValue; address: string; title: string };

function Field({ spec, value, address, title }: FieldProps) {
  const said = at(value, spec.name);
  const label = labelOf(spec, at(value, 'kind'));
  if (spec.kind === 'choice' || spec.kind === 'picture') return null;
  if (spec.kind === 'relations') return <Relations label={label} relations={(said ?? []) as Relation[]} />;
  if (spec.kind === 'names') return <Names {...{ spec, label }} slugs={(said ?? []) as string[]} />;
  const text = inWords(spec, said);
  if (text === '' || text === title) return null;
  if (spec.kind === 'line')
    return (
      <Line label={label}>
        <bdi>{text}</bdi>
      </Line>
    );
  if (spec.kind === 'tokens')
    return (
      <Line label={label}>
        <bdi>{(said as string[]).join(' · ')}</bdi>
      </Line>
    );
  return (
    <div>
      <dt className="sr-only">{label}</dt>
      <dd dir="auto" className="prose text-base!">
        <MentionText text={text} of={address} />
      </dd>
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <dt className="chrome text-dim">{label}</dt>
      <dd dir="auto" className="min-w-0">
        {children}
      </dd>
    </div>
  );
}

function Names({ spec, label, slugs }: { spec: FieldSpec; label: string; slugs: readonly string[] }) {
  if (slugs.length === 0) return null;
  return (
    <Line label={label}>
      <ul className="flex flex-wrap gap-x-3">
        {slugs.map((slug) => (
          <li key={slug}>
            <EntryName part={spec.of ?? 'elements'} slug={slug} />
          </li>
        ))}
      </ul>
    </Line>
  );
}

function Relations({ label, relations }: { label: string; relations: readonly Relation[] }) {
  const name = useName();
  if (relations.length === 0) return null;
  return (
    <Line label={label}>
      <ul className="grid gap-0.5">
        {relations.map(({ to, kind, strength }) => (
          <li key={`${to} ${kind}`}>
            {t.relationTo({
              kind,
              name: name('elements', to),
              strength: strengths[strength] ?? strength,
              to: () => <EntryName part="elements" slug={to} />,
              dim,
            })}
          </li>
        ))}
      </ul>
    </Line>
  );
}

/** The relations that other elements have to this one, as it would say them. */
function RelationsOfOthers({ slug }: { slug: string }) {
  const relations = useKnownEntries()?.relationsTo.get(slug) ?? [];
  const name = useName();
  if (relations.length === 0) return null;
  return (
    <Line label={t.saidByOthers()}>
      <ul className="grid gap-0.5">
        {relations.map(({ from, relation: { kind, inverse, strength } }) => {
          const words = {
            kind: inverse || kind,
            name: name('elements', from),
            strength: strengths[strength] ?? strength,
            from: () => <EntryName part="elements" slug={from} />,
            dim,
          };
          return <li key={`${from} ${kind}`}>{inverse ? t.relationFrom(words) : t.relationFromUnnamed(words)}</li>;
        })}
      </ul>
    </Line>
  );
}

function dim(text: string) {
  return <span className="text-dim">{text}</span>;
}

/** A link to an entry by its name; its slug where it is not there. */
function EntryName({ part, slug }: { part: Collection; slug: string }) {
  const there = useKnownEntries()?.canon[part]?.[slug] !== undefined;
  const name = useName()(part, slug);
  return there ? (
    <EntryLink address={addressOf({ part, slug })}>
      <bdi>{name}</bdi>
    </EntryLink>
  ) : (
    <bdi>{name}</bdi>
  );
}

function useName() {
  const canon = useKnownEntries()?.canon;
  return (part: Collection, slug: string) => {
    const value = canon?.[part]?.[slug];
    return value ? titleOf(part, value) : slug;
  };
}
