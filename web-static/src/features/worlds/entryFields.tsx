import { Select, TextArea, TextField } from '@/ui/field';
import { type Form, type Part, parts } from './canon';

type Props = {
  part: Part;
  form: Form;
  onChange: (form: Form) => void;
  /** What is wrong with a field, by its name. */
  errorAt: (name: string) => string | undefined;
};

/** The fields of one entry of the canon. */
export function EntryFields({ part, form, onChange, errorAt }: Props) {
  return parts[part].fields.map(({ name, label, kind, hint, options }) => {
    const shared = { label, hint, error: errorAt(name), value: form[name] ?? '' };
    const set = (event: { target: { value: string } }) => onChange({ ...form, [name]: event.target.value });
    if (kind === 'choice') return <Select key={name} {...shared} options={options ?? []} onChange={set} />;
    if (kind === 'line') return <TextField key={name} {...shared} onChange={set} />;
    if (kind === 'number') return <TextField key={name} {...shared} inputMode="numeric" onChange={set} />;
    return <TextArea key={name} {...shared} serif={kind === 'text'} rows={kind === 'text' ? 3 : 2} onChange={set} />;
  });
}
