import type { Author } from '@/api/types';

/** Who wrote something; what an agent wrote, it wrote for a person. */
export function AuthorName({ author }: { author: Author }) {
  if (author.kind === 'person') return <span dir="auto">{author.name}</span>;
  return (
    <span className="text-agent">
      Agent for <bdi>{author.name}</bdi>
    </span>
  );
}
