import { type ComponentProps, useState } from 'react';
import { errorAt } from '@/api/problem';
import type { FieldError } from '@/api/types';
import * as t from '@/text/canon';
import * as entries from '@/text/entries';
import { Select, TextArea, TextField } from '@/ui/field';
import { Rows } from '@/ui/rows';
import { type Bounds, boundsOf, type Column, type FieldSpec, labelOf, type Part, parts } from './canon';
import type { Form } from './entryForm';
import { EntryPicker } from './entryPicker';
import { type FieldValue, type Pair, type RecordRow, type RelationRow, strengths, wholeNumber } from './fieldKinds';
import { PortraitField } from './portraitField';
import type { Target, Targets } from './targets';
import { Tokens } from './tokens';

type Props = {
  part: Part;
  form: Form;
  onChange: (form: Form) => void;
  /** Errors, at paths inside the entry. */
  errors: readonly FieldError[];
  targets: Targets;
};

/** The fields of one entry of the canon. */
export function EntryFields({ part, form, onChange, errors, targets }: Props) {
  const named = form.name ?? form.title;
  return (
    <>
      {parts[part].fields.map((spec) => (
        <Field
          key={spec.name}
          spec={{ ...spec, label: labelOf(spec, form.kind) }}
          bounds={boundsOf(part, spec.name)}
          value={form[spec.name] ?? ''}
          set={(value) => onChange({ ...form, [spec.name]: value })}
          errorAt={(path) => errorAt(errors, path)}
          targets={targets}
          of={typeof named === 'string' && named !== '' ? named : parts[part].one}
        />
      ))}
    </>
  );
}

type ErrorAt = (path: string) => string | undefined;
type FieldProps = {
  spec: FieldSpec;
  bounds: Bounds;
  value: FieldValue;
  set: (value: FieldValue) => void;
  errorAt: ErrorAt;
  targets: Targets;
  /** The name of the entry. */
  of: string;
};
type Typed = { target: { value: string } };

function Field({ spec, bounds, value, set, errorAt, targets, of }: FieldProps) {
  const { name, label, one, kind, hint, options, columns = [] } = spec;
  const shared = { label, hint, error: errorAt(name) };
  const text = { ...shared, value: value as string, onChange: ({ target }: Typed) => set(target.value) };
  const rows = { ...shared, one: one ?? label, most: bounds.most, onChange: set };
  switch (kind) {
    case 'line':
      return <Line {...text} most={bounds.maxLength} />;
    case 'picture':
      return <PortraitField label={label} value={text.value} error={shared.error} of={of} onChange={set} />;
    case 'tokens':
      return (
        <Tokens
          label={label}
          one={rows.one}
          tokens={value as string[]}
          most={bounds.most}
          longest={bounds.one?.maxLength}
          errorAt={(index) => errorAt(index === null ? name : `${name}[${index}]`)}
          onChange={set}
        />
      );
    case 'number':
      return <TextField {...text} inputMode="numeric" />;
    case 'text':
      return <TextArea {...text} most={bounds.maxLength} serif rows={3} />;
    case 'choice':
      return <Select {...text} options={withOwn(options ?? {}, text.value)} />;
    case 'list':
    case 'names':
      return (
        <Rows
          {...rows}
          rows={value as string[]}
          blank=""
          ordered
          draw={(typed, called, change, index) => {
            const error = errorAt(`${name}[${index}]`);
            const row = { label: called, bare: true, error, value: typed, most: bounds.one?.maxLength };
            if (kind === 'names')
              return <EntryPicker {...row} targets={targets[spec.of ?? 'elements']} onChange={change} />;
            return <TextArea {...row} serif rows={1} onChange={({ target }) => change(target.value)} />;
          }}
        />
      );
    case 'pairs':
      return (
        <Rows
          {...rows}
          rows={value as Pair[]}
          blank={{ name: '', text: '' }}
          draw={(pair, _, change) => (
            <PairFields pair={pair} bounds={bounds} change={change} error={errorAt(`${name}.${pair.name}`)} />
          )}
        />
      );
    case 'relations':
      return (
        <Rows
          {...rows}
          rows={value as RelationRow[]}
          blank={{ to: '', kind: '', strength: 'moderate', inverse: '' }}
          ordered
          draw={(relation, _, change, index) => (
            <RelationFields
              relation={relation}
              bounds={bounds.one?.fields ?? {}}
              change={change}
              errorAt={(field) => errorAt(`${name}[${index}].${field}`)}
              targets={targets.elements}
            />
          )}
        />
      );
    case 'records':
      return (
        <Rows
          {...rows}
          rows={value as RecordRow[]}
          blank={Object.fromEntries(columns.map((column) => [column.name, blankOf(column)]))}
          ordered
          draw={(record, _, change, index) => (
            <RecordFields
              columns={columns}
              record={record}
              bounds={bounds.one?.fields ?? {}}
              change={change}
              errorAt={(field) => errorAt(`${name}[${index}].${field}`)}
            />
          )}
        />
      );
  }
}

