import * as t from '@/text/problems';
import type { FieldError, ProblemDocument } from './types';

/** An answer of the API that is not what was asked for, or no answer at all. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: FieldError[];
  readonly document: Partial<ProblemDocument>;

  constructor(code: string, status: number, message: string, document: Partial<ProblemDocument> = {}) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.status = status;
    this.errors = document.errors ?? [];
    this.document = document;
  }

  static async of(response: Response): Promise<Problem> {
    const document = await readDocument(response);
    const code = document.type?.split('/').pop() ?? 'internal';
    return new Problem(code, response.status, document.detail ?? document.title ?? sentence(response.status), document);
  }

  /** Errors of fields that are found before anything is sent. */
  static here(errors: FieldError[]): Problem {
    const message = errors.map(({ message }) => message).join('. ');
    return new Problem('validation', 0, message, { errors });
  }

  static unreachable(): Problem {
    return new Problem('unreachable', 0, t.unreachable());
  }
}

/** Says why something failed, in words for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Problem ? error.message : t.unexpected();
}

/** Says which fields are wrong: a form shows that at each of them. */
export function errorsOf(error: unknown): readonly FieldError[] {
  return error instanceof Problem ? error.errors : [];
}

/** The message for the field at a JSON path. */
export function errorAt(errors: readonly FieldError[], path: string): string | undefined {
  return errors.find(({ field }) => field === path)?.message;
}

export function isProblem(error: unknown, code: string): error is Problem {
  return error instanceof Problem && error.code === code;
}

async function readDocument(response: Response): Promise<Partial<ProblemDocument>> {
  if (!response.headers.get('content-type')?.includes('json')) return {};
  return response.json().catch(() => ({}));
}

function sentence(status: number): string {
  if (status === 401) return t.signInFirst();
  if (status === 404) return t.notHere();
  if (status === 429) return t.tooManyRequests();
  return t.serverError({ status });
}
