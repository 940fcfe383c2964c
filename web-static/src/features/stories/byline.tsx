import type { Author } from '@/api/types';
import * as t from '@/text/stories';
import { AuthorName } from '@/ui/authorName';

/** The author of something, and its last editor if there is one. */
export function Byline({ author, editor }: { author: Author; editor?: Author | null | undefined }) {
  const by = { author: () => <AuthorName author={author} /> };
  if (!editor) return <span>{t.by(by)}</span>;
  if (editor.kind === author.kind && editor.name === author.name) return <span>{t.byAndEdited(by)}</span>;
  return <span>{t.byAndEditedBy({ ...by, editor: () => <AuthorName author={editor} /> })}</span>;
}
