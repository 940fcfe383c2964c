import type { Change } from '@/api/types';
import * as t from '@/text/canon';
import { TextDiff } from '@/ui/textDiff';
import { describe, parseAddress, parts, titleOf } from './canon';

const colours = { added: 'text-accent', removed: 'text-bad', changed: 'text-warn' } as const;

/** One change of canon, to be read by a person. */
export function ChangeDiff({ change }: { change: Change }) {
  const { part, slug } = parseAddress(change.address);
  const kind = change.before === null ? 'added' : change.after === null ? 'removed' : 'changed';
  const value = change.after ?? change.before;
  const before = describe(part, change.before);
  const after = describe(part, change.after);
  const labels = [...new Set([...after, ...before].map(({ label }) => label))];
  const textIn = (rows: typeof before, label: string) => rows.find((row) => row.label === label)?.text ?? '';
  // A title that changed is shown by its own row; of a whole entry the title stands in place of that row.
  const title = value === null ? '' : titleOf(part, value);
  const titleChanged = kind === 'changed' && !before.some(({ text }) => text === title);
  const rows = labels.filter(
    (label) => kind === 'changed' || (textIn(after, label) || textIn(before, label)) !== title,
  );
  return (
    <div className="grid min-w-0 gap-1 text-sm">
      <p>
        <span className={`chrome ${colours[kind]}`}>{t.change({ kind })}</span>{' '}
        <span className="chrome text-dim">{parts[part]?.one ?? part}</span>{' '}
        {!titleChanged && slug !== null && (
          <span dir="auto" className="text-bright">
            {title}
          </span>
        )}
      </p>
      <dl className="grid gap-1 border-l border-line pl-3">
        {rows.map((label) => (
          <Row key={label} label={label} before={textIn(before, label)} after={textIn(after, label)} whole={kind} />
        ))}
      </dl>
    </div>
  );
}

type RowProps = { label: string; before: string; after: string; whole: 'added' | 'removed' | 'changed' };

/** Of a changed entry only the fields that differ are shown; of a new one or one that is gone, all. */
function Row({ label, before, after, whole }: RowProps) {
  if (whole === 'changed' && before === after) return null;
  return (
    <div>
      {label && <dt className="text-xs text-dim">{label}</dt>}
      <dd className="whitespace-pre-wrap font-serif">
        {whole === 'changed' ? (
          <TextDiff before={before} after={after} />
        ) : (
          <Whole text={after || before} kind={whole} />
        )}
      </dd>
    </div>
  );
}

function Whole({ text, kind }: { text: string; kind: 'added' | 'removed' }) {
  if (kind === 'added')
    return (
      <ins dir="auto" className="no-underline">
        {text}
      </ins>
    );
  return (
    <del dir="auto" className="text-dim">
      {text}
    </del>
  );
}