type RecordProps = {
  columns: readonly Column[];
  record: RecordRow;
  bounds: Record<string, Bounds>;
  change: (record: RecordRow) => void;
  errorAt: ErrorAt;
};

function RecordFields({ columns, record, bounds, change, errorAt }: RecordProps) {
  return (
    <div className="grid items-start gap-2 sm:grid-cols-3">
      {columns.map((column) => {
        const { name, label, kind, options } = column;
        const value = String(record[name] ?? '');
        const shared = {
          label,
          value,
          error: errorAt(name),
          onChange: ({ target }: Typed) => change({ ...record, [name]: typedIn(column, target.value) }),
        };
        if (kind === 'choice') return <Select key={name} {...shared} options={withOwn(options ?? {}, value)} />;
        if (kind === 'number') return <TextField key={name} {...shared} inputMode="numeric" />;
        return <Line key={name} {...shared} most={bounds[name]?.maxLength} />;
      })}
    </div>
  );
}

function blankOf({ options, optional }: Column): string | null {
  return Object.keys(options ?? {})[0] ?? (optional ? null : '');
}

/** A number that is not whole yet stays as it is typed: the server says at the field what would do. */
function typedIn({ kind, optional }: Column, typed: string): string | number | null {
  if (kind === 'number' && String(wholeNumber(typed)) === typed) return wholeNumber(typed);
  return optional && typed === '' ? null : typed;
}

/** One line, unless the text came with breaks: a field of one line would take them out. */
function Line(props: ComponentProps<typeof TextField> & ComponentProps<typeof TextArea> & { value: string }) {
  const [broken, setBroken] = useState(false);
  if (!broken && /[\r\n]/.test(props.value)) setBroken(true);
  return broken ? <TextArea {...props} rows={2} /> : <TextField {...props} />;
}

type PairProps = { pair: Pair; bounds: Bounds; change: (pair: Pair) => void; error: string | undefined };

function PairFields({ pair, bounds, change, error }: PairProps) {
  return (
    <div className="grid items-start gap-2 sm:grid-cols-name-and-text">
      <Line
        label={t.name()}
        most={bounds.nameLength}
        value={pair.name}
        onChange={({ target }) => change({ ...pair, name: target.value })}
      />
      <TextArea
        label={t.says()}
        rows={1}
        most={bounds.one?.maxLength}
        value={pair.text}
        error={error}
        onChange={({ target }) => change({ ...pair, text: target.value })}
      />
    </div>
  );
}

type RelationProps = {
  relation: RelationRow;
  bounds: Record<string, Bounds>;
  change: (relation: RelationRow) => void;
  errorAt: ErrorAt;
  targets: readonly Target[];
};

function RelationFields({ relation, bounds, change, errorAt, targets }: RelationProps) {
  return (
    <div className="grid items-start gap-2 sm:grid-cols-2">
      <Line
        label={t.kind()}
        most={bounds.kind?.maxLength}
        value={relation.kind}
        error={errorAt('kind')}
        onChange={({ target }) => change({ ...relation, kind: target.value })}
      />
      <EntryPicker
        label={t.to()}
        most={bounds.to?.maxLength}
        targets={targets}
        value={relation.to}
        error={errorAt('to')}
        onChange={(to) => change({ ...relation, to })}
      />
      <Select
        label={t.strength()}
        options={withOwn(strengths, relation.strength)}
        value={relation.strength}
        error={errorAt('strength')}
        onChange={({ target }) => change({ ...relation, strength: target.value })}
      />
      <Line
        label={t.inverse()}
        most={bounds.inverse?.maxLength}
        placeholder={entries.inverseHint()}
        value={relation.inverse ?? ''}
        error={errorAt('inverse')}
        onChange={({ target }) => change({ ...relation, inverse: target.value })}
      />
    </div>
  );
}

/** A value that this version of the site does not know stays what it is. */
function withOwn(options: Readonly<Record<string, string>>, own: string) {
  return Object.entries({ ...options, [own]: options[own] ?? own }).map(([value, label]) => ({ value, label }));
}
