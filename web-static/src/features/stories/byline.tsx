import type { Author } from '@/api/types';
import { AuthorName } from '@/ui/authorName';

/** Who wrote something, and who edited it. */
export function Byline({ author, editor }: { author: Author; editor?: Author | null | undefined }) {
  const sameHand = editor?.kind === author.kind && editor.name === author.name;
  return (
    <span>
      by <AuthorName author={author} />
      {editor && !sameHand && (
        <>
          , edited by <AuthorName author={editor} />
        </>
      )}
      {sameHand && ', edited'}
    </span>
  );
}
