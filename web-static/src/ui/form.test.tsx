import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { TextField } from './field';
import { Form } from './form';

test('the field of the name that an error has shows it, and no other does', () => {
  const error = Problem.here([{ field: 'title', message: 'is missing' }]);
  const drawn = (name: string) =>
    renderToStaticMarkup(
      <Form error={error} onSubmit={() => {}}>
        <TextField label="Title" name={name} />
      </Form>,
    );
  expect(drawn('title')).toContain('is missing');
  expect(drawn('title')).toContain('aria-invalid="true"');
  expect(drawn('text')).not.toContain('is missing');
});
