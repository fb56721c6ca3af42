import { POST_TARGET_NAMES, type PostTarget } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';

/** A summary to post: the kind of webhook, and the file with its address; null is the environment. */
export interface Post {
  readonly target: PostTarget;
  readonly urlFile: string | null;
}

function invalid(message: string): OuCostError {
  return new OuCostError('InvalidUsage', message);
}

/** A webhook's address is a secret. If it was given to the wrong option, no message may repeat it. */
function refuseAddress(option: string, value: string): void {
  if (!value.includes('://')) return;
  throw invalid(
    `${option} was given an address; a webhook's address must not be on the command line: put it into the environment or a file (--post-url-file)`,
  );
}

/** Collects `--post` and `--post-url-file` in the order of the command line: a file belongs to the post before it. */
export class PostPairs {
  readonly #posts: Post[] = [];

  addTarget(name: string): void {
    refuseAddress('--post', name);
    const target = POST_TARGET_NAMES.find((known) => known === name);
    if (target === undefined)
      throw invalid(`unknown --post '${name}'; use one of ${POST_TARGET_NAMES.join(', ')}`);
    this.#posts.push({ target, urlFile: null });
  }

  addFile(file: string): void {
    refuseAddress('--post-url-file', file);
    if (file === '') throw invalid('--post-url-file names no file');
    const last = this.#posts.pop();
    if (last === undefined) {
      throw invalid(
        `--post-url-file '${file}' has no --post before it; write as in --post slack --post-url-file ${file}`,
      );
    }
    if (last.urlFile !== null) {
      throw invalid(
        `--post-url-file '${file}' has no --post of its own: the --post before it already has '${last.urlFile}'`,
      );
    }
    this.#posts.push({ ...last, urlFile: file });
  }

  /** The posts. Fails with InvalidUsage if one webhook would get the summary twice. */
  toPosts(): readonly Post[] {
    const seen = new Set<string>();
    for (const { target, urlFile } of this.#posts) {
      const place = `${target} ${urlFile ?? ''}`;
      if (seen.has(place)) {
        throw invalid(`two posts would go to one ${target} webhook; give all but one a --post-url-file FILE`);
      }
      seen.add(place);
    }
    return this.#posts;
  }
}
