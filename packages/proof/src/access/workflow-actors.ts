import type { Chain, WorkflowRole } from '../variants/chain.ts';
import type { Actor } from './actors.ts';

const ISSUER = 'token.actions.githubusercontent.com';

/** The role of a GitHub workflow, the workflow itself with a token of either form, and neighbours of each form. */
export function workflowActors(chain: Chain, one: WorkflowRole): Actor[] {
  const { workflow, roleArn, subjectWithoutIds, subjectWithIds } = one;
  const audience = chain.partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
  const bearer = (label: string, subject: string, aud = audience): Actor => ({
    id: aud === audience ? subject : `${subject} for ${aud}`,
    label,
    kind: 'workflow',
    accountId: workflow.accountId,
    provider: `arn:${chain.partition}:iam::${workflow.accountId}:oidc-provider/${ISSUER}`,
    keys: { [`${ISSUER}:aud`]: aud, [`${ISSUER}:sub`]: subject },
    isOfChain: true,
  });
  return [
    {
      id: roleArn,
      label: 'the role of the GitHub workflow',
      kind: 'role',
      roleArn,
      ownPolicies: [],
      isOfChain: true,
    },
    bearer('the GitHub workflow, with a token without ids', subjectWithoutIds),
    bearer('the GitHub workflow, with a token with ids', subjectWithIds),
    bearer(
      'the GitHub workflow, with a token for another audience',
      subjectWithoutIds,
      'https://github.com/example',
    ),
    ...neighbours(one).map(([label, subject]) => bearer(`a GitHub workflow ${label}`, subject)),
  ];
}

/** Subjects that differ from the workflow's in one thing, by what differs. */
function neighbours({ workflow, subjectWithoutIds, subjectWithIds }: WorkflowRole): [string, string][] {
  const { repository, branch, ownerId = '1001', repositoryId = '2002' } = workflow;
  const [owner = '', name = ''] = repository.split('/');
  const onBranch = (where: string): string => `repo:${where}:ref:refs/heads/${branch}`;
  const withIds = (ofOwner: string, ofName: string, more = `ref:refs/heads/${branch}`): string =>
    `repo:${owner}@${ofOwner}/${name}@${ofName}:${more}`;
  return [
    ['on another branch', `repo:${repository}:ref:refs/heads/other`],
    ['on a branch whose name begins with the same text', `${subjectWithoutIds}-2`],
    ['on a tag with the name of the branch', `repo:${repository}:ref:refs/tags/${branch}`],
    ['of a pull request', `repo:${repository}:pull_request`],
    ['in an environment with the name of the branch', `repo:${repository}:environment:${branch}`],
    ['of another repository of the owner', onBranch(`${owner}/else`)],
    ['of a repository whose name begins with the same text', onBranch(`${repository}-2`)],
    ['of a fork', onBranch(`somebody/${name}`)],
    ['of an owner whose name begins with the same text', onBranch(`${owner}2/${name}`)],
    ['of a repository that differs in case', onBranch(`${owner.toUpperCase()}/${name}`)],
    ['on another branch, with ids', withIds(ownerId, repositoryId, 'ref:refs/heads/other')],
    ['of a pull request, with ids', withIds(ownerId, repositoryId, 'pull_request')],
    ["of another repository with the repository's name, with ids", withIds(ownerId, '999')],
    ["of another owner with the owner's name, with ids", withIds('999', repositoryId)],
    ['of a repository whose id begins with the same digits', withIds(ownerId, `${repositoryId}0`)],
    ['of an owner whose id begins with the same digits', withIds(`${ownerId}0`, repositoryId)],
    ['of a fork, with ids', onBranch(`somebody@999/${name}@998`)],
    ['of a renamed repository, with ids', onBranch(`${owner}@${ownerId}/other@${repositoryId}`)],
    ['of a repository that differs in case, with ids', subjectWithIds.replace(owner, owner.toUpperCase())],
    ['on a branch whose name begins with the same text, with ids', `${subjectWithIds}-2`],
  ];
}
