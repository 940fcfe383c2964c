import { type ComponentProps, useId, useState } from 'react';
import { errorAt } from '@/api/problem';
import type { FieldError } from '@/api/types';
import * as t from '@/text/canon';
import { Select, TextArea, TextField } from '@/ui/field';
import { Rows } from '@/ui/rows';
import { type Bounds, boundsOf, type Column, type FieldSpec, labelOf, type Part, parts } from './canon';
import type { Form } from './entryForm';
import { type FieldValue, type Pair, type RecordRow, type RelationRow, strengths, wholeNumber } from './fieldKinds';

/** An element that a relation or an event can point at. */
export type Target = { slug: string; name: string };

type Props = {
  part: Part;
  form: Form;
  onChange: (form: Form) => void;
  /** Errors, at paths inside the entry. */
  errors: readonly FieldError[];
  targets: readonly Target[];
};

/** The fields of one entry of the canon. */
export function EntryFields({ part, form, onChange, errors, targets }: Props) {
  const suggested = useId();
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
          suggested={suggested}
        />
      ))}
      <datalist id={suggested}>
        {targets.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </datalist>
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
  /** The id of the list of elements. */
  suggested: string;
};
type Typed = { target: { value: string } };

function Field({ spec, bounds, value, set, errorAt, suggested }: FieldProps) {
  const { name, label, one, kind, hint, options, columns = [] } = spec;
  const shared = { label, hint, error: errorAt(name) };
  const text = { ...shared, value: value as string, onChange: ({ target }: Typed) => set(target.value) };
  const rows = { ...shared, one: one ?? label, most: bounds.most, onChange: set };
  switch (kind) {
    case 'line':
    case 'picture':
      return <Line {...text} most={bounds.maxLength} />;
    case 'number':
      return <TextField {...text} inputMode="numeric" />;
    case 'text':
      return <TextArea {...text} most={bounds.maxLength} serif rows={3} />;
    case 'choice':
      return <Select {...text} options={withOwn(options ?? {}, text.value)} />;
    case 'list':
    case 'tokens':
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
            const onChange = ({ target }: Typed) => change(target.value);
            if (kind === 'names') return <TextField {...row} list={suggested} onChange={onChange} />;
            return <TextArea {...row} serif rows={1} onChange={onChange} />;
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
              suggested={suggested}
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
  suggested: string;
};

function RelationFields({ relation, bounds, change, errorAt, suggested }: RelationProps) {
  return (
    <div className="grid items-start gap-2 sm:grid-cols-3">
      <TextField
        label={t.to()}
        most={bounds.to?.maxLength}
        list={suggested}
        value={relation.to}
        error={errorAt('to')}
        onChange={({ target }) => change({ ...relation, to: target.value })}
      />
      <Line
        label={t.kind()}
        most={bounds.kind?.maxLength}
        value={relation.kind}
        error={errorAt('kind')}
        onChange={({ target }) => change({ ...relation, kind: target.value })}
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
